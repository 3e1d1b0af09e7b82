using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

/// <summary>Tries every way by which text that nobody signed could be shown as reviewed.</summary>
public class ReachTests
{
    private const string Answer = "questions/first/index.html";

    [Fact]
    public void A_refused_build_leaves_the_signed_edition_in_place()
    {
        using var site = Published();
        var before = File.ReadAllBytes(site.Full("output/" + Answer));
        site.Edit("rest", "walk");

        Assert.False(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
        Assert.Equal(before, File.ReadAllBytes(site.Full("output/" + Answer)));
    }

    [Fact]
    public void A_build_with_drafts_shows_the_edited_text_and_no_review() => AssertUnreviewed(Edited(), site =>
    {
        Assert.True(SiteBuild.Run(site.Options(drafts: true), new BuildWatch()).IsPublished);
        return Directory.EnumerateFiles(site.Full("output"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(site.Full("output"), file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_preview_shows_the_edited_text_and_no_review(bool drafts) => AssertUnreviewed(Edited(), site => Files(new SitePreview(site.Options(drafts)).Build()));

    [Fact]
    public void A_preview_that_remembers_the_signed_edition_shows_the_edited_one_without_its_review()
    {
        var site = Published();
        var preview = new SitePreview(site.Options());
        Assert.Contains("Test Reviewer One", Text(Files(preview.Build())[Answer]), StringComparison.Ordinal);
        site.Edit("rest", "walk");
        AssertUnreviewed(site, _ => Files(preview.Build()));
    }

    /// <summary>A file system that lies about the time of a change can hide an edit, but then the text that is shown is the one that was signed.</summary>
    [Fact]
    public void An_edit_hidden_from_the_memo_is_not_shown_as_reviewed()
    {
        using var site = Published();
        var old = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(site.Full(), old);
        var preview = new SitePreview(site.Options());
        _ = Files(preview.Build());
        site.Edit("rest", "walk");
        File.SetLastWriteTimeUtc(site.Full(), old);

        var page = Text(Files(preview.Build())[Answer]);
        Assert.False(page.Contains("Then walk", StringComparison.Ordinal) && page.Contains("Test Reviewer One", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signature_that_fits_is_judged_again_when_its_reviewer_becomes_a_demonstration()
    {
        var site = Published();
        var preview = new SitePreview(site.Options());
        _ = preview.Build();
        site.Write("input/reviewers/test-one.yaml", "name: Test Reviewer One\ndemonstration: true\n");
        Assert.DoesNotContain("lastReviewed", Text(Files(preview.Build())[Answer]), StringComparison.Ordinal);
        site.Dispose();
    }

    /// <summary>A theme can say anything in its own words; of the review of a page that does not stand, it is given nothing to say.</summary>
    [Theory]
    [InlineData("{{ q.reviewed }} {{ q.reviewer }} {{ q.due }} {{ q.digest }} {{ q.written }}")]
    [InlineData("{{ if q.reviewer }}Reviewed by {{ q.reviewer.name }} on {{ q.reviewed.iso }}{{ end }}")]
    public void A_theme_that_prints_all_it_is_given_prints_no_review(string printing)
    {
        var site = Edited();
        CopyTheme(site);
        site.Write("theme/templates/question.html", site.Read("theme/templates/question.html") + printing);
        AssertUnreviewed(site, _ =>
        {
            var result = SiteBuild.Run(site.Options(drafts: true) with { Theme = site.Full("theme") }, new BuildWatch());
            return result.IsPublished
                ? Directory.EnumerateFiles(site.Full("output"), "*.html", SearchOption.AllDirectories)
                    .ToDictionary(file => Path.GetRelativePath(site.Full("output"), file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal)
                : throw new Xunit.Sdk.XunitException(string.Join('\n', result.Findings.Select(finding => finding.ToString())));
        });
    }

    private static SmallSite Published()
    {
        var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page()).Sign();
        Assert.True(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
        return site;
    }

    private static SmallSite Edited() => new SmallSite().Write(SmallSite.Path, SmallSite.Page()).Sign().Edit("rest", "walk");

    private static Dictionary<string, byte[]> Files(PreviewBuild build)
    {
        Assert.NotNull(build.Site);
        return build.Site.Paths.Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => build.Site.Bytes(path)!.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The edited text is there, and no file for people or machines names the day, the digest, or the reviewer beside it.</summary>
    private static void AssertUnreviewed(SmallSite site, Func<SmallSite, Dictionary<string, byte[]>> make)
    {
        using (site)
        {
            var digest = site.Read().Split("signoff: ")[1].Split('\n')[0];
            var files = make(site);
            Assert.Contains("Then walk", Text(files[Answer]), StringComparison.Ordinal);
            Assert.Contains("Edited since review", Text(files[Answer]), StringComparison.Ordinal);
            Assert.DoesNotContain("Test Reviewer One", Text(files[Answer]), StringComparison.Ordinal);
            Assert.All(files, file => Assert.All(["2026-03-07", "7 March 2026", digest], fact => Assert.DoesNotContain(fact, Text(file.Value), StringComparison.Ordinal)));
        }
    }

    private static void CopyTheme(SmallSite site)
    {
        var theme = site.Options().Theme;
        foreach (var file in Directory.EnumerateFiles(theme, "*", SearchOption.AllDirectories))
        {
            var copy = site.Full(Path.Combine("theme", Path.GetRelativePath(theme, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
