using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using IatroX.Audit;
using IatroX.Cli;
using IatroX.Cli.Reports;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Tests.Attacks;

namespace IatroX.Safety.Tests.Attacks;

/// <summary>The site of all vectors, built once.</summary>
public sealed class AttackedSite : IDisposable
{
    public AttackSite Site { get; } = new([.. AttackVectors.All.Select(vector => vector.Text)], "host: netlify");

    public void Dispose() => Site.Dispose();
}

/// <summary>Hundreds of texts that would run, forge or mislead if a single place forgot to encode them: refused, or published as the text that they are.</summary>
public sealed class AttackTests(AttackedSite attacked) : IClassFixture<AttackedSite>
{
    private readonly AttackSite site = attacked.Site;

    [Fact]
    public void There_are_hundreds_of_vectors_in_classes_that_say_what_they_are()
    {
        Assert.True(AttackVectors.All.Count >= 600, $"{AttackVectors.All.Count} vectors");
        Assert.All(Directory.GetFiles(Path.Combine(AttackVectors.RepositoryRoot(), "tests", "vectors", "attacks")), file =>
            Assert.StartsWith("// ", File.ReadLines(file).First(), StringComparison.Ordinal));
        Assert.Equal(AttackVectors.All.Count, AttackVectors.All.DistinctBy(vector => vector.Text).Count());
    }

    [Fact]
    public void Most_vectors_were_published_in_every_field_so_that_the_other_tests_see_them()
    {
        var least = AttackVectors.All.Count / 2;
        Assert.All(site.Refused, field => Assert.True(AttackVectors.All.Count - field.Value >= least, $"{field.Key}: {field.Value} refused"));
        Assert.Equal(AttackVectors.All.Count, site.Publication.Answers.Length);
    }

    [Fact]
    public void No_file_of_the_site_holds_anything_active() => Assert.Empty(SiteAudit.Run(site.Output, jobs: 2, File.ReadAllBytes));

    [Fact]
    public void The_HTML_of_a_text_is_harmless_even_when_the_text_is_refused()
    {
        var config = ConfigParser.Parse(new SourceText("site.yaml", "site.yaml", "name: T\ntagline: T\ndescription: T.\nbase_url: https://clinic.test/\norganisation: T\ndisclaimer: T.\n"), null).Value!;
        var parser = new MarkdownParser(config, [], [new MediaFile("a.png", "a.png", 1, 1, 1)]);
        Assert.Empty(AttackVectors.All.Where(vector => !vector.Text.Contains('\uffff')).SelectMany(vector =>
        {
            var html = parser.Parse(vector.Text, 1, "questions/t/q.md", "/questions/q/", new Findings("q.md")).Html.ToString();
            return HtmlAudit.ProblemsOfContent(vector.Text, html);
        }));
    }

    [Fact]
    public void No_text_can_pass_for_a_review()
    {
        foreach (var answer in site.Publication.Answers)
        {
            var page = new HtmlParser().ParseDocument(Read(OutputFile.PathOf(answer.Question.Url)));
            Assert.Equal(
                (1, 1, 0, "noindex"),
                (page.QuerySelectorAll("#review").Length, page.QuerySelectorAll(".trust .badge").Length,
                    page.QuerySelectorAll("h1 *, .prose .badge, .prose .state, .prose .notice, .prose .trust, [data-summary] [class]").Length, page.QuerySelector("meta[name=robots]")!.GetAttribute("content")));
            var data = Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']")).TextContent;
            Assert.DoesNotContain(Keys(JsonDocument.Parse(data).RootElement), key => key is "reviewedBy" or "lastReviewed");
        }
        Assert.All(JsonDocument.Parse(Read("reviews.json")).RootElement.GetProperty("reviews").EnumerateArray(), answer => Assert.Equal("awaiting-sign-off", answer.GetProperty("state").GetString()));
    }

    [Fact]
    public void Sitemap_feeds_robots_and_host_files_have_the_entries_of_a_harmless_site()
    {
        using var harmless = new AttackSite(["Harmless"], "host: netlify");
        Assert.Equal(File.ReadAllText(Path.Combine(harmless.Output, "robots.txt")), Read("robots.txt"));
        Assert.Equal(File.ReadAllText(Path.Combine(harmless.Output, "_headers")), Read("_headers"));
        Assert.All(Read("_redirects").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'), line => Assert.Matches(@"^/\S+\s+/\S*\s+301!?$", line));
        var sitemap = XDocument.Parse(Read("sitemap.xml"));
        Assert.All(sitemap.Descendants().Where(element => element.Name.LocalName == "loc"), loc => Assert.StartsWith(AttackSite.BaseUrl, loc.Value, StringComparison.Ordinal));
        Assert.All(XDocument.Parse(Read("feed.xml")).Descendants().Where(element => element.Name.LocalName == "link"), link =>
            Assert.StartsWith(AttackSite.BaseUrl, link.Attribute("href")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void No_finding_commands_the_terminal_or_the_program_that_reads_the_log()
    {
        Assert.True(site.FirstFindings.Length > 1000);
        var text = new StringWriter { NewLine = "\n" };
        FindingPrinter.Print(site.FirstFindings, text);
        Assert.All(text.ToString().TrimEnd('\n').Split('\n'), line => Assert.Matches(@"^(input[/:]|output-config/|… and )[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$", line));
        Assert.DoesNotContain(text.ToString().EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);
        Assert.DoesNotMatch(@"##(vso|teamcity)?\[", text.ToString());

        var annotations = new StringWriter { NewLine = "\n" };
        GitHubReport.Write(site.FirstFindings, annotations);
        var lines = annotations.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(site.FirstFindings.Length, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^::(error|warning|notice) file=input(/[^:,]*)?(,line=\d+,col=\d+)?,title=[^:,]*::[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$", line));
        Assert.DoesNotMatch(@"##(vso|teamcity)?\[", annotations.ToString());

        using var sarif = JsonDocument.Parse(SarifReport.Of(site.FirstFindings));
        Assert.Equal(site.FirstFindings.Length, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        using var json = JsonDocument.Parse(JsonReport.Of(site.FirstFindings));
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(site.Output, path));

    private static IEnumerable<string> Keys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Keys(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Keys),
        _ => [],
    };
}
