using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

/// <summary>A site in a temporary folder, with plainly artificial reviewers, that tests write pages into.</summary>
public sealed class SmallSite : IDisposable
{
    public const string Path = "input/questions/testing/first.md";

    public static readonly DateOnly Today = new(2026, 11, 23);

    public SmallSite(string signOff = "required", string review = "")
    {
        Directory.CreateDirectory(Folder);
        Write("output-config/site.yaml", $"""
            name: Test site
            tagline: For tests
            description: A site for tests.
            base_url: https://test.example/
            organisation: Test organisation
            disclaimer: This is a test.
            review:
              sign_off: {signOff}
            {review}
            """);
        Write("input/topics.yaml", "- {id: testing, title: Testing}\n");
        Write("input/guidelines.yaml", "- {id: NG1, title: Test guideline, published: 2015-01-01, status: published}\n- {id: NG2, title: Second test guideline, published: 2015-01-01, status: published}\n");
        Write("input/reviewers/test-one.yaml", "name: Test Reviewer One\n");
        Write("input/reviewers/test-two.yaml", "name: Test Reviewer Two\nactive: {from: 2020-01-01, until: 2025-12-31}\n");
        Write("input/reviewers/demonstration.yaml", "name: Demonstration\ndemonstration: true\n");
    }

    public string Folder { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "iatrox-review-" + System.IO.Path.GetRandomFileName());

    public string Full(string path = Path) => System.IO.Path.Combine(Folder, path);

    public SmallSite Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
        return this;
    }

    public string Read(string path = Path) => File.ReadAllText(Full(path));

    public SmallSite Edit(string old, string with, string path = Path)
    {
        var text = Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public SmallSite Sign(string reviewer = "test-one", string date = "2026-03-07", string path = Path)
    {
        // On the day of the review, when nothing is overdue yet.
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var result = ReviewSigning.Run(Options() with { AsOf = day }, [Full(path)], reviewer, day);
        Assert.True(result.Refusal is null, result.Refusal + string.Join('\n', result.Findings));
        return this;
    }

    public BuildOptions Options(bool drafts = false) => new()
    {
        Site = Folder, Input = Full("input"), Theme = ThemeFolder, OutputConfig = Full("output-config"), Output = Full("output"), AsOf = Today, Drafts = drafts, Jobs = 2,
    };

    public ImmutableArray<Diagnostic> Check(bool drafts = false) => SiteBuild.Read(Options(drafts), new BuildWatch(), withHistory: true).Findings;

    /// <summary>The questions that can be read, each with its site, and whether an error keeps the site from being published.</summary>
    public ImmutableArray<(Question Question, Site Site)> Questions(out bool isRefused)
    {
        var reading = SiteBuild.Read(Options(), new BuildWatch(), withHistory: false);
        isRefused = reading.Findings.Any(finding => finding.Severity == Severity.Error);
        return reading.Site is { } site ? [.. site.Questions.Select(question => (question, site))] : [];
    }

    /// <summary>Such as <c>IX503 5:9</c>, notes left out.</summary>
    public string[] Codes(bool drafts = false) => [.. Check(drafts).Where(finding => finding.Severity > Severity.Note).Select(finding => $"{finding.Rule.Code} {finding.At.Line}:{finding.At.Column}")];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A page without findings once it is signed.</summary>
    public static string Page(string body = "Take the test. Then rest [@NG1].\n", string question = "What is a test?") => $"""
        ---
        question: {question}
        confidence: high
        nice: [NG1]
        ---

        {body}
        """.ReplaceLineEndings("\n");

    private static string ThemeFolder
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(System.IO.Path.Combine(folder, "global.json")))
            {
                folder = System.IO.Path.GetDirectoryName(folder)!;
            }
            return System.IO.Path.Combine(folder, "theme");
        }
    }
}
