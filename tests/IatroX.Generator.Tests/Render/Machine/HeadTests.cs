using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class HeadTests(MachineSite site) : IClassFixture<MachineSite>
{
    [Fact]
    public void An_answer_has_a_complete_head()
    {
        var head = Head("questions/signed/index.html");
        Assert.Equal("Is this <b>signed</b> & \"quoted\"? | Test Clinic", head.QuerySelector("title")!.TextContent);
        Assert.Equal("A first whole sentence of the summary.", Meta(head, "name", "description"));
        Assert.Equal("https://clinic.test/kb/questions/signed/", head.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("index,follow,max-snippet:-1,max-image-preview:large", Meta(head, "name", "robots"));
        Assert.Equal("article", Meta(head, "property", "og:type"));
        Assert.Equal("Is this <b>signed</b> & \"quoted\"?", Meta(head, "property", "og:title"));
        Assert.Equal("en_GB", Meta(head, "property", "og:locale"));
        Assert.Equal("2025-06-01", Meta(head, "property", "article:modified_time"));
        Assert.Equal(2, head.QuerySelectorAll("meta[name=theme-color][media]").Length);
        Assert.Equal(["image/svg+xml", "image/png"], head.QuerySelectorAll("link[rel=icon]").Select(icon => icon.GetAttribute("type")));
        Assert.Equal("180x180", head.QuerySelector("link[rel=apple-touch-icon]")!.GetAttribute("sizes"));
        Assert.Equal("/kb/site.webmanifest", head.QuerySelector("link[rel=manifest]")!.GetAttribute("href"));
        Assert.Equal(
            ["text/markdown", "application/json", "application/atom+xml", "application/feed+json"], head.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("type")));
        Assert.Equal("/kb/opensearch.xml", head.QuerySelector("link[rel=search]")!.GetAttribute("href"));
        Assert.Equal("en-GB", head.Owner!.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("questions/demo/index.html")]
    [InlineData("questions/unsigned/index.html")]
    [InlineData("questions/overdue/index.html")]
    [InlineData("questions/withdrawn/index.html")]
    [InlineData("404.html")]
    public void What_should_not_be_found_says_so(string path) => Assert.Equal("noindex", Meta(Head(path), "name", "robots"));

    [Theory]
    [InlineData("index.html")]
    [InlineData("about/index.html")]
    [InlineData("topics/infection/index.html")]
    [InlineData("guidelines/ng1/index.html")]
    [InlineData("reviewers/test-reviewer-one/index.html")]
    [InlineData("whats-new/index.html")]
    public void What_should_be_found_may_be_shown_whole(string path) => Assert.Equal("index,follow,max-snippet:-1,max-image-preview:large", Meta(Head(path), "name", "robots"));

    [Fact]
    public void A_draft_is_never_found_and_an_overdue_answer_only_where_the_policy_says_so()
    {
        using var other = new MachineSite();
        other.Build("", "nginx", drafts: true, change: text => text.Replace("question: Is this unsigned?", "question: Is this unsigned?\ndraft: true", StringComparison.Ordinal)
            .Replace("overdue: warn", "overdue: warn, overdue_noindex: false", StringComparison.Ordinal));
        Assert.Equal("noindex", Meta(Document(other.Read("questions/unsigned/index.html")), "name", "robots"));
        Assert.StartsWith("index,", Meta(Document(other.Read("questions/overdue/index.html")), "name", "robots"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_has_a_title_of_its_own_and_a_description_of_whole_sentences()
    {
        var heads = site.Pages.Select(page => Document(File.ReadAllText(page))).Where(head => head.QuerySelector("meta[http-equiv=refresh]") is null).ToList();
        Assert.Equal(heads.Count, heads.Select(head => head.QuerySelector("title")!.TextContent).Distinct(StringComparer.Ordinal).Count());
        Assert.All(heads, head => Assert.Matches("^[A-Z“].*[.?!]$", Meta(head, "name", "description")));
        Assert.All(heads, head => Assert.Equal("en-GB", head.Owner!.DocumentElement.GetAttribute("lang")));
    }

    [Fact]
    public void Every_alternate_form_is_a_file_of_the_site()
    {
        foreach (var page in site.Pages)
        {
            foreach (var link in new HtmlParser().ParseDocument(File.ReadAllText(page)).QuerySelectorAll("link[rel=alternate], link[rel=search], link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest], link[rel=stylesheet]"))
            {
                var href = link.GetAttribute("href")!;
                Assert.StartsWith("/kb/", href, StringComparison.Ordinal);
                Assert.True(site.Has(href["/kb/".Length..]), href);
            }
        }
    }

    [Fact]
    public void A_topic_names_its_own_feeds_and_the_sites()
    {
        var feeds = Head("topics/infection/index.html").QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("href"));
        Assert.Equal(["/kb/topics/infection/feed.xml", "/kb/topics/infection/feed.json", "/kb/feed.xml", "/kb/feed.json"], feeds);
    }

    [Fact]
    public void Where_no_host_sends_headers_the_policy_is_in_the_page()
    {
        var policy = Head("index.html").QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private IElement Head(string path) => Document(site.Read(path));

    private static IElement Document(string html) => new HtmlParser().ParseDocument(html).Head!;

    private static string? Meta(IElement head, string attribute, string name) => head.QuerySelector($"meta[{attribute}='{name}']")?.GetAttribute("content");
}
