using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>A small artificial site, built for real into a temporary folder: a signed, an unsigned, an overdue, a demonstration and a withdrawn answer.</summary>
public sealed class MachineSite : IDisposable
{
    public const string BaseUrl = "https://clinic.test/kb/";

    private const string Config = """
        name: Test Clinic
        tagline: Answers for tests
        description: Artificial answers. They test machines.
        base_url: https://clinic.test/kb/
        organisation: Test Organisation
        disclaimer: Artificial text for tests.
        review: {overdue: warn, guidance_changed: warn, sign_off: warn}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("iatrox-machine-").FullName;

    public MachineSite() => Build("");

    public string Output { get; private set; } = "";

    public string? CardsLeftOut { get; private set; }

    /// <summary>What the last build published.</summary>
    internal Publication Publication { get; private set; } = null!;

    /// <summary>Where cards are kept between builds.</summary>
    public string CardCache => Path.Combine(folder, "site", ".iatrox-cache", "cards");

    /// <summary>Builds the site with further configuration, and gives the folder that it was published into.</summary>
    /// <param name="hostSettings">The text of the host's own file.</param>
    public string Build(string configuration, string? host = null, string hostSettings = "", string outputName = "output", Func<string, string>? change = null, bool drafts = false)
    {
        var site = Path.Combine(folder, "site");
        change ??= text => text;
        Write(site, "output-config/site.yaml", $"{change(Config)}\n{configuration}\n{(host is null ? "" : $"host: {host}\n")}");
        if (hostSettings.Length > 0)
        {
            Write(site, $"output-config/hosts/{host}.yaml", hostSettings);
        }
        foreach (var (path, text) in Files)
        {
            Write(site, "input/" + path, Signed(path, change(text)));
        }
        Output = Path.Combine(folder, outputName);
        var result = SiteBuild.Run(Options(site) with { Drafts = drafts }, new BuildWatch());
        CardsLeftOut = result.CardsLeftOut;
        Assert.True(result.IsPublished, string.Join('\n', result.Findings));
        Publication = result.Publication!;
        return Output;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Output, path));

    /// <summary>The same page as a preview of the site that was built last shows it.</summary>
    public string Preview(string path) => Encoding.UTF8.GetString(new SitePreview(Options(Path.Combine(folder, "site"))).Build().Site!.Bytes(path)!.Value.Span);

    public bool Has(string path) => File.Exists(Path.Combine(Output, path));

    public IEnumerable<string> Pages => Directory.EnumerateFiles(Output, "*.html", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private BuildOptions Options(string site) => new()
    {
        Site = site, Input = Path.Combine(site, "input"), Theme = Path.Combine(RepositoryRoot(), "theme"), OutputConfig = Path.Combine(site, "output-config"),
        Output = Output, AsOf = new DateOnly(2026, 3, 1), Jobs = 2,
    };

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IatroX.Site.sln")))
        {
            folder = folder.Parent!;
        }
        return folder.FullName;
    }

    private static void Write(string site, string path, string text)
    {
        var full = Path.Combine(site, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Puts the digest of the text in place of DIGEST.</summary>
    private static string Signed(string path, string text)
    {
        if (!text.Contains("DIGEST", StringComparison.Ordinal))
        {
            return text;
        }
        var config = ConfigParser.Parse(new SourceText("site.yaml", "site.yaml", Config), null).Value!;
        var question = QuestionParser.Parse(new SourceText("input/" + path, path, text.Replace("signoff: DIGEST\n", "", StringComparison.Ordinal)), new MarkdownParser(config, [], [])).Value!;
        return text.Replace("DIGEST", SignOff.DigestOf(question), StringComparison.Ordinal);
    }

    private static readonly (string Path, string Text)[] Files =
    [
        ("topics.yaml", "- {id: infection, title: Infection, description: Artificial infections., specialty: Infectious}\n- {id: ear, title: Ear, parent: infection}\n"),
        ("guidelines.yaml", """
            - {id: NG1, title: Artificial guideline & its "title", published: 2015-01-14, updated: 2019-10-09, status: published}
            """),
        ("reviewers/test-reviewer-one.yaml", "name: Test Reviewer One\ncredentials: TEST\nrole: Test role\nregistration: {body: GMC, number: \"1234567\"}\n"),
        ("reviewers/demonstration.yaml", "name: Demonstration content\ndemonstration: true\n"),
        ("pages/about.md", "---\ntitle: About\n---\nArtificial page.\n"),
        ("questions/infection/signed.md", """
            ---
            question: Is this <b>signed</b> & "quoted"?
            confidence: high
            reviewer: test-reviewer-one
            date: 2025-06-01
            aspects: [diagnosis, treatment]
            nice: [{ref: NG1, recommendations: [1.2.3]}]
            summary: A first whole sentence of the summary. A second one that goes on for so long that it cannot possibly fit into what search engines show of a description, which is about one hundred and sixty characters.
            synonyms: [signed thing]
            aliases: [/answers/12/, /old.html]
            changes:
              - {date: 2025-05-02, kind: clinical, note: An artificial change.}
            signoff: DIGEST
            ---

            The first paragraph relies on guidance [@NG1 1.2.3]. See [another answer](../ear/unsigned.md#part).

            ## A part

            - One
            - Two
            """),
        ("questions/ear/unsigned.md", "---\nquestion: Is this unsigned?\nconfidence: moderate\nreviewer: test-reviewer-one\ndate: 2025-07-01\nnice: []\n---\nAn unsigned text.\n\n## Part\n\nMore.\n"),
        ("questions/infection/overdue.md", "---\nquestion: Is this overdue?\nconfidence: low\nreviewer: test-reviewer-one\ndate: 2020-01-01\nnice: []\nsignoff: DIGEST\n---\nAn overdue text.\n"),
        ("questions/infection/demo.md", "---\nquestion: Is this a demonstration?\nconfidence: low\nreviewer: demonstration\ndate: 2026-02-01\nnice: []\n---\nA demonstration.\n"),
        ("questions/infection/withdrawn.md", "---\nquestion: Is this withdrawn?\nconfidence: low\nreviewer: test-reviewer-one\ndate: 2025-07-01\nnice: []\nwithdrawn: {date: 2025-08-01, reason: Artificial., replaced_by: signed}\n---\nGone.\n"),
    ];
}
