using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Finding an answer as a reader does: the box on every page, and the page of results.</summary>
public class SearchTests
{
    [Fact]
    public async Task Typing_shows_answers_and_arrow_and_Enter_open_one()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/about/");
        var (box, list) = (visit.Page.GetByRole(AriaRole.Combobox), visit.Page.GetByRole(AriaRole.Listbox));
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("spinal sten");
        await Assertions.Expect(list.GetByRole(AriaRole.Option).First).ToContainTextAsync("lumbar spinal stenosis");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");

        await visit.Page.Keyboard.PressAsync("ArrowDown");
        var chosen = list.GetByRole(AriaRole.Option, new() { Selected = true });
        Assert.Equal(await chosen.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await Assertions.Expect(box).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/questions/lumbar-spinal-stenosis"));
    }

    [Fact]
    public async Task The_number_of_answers_is_announced_and_Escape_closes_the_list()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/");
        await visit.Page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("asthma");
        await Assertions.Expect(visit.Page.Locator(".search [role=status]")).ToHaveTextAsync(new Regex(@"^\d+ answers? found"));
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("asthma");
    }

    [Fact]
    public async Task Counts_of_the_search_page_are_announced_when_typing_pauses_not_at_every_key()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/");
        var status = visit.Page.Locator(".search [role=status]");
        await status.EvaluateAsync("status => { window.announced = []; new MutationObserver(() => window.announced.push(status.textContent)).observe(status, { childList: true }); }");
        await visit.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("lumbar spinal stenosis", new() { Delay = 150 });
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToContainTextAsync("for “lumbar spinal stenosis”");
        await Assertions.Expect(status).ToContainTextAsync("for “lumbar spinal stenosis”");
        Assert.InRange(await visit.Page.EvaluateAsync<int>("window.announced.length"), 1, 5);
    }

    [Fact]
    public async Task A_found_answer_leads_on_to_a_related_one_and_back_returns_to_the_results()
    {
        await using var visit = await Visit.StartAsync(390, 700);
        await visit.GoToAsync("/");
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync("sepsis");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(@"/search/\?q=sepsis$"));
        var first = visit.Page.Locator("[data-search-list] a").First;
        await Assertions.Expect(first).ToContainTextAsync(new Regex("sepsis", RegexOptions.IgnoreCase));
        var results = await visit.Page.Locator("[data-search-list] > li").CountAsync();

        await first.ClickAsync();
        await visit.Page.Locator(".related-question a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#review")).ToBeVisibleAsync();
        await visit.Page.GoBackAsync();
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("[data-search-list] > li")).ToHaveCountAsync(results);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("sepsis");
    }

    [Fact]
    public async Task Filters_narrow_live_in_the_address_and_are_undone_by_going_back()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=first+line");
        var heading = visit.Page.Locator("[data-search-heading]");
        await Assertions.Expect(heading).ToHaveTextAsync(new Regex(@"^\d+ answers? for “first line”$"));
        var all = await heading.InnerTextAsync();

        var filter = visit.Page.Locator(".filter", new() { HasText = "Topic" }).GetByRole(AriaRole.Checkbox).First;
        await filter.PressAsync("Space");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(@"\?q=first\+line&topic="));
        await Assertions.Expect(visit.Page.Locator(".filters summary")).ToHaveTextAsync("Filters (1 chosen)");
        await Assertions.Expect(visit.Page.Locator(".filter input:checked")).ToBeFocusedAsync();
        var shared = visit.Page.Url;
        var narrowed = await heading.InnerTextAsync();

        await visit.Page.GoBackAsync();
        await Assertions.Expect(heading).ToHaveTextAsync(all);
        await visit.Page.GotoAsync(shared);
        await Assertions.Expect(heading).ToHaveTextAsync(narrowed);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(heading).ToHaveTextAsync(all);
    }

    [Fact]
    public async Task Going_back_from_a_filter_finds_as_many_results_at_the_same_height()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=adults");
        var results = visit.Page.Locator("[data-search-list] > li");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show more results" }).ClickAsync();
        await Assertions.Expect(results.Nth(10)).ToBeVisibleAsync();
        var (many, filter) = (await results.CountAsync(), visit.Page.Locator(".filter input").First);
        await Assertions.Expect(filter).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync("window.scrollTo({ top: 900, behavior: 'instant' })");
        await filter.EvaluateAsync("box => box.click()");
        await Assertions.Expect(visit.Page.Locator(".filters summary")).ToHaveTextAsync("Filters (1 chosen)");
        await visit.Page.EvaluateAsync("window.scrollTo({ top: 0, behavior: 'instant' })");

        await visit.Page.GoBackAsync();

        await Assertions.Expect(results).ToHaveCountAsync(many);
        await visit.Page.WaitForFunctionAsync("Math.round(scrollY) === 900");
    }

    [Fact]
    public async Task Filters_without_words_list_what_they_allow_and_are_shared_by_the_address()
    {
        await using var visit = await Visit.StartAsync(address: (await BuiltSite.LargeAsync()).Address);
        await visit.GoToAsync("/search/?reviewer=test-reviewer-two&utm_source=letter");
        var heading = visit.Page.Locator("[data-search-heading]");
        await Assertions.Expect(heading).ToHaveTextAsync("30 answers");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] > li")).ToHaveCountAsync(10);
        var first = await visit.Page.Locator("[data-search-list] time").First.GetAttributeAsync("datetime");
        foreach (var day in await visit.Page.Locator("[data-search-list] time").AllAsync())
        {
            Assert.True(string.CompareOrdinal(first, await day.GetAttributeAsync("datetime")) >= 0);
        }
        var choice = visit.Page.Locator(".filter", new() { HasText = "Year of review" }).Locator("label", new() { HasText = "2025" });
        var count = Regex.Match(await choice.Locator(".count").InnerTextAsync(), @"\d+").Value;
        await choice.GetByRole(AriaRole.Checkbox).PressAsync("Space");
        await Assertions.Expect(heading).ToHaveTextAsync($"{count} answers");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(@"/search/\?reviewer=test-reviewer-two&year=2025$"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Browse by topic" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_that_nothing_answers_leads_to_topics_and_A_to_Z()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=zzzzqqqq");
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToHaveTextAsync("No answers for “zzzzqqqq”");
        await Assertions.Expect(visit.Page.Locator(".search [role=status]")).ToHaveTextAsync("No answers for “zzzzqqqq”");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Browse by topic" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Questions from A to Z" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Markup_in_a_query_is_only_text()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&topic=%3Cb%3E");
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await visit.Page.Locator("main img").CountAsync());
    }

    [Fact]
    public async Task The_engine_is_fetched_only_when_somebody_searches()
    {
        await using var visit = await Visit.StartAsync();
        var engine = new List<string>();
        visit.Page.Request += (_, request) => engine.AddRange(request.Url.Contains("/search/", StringComparison.Ordinal) ? [request.Url] : []);
        await visit.GoToAsync("/");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(engine);
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync("croup");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("croup");
    }
}
