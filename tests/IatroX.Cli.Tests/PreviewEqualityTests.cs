using System.Collections.Immutable;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli.Tests;

public class PreviewEqualityTests
{
    /// <summary>Each with what it does to the site's folder; any order must do.</summary>
    private static readonly ImmutableArray<Action<CliSite, Random>> Edits =
    [
        (site, random) => site.Write($"input/questions/testing/page-{random.Next(4)}.md", Page(random)),
        (site, random) => site.Write($"input/questions/other/other-{random.Next(3)}.md", Page(random)),
        (site, random) => site.Write("input/pages/about.md", $"---\ntitle: About {random.Next(9)}\n---\n\nText {random.Next(9)} MRI.\n"),
        (site, random) => site.Write("input/abbreviations.yaml", $"MRI: magnetic resonance imaging {random.Next(3)}\n"),
        (site, random) => site.Write("input/guidelines.yaml", $"- {{id: NG1, title: Test {random.Next(3)}, published: 2015-01-01, updated: 2026-06-0{1 + random.Next(3)}, status: published}}\n- {{id: NG2, title: Second, published: 2015-01-01, status: published}}\n"),
        (site, random) => site.Write("theme/styles/zz.css", $"p {{ order: {random.Next(9)}; }}\n"),
        (site, random) => Replace(site.Full("output-config/site.yaml"), "disclaimer: ", $"disclaimer: Test {random.Next(9)}."),
        (site, random) => Delete(site.Full($"input/questions/other/other-{random.Next(3)}.md")),
        (site, random) => Rename(site.Full($"input/questions/testing/page-{random.Next(4)}.md"), site.Full("input/questions/testing/renamed.md")),
        (site, random) => Swap(site.Full("input/questions/testing/page-0.md"), site.Full("input/questions/testing/page-1.md")),
    ];

    [Fact]
    public void After_any_edits_preview_shows_the_bytes_of_a_clean_build()
    {
        using var site = Site();
        var random = new Random(4);
        var preview = new SitePreview(Options(site));
        for (var round = 0; round < 12; round++)
        {
            for (var edits = round == 0 ? 0 : 1 + random.Next(3); edits > 0; edits--)
            {
                Edits[random.Next(Edits.Length)](site, random);
            }
            var shown = preview.Build();
            var built = SiteBuild.Run(Options(site), new BuildWatch());
            Assert.Equal(built.Findings, shown.Findings);
            Assert.Equal(built.Files.Select(file => file.Path), shown.Site!.Paths.Order(StringComparer.Ordinal));
            Assert.All(built.Files, file => Assert.True(shown.Site.Bytes(file.Path)!.Value.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(site.Full("output"), file.Path))), file.Path));
        }
    }

    [Fact]
    public void An_answer_edited_after_its_sign_off_is_shown_and_says_so_and_never_as_reviewed()
    {
        using var site = Site();
        var page = site.Full("input/questions/testing/page-0.md");
        Assert.Equal(0, site.Run("review", "sign", page, "--reviewer", "test-one", "--date", "2026-03-07").ExitCode);
        var preview = new SitePreview(Options(site) with { Drafts = false });
        Assert.Contains("7 March 2026", Text(preview.Build(), "questions/page-0/index.html"), StringComparison.Ordinal);

        Replace(page, "Answer ", "Answer otherwise");
        var build = preview.Build();

        Assert.Contains(build.Findings, finding => finding.Rule == Rules.EditedSinceSignOff && finding.Severity == Severity.Error);
        var shown = Text(build, "questions/page-0/index.html");
        Assert.Contains("Edited since review", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("7 March 2026", shown, StringComparison.Ordinal);
        Assert.False(SiteBuild.Run(Options(site) with { Drafts = false }, new BuildWatch()).IsPublished);
    }

    internal static CliSite Site()
    {
        var site = new CliSite();
        File.AppendAllText(site.Full("output-config/site.yaml"), "review: {sign_off: warn, guidance_changed: warn}\n");
        var random = new Random(1);
        for (var i = 0; i < 4; i++)
        {
            site.Write($"input/questions/testing/page-{i}.md", Page(random));
        }
        return site;
    }

    internal static BuildOptions Options(CliSite site) => new()
    {
        Site = site.Folder, Input = site.Full("input"), Theme = site.Full("theme"), OutputConfig = site.Full("output-config"), Output = site.Full("output"),
        AsOf = new DateOnly(2026, 11, 23), Drafts = true, Jobs = 2,
    };

    private static string Text(PreviewBuild build, string path) => System.Text.Encoding.UTF8.GetString(build.Site!.Bytes(path)!.Value.Span);

    /// <summary>Of few lengths, so that a change often keeps the length of the file.</summary>
    private static string Page(Random random) =>
        $"---\nquestion: What is test {random.Next(1_000_000_000, 2_000_000_000)}?\nconfidence: moderate\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG{1 + random.Next(2)}]\n{(random.Next(3) == 0 ? "draft: true\n" : "")}---\n\nAnswer {random.Next(10)} after MRI.\n";

    private static void Replace(string file, string start, string with) =>
        File.WriteAllLines(file, File.ReadAllLines(file).Select(line => line.StartsWith(start, StringComparison.Ordinal) ? with : line));

    private static void Delete(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    private static void Rename(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to, overwrite: true);
        }
    }

    private static void Swap(string left, string right)
    {
        if (File.Exists(left) && File.Exists(right))
        {
            File.Move(left, left + ".tmp");
            File.Move(right, left);
            File.Move(left + ".tmp", right);
        }
    }
}
