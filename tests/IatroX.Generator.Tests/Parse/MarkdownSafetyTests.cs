using System.Diagnostics;
using AngleSharp.Html.Parser;
using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using Markdig;

namespace IatroX.Generator.Tests.Parse;

/// <summary>Whatever is written in a body, its HTML holds only elements and attributes of ours, and is made in short time.</summary>
public class MarkdownSafetyTests
{
    private static readonly HashSet<string> Elements = new(
        "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code hr br em strong s a sup abbr img figure figcaption table thead tbody tr th td input section div span html head body".Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(
        "id class href src alt title width height loading decoding scope start type disabled checked role tabindex aria-label aria-labelledby".Split(' '),
        StringComparer.Ordinal);

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "![a](javascript:alert(1))", "<javascript:alert(1)>", "[x]: javascript:x\n",
        "[x]", "`", "```x\" onload=\"y\n", "*", "**", "~~", "> ", "> [!URGENT] ", "\n", "\n\n", "- ", "- [x] ", "1. ", "# ", "## \" onclick=\"x ", "|a|b|\n|-|-|\n|", "[^1]", "[^1]: ",
        ":   ", "[@NG59 1.2.1]", "[@\"><script>]", "<!--", "-->", "<![CDATA[", "&lt;", "&#0;", "&colon;", "\\", "\u0000", "\u202e", "a", " ", "https://example.org/\"x ", "(", ")", "{onclick=x}",
        "[a](https://example.org 'x\" onclick=\"y')", "</section></main>", "<svg/onload=x>", "AF ",
    ];

    [Fact]
    public void Nothing_that_is_written_becomes_markup_that_we_did_not_write() =>
        Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[1, 25].Sample(pieces => AssertSafe(string.Concat(pieces)), iter: 2000);

    [Theory]
    [InlineData("[a](", 900)]
    [InlineData("![[](", 500)]
    [InlineData("[^a]: x\n[^a]", 400)]
    [InlineData("*a _b ", 20_000)]
    [InlineData("> ", 5_000)]
    [InlineData("- x\n ", 5_000)]
    [InlineData("`a``b", 10_000)]
    [InlineData("~~~~\n", 10_000)]
    [InlineData("|a", 10_000)]
    [InlineData("# same\n", 5_000)]
    [InlineData("&amp;", 20_000)]
    [InlineData("\\", 60_000)]
    public void Hostile_repetition_is_read_or_refused_within_seconds(string piece, int times)
    {
        var started = Stopwatch.GetTimestamp();
        Html(string.Concat(Enumerable.Repeat(piece, times)));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("> ")]
    public void A_small_text_cannot_ask_for_a_table_of_millions_of_cells(string quote)
    {
        string[] table = ["|" + string.Concat(Enumerable.Repeat("a|", 2000)), "|" + string.Concat(Enumerable.Repeat("-|", 2000)), .. Enumerable.Repeat("|x", 5000)];
        Assert.InRange(Html(string.Concat(table.Select(row => quote + row + "\n"))).Length, 0, 1_000_000);
    }

    /// <summary>Marks that may open something and then do not, among words.</summary>
    private static readonly string[] Marks = ["[", "]", "![", "][", "[]", "*", "**", "_", "~~", "~", "`", "<", ">", "> ", "|", "|-|\n", "\n", "\n\n", "\\", "\\[", "&lt;", "- ", "# ", "[^", "a", "b ", "0, 5)"];

    /// <summary>Markdig's own renderer is the plain version: it leaves out nothing.</summary>
    [Fact]
    public void No_character_of_a_text_is_lost()
    {
        var pipeline = new MarkdownPipelineBuilder();
        pipeline.DisableHtml().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough);
        var plain = pipeline.Build();
        Gen.Int[0, Marks.Length - 1].Select(mark => Marks[mark]).Array[1, 25].Select(marks => string.Concat(marks))
            .Sample(markdown => Assert.Equal(Shown(Markdig.Markdown.ToHtml(markdown, plain)), Shown(Html(markdown))), iter: 5000);

        static string Shown(string html) => string.Concat(new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!.TextContent.Where(letter => !char.IsWhiteSpace(letter)));
    }

    [Theory]
    [InlineData("A range of [0, 5) units", "<p>A range of [0, 5) units</p>")]
    [InlineData("[gout][nowhere] and [acute [gout", "<p>[gout][nowhere] and [acute [gout</p>")]
    public void A_bracket_that_opens_nothing_is_shown(string markdown, string html) => Assert.Equal(html, Html(markdown).TrimEnd());

    [Theory]
    [InlineData("![A & B &lt; C `d` [e](x.md) *f*](../../media/x.png)", "A & B < C d e f")]
    public void All_words_of_an_alternative_text_are_kept(string markdown, string words) =>
        Assert.Equal(words, new HtmlParser().ParseDocument($"<!doctype html><body>{Html(markdown)}").QuerySelector("img")!.GetAttribute("alt"));

    private static void AssertSafe(string markdown)
    {
        var document = new HtmlParser().ParseDocument($"<!doctype html><body>{Html(markdown)}");
        foreach (var element in document.All)
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
            var address = element.GetAttribute("href") ?? element.GetAttribute("src");
            Assert.True(address is null || address[0] is '#' or '/' || address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.Ordinal), address);
        }
        Assert.All(document.QuerySelectorAll("[id]").GroupBy(element => element.Id), group => Assert.Single(group));
    }

    private static string Html(string markdown)
    {
        var config = new SiteConfig { Name = "x", Tagline = "x", Description = "x", BaseUrl = new Uri("https://site.example/"), Organisation = "x", Disclaimer = "x" };
        var parser = new MarkdownParser(config, [new Abbreviation("AF", "atrial \"fibrillation\"", default)], []);
        return parser.Parse(markdown, 1, "questions/t/x.md", "/questions/x/", new Findings("x.md")).Html.ToString();
    }
}
