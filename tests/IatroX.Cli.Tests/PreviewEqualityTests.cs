using IatroX.Generator;
using IatroX.Generator.Load;
using IatroX.Generator.Model;

namespace IatroX.Cli.Tests;

public class PreviewEqualityTests
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void After_any_edits_preview_shows_the_bytes_of_a_clean_build(int seed, bool toldWhatChanged)
    {
        using var site = Site();
        var random = new Random(seed);
        var preview = new SitePreview(Options(site));
        var (shownOften, refusedOften) = (0, 0);
        for (var round = 0; round < 24; round++)
        {
            var before = Sources(site);
            for (var edits = round == 0 ? 0 : 1 + random.Next(3); edits > 0; edits--)
            {
                RandomEdits.Next(site, random);
            }
            var shown = preview.Build(toldWhatChanged ? SourceChanges.Of(Changed(before, Sources(site))) : SourceChanges.All, new BuildWatch());
            var built = SiteBuild.Run(Options(site), new BuildWatch());
            Assert.Equal(built.Findings, shown.Findings);
            _ = built.IsPublished ? shownOften++ : refusedOften++;
            if (built.IsPublished)
            {
                Assert.NotNull(shown.Site);
                Assert.Equal(built.Files.Select(file => file.Path), shown.Site.Paths.Order(StringComparer.Ordinal));
                Assert.All(built.Files, file => Assert.True(shown.Site.Bytes(file.Path)!.Value.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(site.Full("output"), file.Path))), file.Path));
            }
        }
        Assert.True(shownOften >= 5 && refusedOften >= 1, $"{shownOften} shown, {refusedOften} refused");
    }

    /// <summary>Every source file and folder with its text.</summary>
    private static Dictionary<string, string> Sources(CliSite site) => ((string[])["input", "theme", "output-config"])
        .SelectMany(folder => Directory.EnumerateFileSystemEntries(site.Full(folder), "*", SearchOption.AllDirectories))
        .ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllText(path) : "", StringComparer.Ordinal);

    /// <summary>What a watcher would tell: what came, went or is another.</summary>
    private static IEnumerable<string> Changed(Dictionary<string, string> before, Dictionary<string, string> now) =>
        before.Keys.Union(now.Keys, StringComparer.Ordinal).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path));

    [Fact]
    public void An_answer_edited_after_its_sign_off_is_shown_and_says_so_and_never_as_reviewed()
    {
        using var site = Site();
        var page = site.Full("input/questions/testing/page-0.md");
        Assert.Equal(0, site.Run("review", "sign", page, "--reviewer", "test-one", "--date", "2026-03-07").ExitCode);
        var preview = new SitePreview(Options(site) with { Drafts = false });
        Assert.Contains("7 March 2026", Text(preview.Build(SourceChanges.All, new BuildWatch()), "questions/page-0/index.html"), StringComparison.Ordinal);

        RandomEdits.Replace(page, "Answer ", "Answer otherwise");
        var build = preview.Build(SourceChanges.All, new BuildWatch());

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
            site.Write($"input/questions/testing/page-{i}.md", RandomEdits.Page(random));
        }
        File.AppendAllText(site.Full("theme/templates/home.html"), "<p>Edited</p>\n");
        return site;
    }

    /// <summary>Puts right, or away, whatever random edits may have made wrong.</summary>
    internal static void Mend(CliSite site)
    {
        Directory.Delete(site.Full("input/questions"), recursive: true);
        var random = new Random(1);
        for (var i = 0; i < 4; i++)
        {
            site.Write($"input/questions/testing/page-{i}.md", RandomEdits.Page(random));
        }
    }

    internal static BuildOptions Options(CliSite site) => new()
    {
        Site = site.Folder, Input = site.Full("input"), Theme = site.Full("theme"), OutputConfig = site.Full("output-config"), Output = site.Full("output"),
        AsOf = new DateOnly(2026, 11, 23), Drafts = true, Jobs = 2,
    };

    private static string Text(PreviewBuild build, string path) => System.Text.Encoding.UTF8.GetString(build.Site!.Bytes(path)!.Value.Span);
}
