using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.WholeSite;

/// <summary>Reads every page of the repository's own site as a crawler would.</summary>
public sealed class CrawlTests : IClassFixture<RepositorySite>
{
    private readonly RepositorySite site;
    private readonly Uri baseUrl;

    /// <summary>Pages by path below the output folder.</summary>
    private readonly SortedDictionary<string, IHtmlDocument> pages = new(StringComparer.Ordinal);

    public CrawlTests(RepositorySite site)
    {
        this.site = site;
        baseUrl = site.Result.Publication!.Site.Config.BaseUrl;
        var parser = new HtmlParser();
        foreach (var file in site.Result.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
        {
            pages[file.Path] = parser.ParseDocument(File.ReadAllText(Path.Combine(site.Output, file.Path)));
        }
    }

    [Fact]
    public void Every_link_and_fragment_of_the_site_leads_somewhere()
    {
        var broken = from page in pages
                     from element in page.Value.QuerySelectorAll("[href], [src], [action]")
                     let written = element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!
                     let problem = ProblemOf(new Uri(AddressOf(page.Key), written))
                     where problem is not null
                     select $"{page.Key}: {written} {problem}";
        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void Ids_are_unique_and_what_labels_or_describes_exists() => Assert.Empty(
        from page in pages
        from problem in page.Value.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => $"two '{same.Key}'")
            .Concat(from element in page.Value.All
                    from name in (string[])["aria-labelledby", "aria-describedby", "aria-controls", "for"]
                    from id in (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    where page.Value.GetElementById(id) is null
                    select $"no '{id}' for {name}")
        select $"{page.Key}: {problem}");

    [Fact]
    public void Every_page_has_one_main_heading_a_title_and_a_description() => Assert.All(Whole(), page =>
    {
        Assert.True(page.Value.QuerySelectorAll("h1").Length == 1, page.Key);
        Assert.True(page.Value.QuerySelectorAll("main").Length == 1, page.Key);
        Assert.False(string.IsNullOrWhiteSpace(page.Value.Title), page.Key);
        Assert.False(string.IsNullOrWhiteSpace(page.Value.QuerySelector("meta[name=description]")?.GetAttribute("content")), page.Key);
        Assert.Equal("en-GB", page.Value.DocumentElement.GetAttribute("lang"));
    });

    [Fact]
    public void No_heading_level_is_skipped() => Assert.Empty(
        from page in Whole()
        let levels = page.Value.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList()
        from at in Enumerable.Range(1, Math.Max(0, levels.Count - 1))
        where levels[at] > levels[at - 1] + 1
        select $"{page.Key}: h{levels[at - 1]} then h{levels[at]}");

    [Fact]
    public void Titles_are_unique() => Assert.Empty(
        Whole().Where(page => page.Value.QuerySelector("meta[name=robots]")?.GetAttribute("content") != "noindex")
            .GroupBy(page => page.Value.Title, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void No_page_holds_inline_script_style_or_handler() => Assert.Empty(
        from page in pages
        from element in page.Value.All
        where element.LocalName == "style" || element.HasAttribute("style")
            || (element is IHtmlScriptElement { Source: null } script && script.Type is not "application/ld+json")
            || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
        select $"{page.Key}: {element.OuterHtml}");

    [Fact]
    public void Every_resource_comes_from_the_site_itself() => Assert.Empty(
        from page in pages
        from element in page.Value.QuerySelectorAll("script[src], img[src], link[rel=stylesheet], link[rel=icon], link[rel=preload], link[rel=modulepreload], link[rel=manifest], source, iframe, object, embed, form")
        let written = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action") ?? ""
        where !baseUrl.IsBaseOf(new Uri(AddressOf(page.Key), written))
        select $"{page.Key}: {written}");

    [Fact]
    public void Every_page_but_the_one_for_errors_has_exactly_one_canonical_address_its_own_or_its_successors() => Assert.All(pages, page =>
    {
        var canonical = page.Value.QuerySelectorAll("link[rel=canonical]");
        Assert.True(canonical.Length == (page.Key == "404.html" ? 0 : 1), page.Key);
        if (canonical.Length == 1 && !IsRedirect(page.Value))
        {
            Assert.Equal(AddressOf(page.Key).AbsoluteUri, canonical[0].GetAttribute("href"));
        }
    });

    [Fact]
    public void Every_demonstration_page_says_so_and_is_kept_from_search_engines()
    {
        var demonstrations = site.Result.Publication!.Answers.Where(answer => answer.State.SignOff == SignOffState.Demonstration).ToList();
        Assert.NotEmpty(demonstrations);
        Assert.All(demonstrations, answer =>
        {
            var page = pages[OutputFile.PathOf(answer.Question.Url)];
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.Contains("Demonstration content: not clinically reviewed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Last reviewed", page.Body!.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_one_reviewed_answer_shows_its_reviewer_and_date_and_that_its_wording_awaits_sign_off()
    {
        var answer = Assert.Single(site.Result.Publication!.Answers, answer => answer.ShowsReviewDate);
        var page = pages[OutputFile.PathOf(answer.Question.Url)];
        var review = page.GetElementById("review")!.TextContent;
        Assert.Contains("Dr Kola Tytler", review, StringComparison.Ordinal);
        Assert.Equal("2025-08-16", page.QuerySelector("#review time")!.GetAttribute("datetime"));
        Assert.Contains("16 August 2025", review, StringComparison.Ordinal);
        Assert.Equal(SignOffState.Unsigned, answer.State.SignOff);
        Assert.Contains("has not been signed off", review, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public void The_sections_that_people_link_to_are_on_every_answer() => Assert.All(site.Result.Publication!.Answers, answer =>
    {
        var page = pages[OutputFile.PathOf(answer.Question.Url)];
        Assert.All((string[])["answer", "review", "references", "related", "cite"], id => Assert.True(page.GetElementById(id) is not null, $"{answer.Slug}: #{id}"));
    });

    [Fact]
    public void The_site_builds_with_no_finding_but_the_missing_sign_off() => Assert.Equal(
        ["IX502"],
        site.Result.Findings.Where(finding => finding.Severity != Severity.Note).Select(finding => finding.Rule.Code));

    /// <summary>Pages for readers: all but redirects.</summary>
    private IEnumerable<KeyValuePair<string, IHtmlDocument>> Whole() => pages.Where(page => !IsRedirect(page.Value));

    private static bool IsRedirect(IHtmlDocument page) => page.QuerySelector("meta[http-equiv=refresh]") is not null;

    private Uri AddressOf(string path) => new(baseUrl, path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path);

    /// <summary>Null when the address is outside, or is there.</summary>
    private string? ProblemOf(Uri address)
    {
        if (!baseUrl.IsBaseOf(address))
        {
            return null;
        }
        var path = Uri.UnescapeDataString(baseUrl.MakeRelativeUri(new Uri(address.GetLeftPart(UriPartial.Path))).OriginalString);
        var file = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        if (!File.Exists(Path.Combine(site.Output, file)))
        {
            return "is not there";
        }
        var fragment = Uri.UnescapeDataString(address.Fragment.TrimStart('#'));
        return fragment.Length == 0 || !pages.TryGetValue(file, out var page) || page.GetElementById(fragment) is not null ? null : "has no such part";
    }
}
