using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Parse;

public class FootnoteTests
{
    [Theory]
    [InlineData("Rest[^1].\n\n[^1]: At home.", true)]
    [InlineData("Rest.\n\n[^1]: At home.", false)]
    public void A_page_has_a_part_for_notes_only_where_one_is_referred_to(string markdown, bool hasNotes)
    {
        var config = new SiteConfig { Name = "x", Tagline = "x", Description = "x", BaseUrl = new Uri("https://site.example/"), Organisation = "x", Disclaimer = "x" };
        var body = new MarkdownParser(config, [], []).Parse(markdown, 1, "questions/t/x.md", "/questions/x/", new Findings("x.md"));
        Assert.Equal(hasNotes, body.Html.ToString().Contains("<section class=\"footnotes\"", StringComparison.Ordinal));
    }
}
