using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Finding one's way through long lists, without scripts.</summary>
public partial class ListTests
{
    private static ILocator Filters(Visit visit) => visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Narrow this list" });

    [Theory]
    [InlineData("guidelines/ng59/")]
    [InlineData("reviewers/demonstration/")]
    public async Task A_long_list_is_narrowed_by_plain_links_that_say_how_much_is_left(string list)
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync(390, scripts: false);
        await visit.Page.GotoAsync(new Uri(site.Address, list).AbsoluteUri);
        var high = Filters(visit).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^High Answers: ") });
        var count = int.Parse(Digits().Match(await high.InnerTextAsync()).Value, System.Globalization.CultureInfo.InvariantCulture);
        await high.ClickAsync();
        Assert.EndsWith($"/{list}confidence/high/", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator(".items > li")).ToHaveCountAsync(count);
        await Assertions.Expect(visit.Page.Locator(".items .badge-high")).ToHaveCountAsync(count);
        await Assertions.Expect(visit.Page.Locator("#site-items-heading")).ToContainTextAsync(": High confidence");
        await Assertions.Expect(Filters(visit).Locator("[aria-current=page]")).ToContainTextAsync("High");

        await Filters(visit).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^All answers") }).ClickAsync();
        Assert.EndsWith($"/{list}", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_filter_holds_the_answers_of_the_topics_below_it_too()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync();
        await visit.Page.GotoAsync(new Uri(site.Address, "guidelines/ng59/topic/level-one/").AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator(".items .item-fact").GetByRole(AriaRole.Link, new() { Name = "The fourth level" }).First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".breadcrumb a").Last).ToHaveTextAsync("NG59");
    }

    [Fact]
    public async Task Filtered_lists_are_their_own_address_but_no_business_of_search_engines()
    {
        var site = await BuiltSite.HardCasesAsync();
        var filtered = site.Pages.Where(page => page.Path.Contains("/confidence/", StringComparison.Ordinal) || page.Path.Contains("/topic/", StringComparison.Ordinal)).ToList();
        var sitemap = await File.ReadAllTextAsync(Path.Combine(site.Folder, "sitemap.xml"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(filtered);
        Assert.All(filtered, page =>
        {
            var html = File.ReadAllText(Path.Combine(site.Folder, page.Path));
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", html, StringComparison.Ordinal);
            Assert.Contains($"<link rel=\"canonical\" href=\"https://iatrox.example/{page.Path[..^"index.html".Length]}\">", html, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Path[..^"index.html".Length], sitemap, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_short_list_has_no_filters()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync();
        await visit.Page.GotoAsync(new Uri(site.Address, "guidelines/ng196/").AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator(".items > li").First).ToBeVisibleAsync();
        await Assertions.Expect(Filters(visit)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Back_returns_to_the_place_in_the_list_that_was_left()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync(390, 700);
        await visit.Page.GotoAsync(new Uri(site.Address, "topics/cardiology/").AbsoluteUri);
        var link = visit.Page.Locator(".item-question a").Nth(25);
        await link.ScrollIntoViewIfNeededAsync();
        var left = await visit.Page.EvaluateAsync<double>("scrollY");
        Assert.NotEqual(0, left);
        await link.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#review")).ToBeVisibleAsync();
        await visit.Page.GoBackAsync();
        await visit.Page.WaitForFunctionAsync("(left) => Math.abs(scrollY - left) < 2", left);
    }

    [Fact]
    public async Task An_answer_leads_to_the_ones_before_and_after_it_in_its_topic()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync(390, scripts: false);
        await visit.Page.GotoAsync(new Uri(site.Address, "topics/renal/").AbsoluteUri);
        var following = await visit.Page.Locator(".item-question a").Nth(2).InnerTextAsync();
        await visit.Page.Locator(".item-question a").Nth(1).ClickAsync();
        var next = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Previous and next in topic" }).Locator("[rel=next]");
        await Assertions.Expect(next).ToContainTextAsync(following);
        await next.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[rel=prev].neighbour")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
