using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Parse;

public class CalloutTests
{
    [Theory]
    [InlineData("> [!RED FLAG]\n> Pain.", "<h2 class=\"care-card-heading\">Red flag</h2>", "Red flag\n\nPain.")]
    [InlineData("> [!WARNING]\n> Pain.", "<p class=\"alert-title\">Warning</p>", "Warning\n\nPain.")]
    [InlineData("> [!URGENT] Today if:\n> Pain.", "<span class=\"visually-hidden\">Urgent: </span>Today if:</h2>", "Urgent: Today if:\n\nPain.")]
    public void A_callout_says_its_kind_once(string markdown, string heading, string text)
    {
        var body = Parse(markdown);
        Assert.Contains(heading, body.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, body.Text.ToString().Trim());
    }

    private static MarkdownBody Parse(string markdown)
    {
        var config = new SiteConfig { Name = "x", Tagline = "x", Description = "x", BaseUrl = new Uri("https://site.example/"), Organisation = "x", Disclaimer = "x" };
        return new MarkdownParser(config, [], []).Parse(markdown, 1, "questions/t/x.md", "/questions/x/", new Findings("x.md"));
    }
}
