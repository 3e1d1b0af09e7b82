using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class StructuredDataTests(MachineSite site) : IClassFixture<MachineSite>
{
    private readonly Vocabulary vocabulary = new(Path.Combine(MachineSite.RepositoryRoot(), "tests/IatroX.Generator.Tests/Render/Machine/schema-org.txt"));

    [Fact]
    public void Every_property_belongs_to_its_type_and_every_value_is_in_its_range()
    {
        var checkedPages = 0;
        foreach (var page in site.Pages.Where(page => !page.EndsWith("404.html", StringComparison.Ordinal)))
        {
            if (Graph(page) is { } graph)
            {
                Assert.Empty(vocabulary.Problems(graph));
                checkedPages++;
            }
        }
        Assert.True(checkedPages > 15);
    }

    [Fact]
    public void The_vocabulary_refuses_a_property_of_another_type()
    {
        using var json = JsonDocument.Parse("""[{"@type":"Person","lastReviewed":"2025-01-01"},{"@type":"WebPage","lastReviewed":"soon"}]""");
        Assert.Equal(["lastReviewed does not belong to Person", "WebPage.lastReviewed cannot be \"soon\""], vocabulary.Problems(json.RootElement));
    }

    [Fact]
    public void A_signed_answer_says_what_its_page_shows()
    {
        var document = Document("questions/signed/index.html");
        var page = Node(document, "MedicalWebPage");
        Assert.Equal(document.QuerySelector("h1")!.TextContent, page.GetProperty("name").GetString());
        Assert.Equal(document.QuerySelector("[data-reviewed]")!.GetAttribute("datetime"), page.GetProperty("lastReviewed").GetString());
        Assert.Equal(document.QuerySelector("[data-review-due]")!.GetAttribute("data-review-due"), page.GetProperty("expires").GetString());
        Assert.Equal("2025-06-01", page.GetProperty("dateModified").GetString());
        Assert.Equal("https://schema.org/Infectious", page.GetProperty("specialty").GetString());
        Assert.False(page.TryGetProperty("creativeWorkStatus", out _));
        Assert.Equal(document.QuerySelector("[data-aspects]")!.TextContent, string.Join(", ", page.GetProperty("aspect").EnumerateArray().Select(aspect => aspect.GetString())));
        var person = Node(document, "Person");
        Assert.Equal(page.GetProperty("reviewedBy").GetProperty("@id").GetString(), person.GetProperty("@id").GetString());
        var shown = document.QuerySelector("[data-reviewer]")!.TextContent;
        Assert.Contains(person.GetProperty("name").GetString()!, shown, StringComparison.Ordinal);
        Assert.Contains(person.GetProperty("honorificSuffix").GetString()!, shown, StringComparison.Ordinal);
        Assert.Contains(person.GetProperty("jobTitle").GetString()!, shown, StringComparison.Ordinal);
        Assert.Contains(person.GetProperty("identifier").GetProperty("value").GetString()!, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_accepted_answer_is_the_visible_text()
    {
        var document = Document("questions/signed/index.html");
        foreach (var mark in document.QuerySelectorAll("#answer .prose .citation"))
        {
            mark.Remove();
        }
        var visible = document.QuerySelector("#answer .prose")!.TextContent;
        var told = Node(document, "Question").GetProperty("acceptedAnswer").GetProperty("text").GetString()!;
        Assert.Equal(Letters(visible), Letters(told));
    }

    [Fact]
    public void Cited_guidance_is_a_creative_work_with_the_days_that_the_page_shows()
    {
        var document = Document("questions/signed/index.html");
        var citation = Node(document, "MedicalWebPage").GetProperty("citation")[0];
        Assert.Equal("CreativeWork", citation.GetProperty("@type").GetString());
        var shown = document.QuerySelectorAll("#references time").Select(time => time.GetAttribute("datetime"));
        Assert.Equal(shown, [citation.GetProperty("datePublished").GetString(), citation.GetProperty("dateModified").GetString()]);
        Assert.Equal(document.QuerySelector("#references cite")!.TextContent, citation.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("questions/unsigned/index.html", "Awaits sign-off")]
    [InlineData("questions/demo/index.html", "Demonstration: not clinically reviewed")]
    public void An_answer_whose_text_nobody_signed_claims_no_review(string path, string status)
    {
        var document = Document(path);
        var page = Node(document, "MedicalWebPage");
        Assert.False(page.TryGetProperty("lastReviewed", out _) || page.TryGetProperty("reviewedBy", out _) || page.TryGetProperty("expires", out _));
        Assert.Equal(status, page.GetProperty("creativeWorkStatus").GetString());
        Assert.DoesNotContain(Nodes(document), node => node.GetProperty("@type").GetString() == "Person");
    }

    [Fact]
    public void No_page_calls_itself_a_question_and_answer_page_of_the_kinds_that_search_engines_refuse()
    {
        foreach (var page in site.Pages)
        {
            Assert.DoesNotContain("QAPage", File.ReadAllText(page), StringComparison.Ordinal);
            Assert.DoesNotContain("FAQPage", File.ReadAllText(page), StringComparison.Ordinal);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private IDocument Document(string path) => new HtmlParser().ParseDocument(site.Read(path));

    private static JsonElement.ArrayEnumerator Nodes(IDocument document) =>
        JsonDocument.Parse(document.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("@graph").EnumerateArray();

    private static JsonElement Node(IDocument document, string type) => Nodes(document).Single(node => node.GetProperty("@type").GetString() == type);

    private static JsonElement? Graph(string page) =>
        new HtmlParser().ParseDocument(File.ReadAllText(page)).QuerySelector("script[type='application/ld+json']") is { } block
            ? JsonDocument.Parse(block.TextContent).RootElement.GetProperty("@graph") : null;
}
