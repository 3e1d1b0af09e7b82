using AngleSharp.Html.Parser;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Parse;

public class FootnoteTests
{
    [Theory]
    [InlineData("Rest[^1].\n\n[^1]: At home.", true)]
    [InlineData("Rest.\n\n[^1]: At home.", false)]
    public void A_page_has_a_part_for_notes_only_where_one_is_referred_to(string markdown, bool hasNotes) =>
        Assert.Equal(hasNotes, Html(markdown).Contains("<section class=\"footnotes\"", StringComparison.Ordinal));

    /// <summary>By whom only letters and digits arrive, such as a program that reads the page.</summary>
    [Fact]
    public void A_mark_is_not_taken_for_a_part_of_the_number_before_it()
    {
        var html = Html("Below 16[^1] and 4 [@NG1][@NG2].\n\n[^1]: At home.");
        Assert.StartsWith("Below 16[a] and 4[1, 2].", new HtmlParser().ParseDocument(html).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_letters_of_notes_go_on_behind_z_as_those_of_their_list_do()
    {
        var notes = Enumerable.Range(1, 28).ToArray();
        var text = new HtmlParser().ParseDocument(Html(string.Join(" ", notes.Select(note => $"[^{note}]")) + "\n\n" + string.Concat(notes.Select(note => $"[^{note}]: Note.\n")))).Body!.TextContent;
        Assert.StartsWith("[a] [b]", text, StringComparison.Ordinal);
        Assert.Contains("[z] [aa] [ab]", text, StringComparison.Ordinal);
    }

    private static string Html(string markdown)
    {
        var config = new SiteConfig { Name = "x", Tagline = "x", Description = "x", BaseUrl = new Uri("https://site.example/"), Organisation = "x", Disclaimer = "x" };
        return new MarkdownParser(config, [], []).Parse(markdown, 1, "questions/t/x.md", "/questions/x/", new Findings("x.md")).Html.ToString();
    }
}
