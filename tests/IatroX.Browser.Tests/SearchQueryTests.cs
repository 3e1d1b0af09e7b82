using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>What readers type, paste and tap, and that search answers it as they meant it.</summary>
public class SearchQueryTests
{
    [Fact]
    public async Task A_pasted_question_is_the_first_answer()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        foreach (var page in site.Pages.Where(page => page.Kind == "question").Where((_, number) => number % 8 == 0))
        {
            await visit.GoToAsync(page);
            var question = await visit.Page.Locator("h1").InnerTextAsync();
            await visit.GoToAsync($"/search/?q={Uri.EscapeDataString(question)}");
            await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToHaveTextAsync(question);
        }
    }

    [Theory]
    [InlineData("htn", "hypertension")]
    [InlineData("af", "atrial fibrillation")]
    [InlineData("NG59", "low back pain|spinal stenosis|sciatica")]
    [InlineData("ng 59", "low back pain|spinal stenosis|sciatica")]
    [InlineData("asthna", "asthma")]
    [InlineData("wsthma", "asthma")]
    [InlineData("croup?", "croup")]
    [InlineData("question:croup", "croup")]
    [InlineData("+sepsis -asthma", "sepsis")]
    [InlineData("what about: croup", "croup")]
    [InlineData("heart burn", "reflux")]
    [InlineData("epi pen", "anaphylaxis")]
    [InlineData("back ache", "back pain")]
    [InlineData("urine dip -ve", "urinary|renal colic")]
    public async Task Short_names_slips_references_and_operators_find_what_was_meant(string typed, string expected)
    {
        await using var visit = await Visit.StartAsync(390, 700);
        await visit.GoToAsync("/about/");
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync(typed);
        var answers = visit.Page.Locator(".suggestion:not(.suggestion-all)");
        await Assertions.Expect(answers.First).ToContainTextAsync(new Regex(expected, RegexOptions.IgnoreCase));
    }

    [Fact]
    public async Task A_slip_is_found_and_the_page_says_for_what_it_shows_results()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=athsma");
        var offered = visit.Page.Locator("[data-search-suggestion] a");
        await Assertions.Expect(offered).ToHaveTextAsync("asthma");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync("Showing results for asthma.");
        await offered.ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(@"\?q=asthma$"));
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToContainTextAsync("for “asthma”");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Two_letters_are_enough_and_one_asks_nothing()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/about/");
        var box = visit.Page.GetByRole(AriaRole.Combobox);
        await box.PressSequentiallyAsync("as");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await box.PressAsync("Backspace");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Touch_alone_opens_an_answer()
    {
        await using var visit = await Visit.StartAsync(390, 700, touch: true);
        await visit.GoToAsync("/");
        await visit.Page.GetByRole(AriaRole.Combobox).TapAsync();
        await visit.Page.Keyboard.InsertTextAsync("croup");
        await visit.Page.GetByRole(AriaRole.Option).First.TapAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/questions/[a-z0-9-]*croup"));
    }

    [Fact]
    public async Task Without_scripts_the_box_leads_to_topics_and_A_to_Z()
    {
        await using var visit = await Visit.StartAsync(scripts: false);
        await visit.GoToAsync("/about/");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("croup");
        await visit.Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(@"/search/\?q=croup$"));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Browse by topic" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Questions from A to Z", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(3)]
    public async Task Endless_queries_and_control_characters_are_searched_as_words(int length)
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/");
        var typed = "croup \u0001\u0007\u200b\u202e " + new string('x', length);
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync(typed);
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToContainTextAsync("croup");
        Assert.InRange((await visit.Page.Locator("[data-search-heading]").InnerTextAsync()).Length, 1, 200);
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("sepsis");
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToContainTextAsync("sepsis");
    }

    [Fact]
    public async Task A_long_message_is_searched_and_its_beginning_goes_into_the_address()
    {
        await using var visit = await Visit.StartAsync();
        foreach (var page in (string[])["/about/", "/search/"])
        {
            await visit.GoToAsync(page);
            var box = visit.Page.Locator("#search-input");
            await box.FillAsync("croup " + string.Join(' ', Enumerable.Repeat("größer", 9_000)));
            await box.PressAsync("Enter");
            await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(@"/search/\?q=croup\+[^&]{1000,1600}$"));
            await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToContainTextAsync("croup");
        }
    }

    [Fact]
    public async Task A_phrase_that_search_cannot_see_in_all_answers_is_said_to_be_so()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=%22croup+dexamethasone%22");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync("of long texts search sees only a part");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToBeVisibleAsync();
        await visit.GoToAsync("/about/");
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync("\"croup dexamethasone\"");
        await Assertions.Expect(visit.Page.Locator(".suggestion-note")).ToContainTextAsync("of long texts search sees only a part");
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync("croup");
        await Assertions.Expect(visit.Page.Locator(".suggestion-note")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Filters_of_two_fields_combine_and_each_counts_what_it_would_leave()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=treatment");
        var heading = visit.Page.Locator("[data-search-heading]");
        foreach (var field in (string[])["Topic", "Confidence", "Guideline", "Review"])
        {
            await Assertions.Expect(visit.Page.Locator(".filter legend").GetByText(field, new() { Exact = true })).ToBeVisibleAsync();
        }
        foreach (var field in (string[])["confidence", "topic"])
        {
            var choice = visit.Page.Locator($"label:has(input[data-key^='{field}=']:not(:checked))").First;
            var count = Regex.Match(await choice.Locator(".count").InnerTextAsync(), @"\d+").Value;
            await choice.GetByRole(AriaRole.Checkbox).PressAsync("Space");
            await Assertions.Expect(heading).ToHaveTextAsync(new Regex($"^{count} answers? for"));
        }
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("confidence=.*topic="));
        await Assertions.Expect(visit.Page.Locator(".filters summary")).ToHaveTextAsync("Filters (2 chosen)");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".filters summary")).ToHaveTextAsync("Filters (2 chosen)");
    }

    [Fact]
    public async Task Filters_of_reviewer_and_year_narrow_combine_and_are_shared_by_the_address()
    {
        await using var visit = await Visit.StartAsync(address: (await BuiltSite.LargeAsync()).Address);
        await visit.GoToAsync("/search/?q=%2Bartificial");
        var heading = visit.Page.Locator("[data-search-heading]");
        await Assertions.Expect(heading).ToHaveTextAsync("60 answers for “+artificial”");
        foreach (var (field, label, left) in new[] { ("Reviewer", "Test Reviewer two", 30), ("Year of review", "2025", 20) })
        {
            var choice = visit.Page.Locator(".filter", new() { HasText = field }).Locator("label", new() { HasText = label });
            await Assertions.Expect(choice.Locator(".count")).ToHaveTextAsync($"Answers: {left}");
            await choice.GetByRole(AriaRole.Checkbox).PressAsync("Space");
            await Assertions.Expect(heading).ToHaveTextAsync($"{left} answers for “+artificial”");
        }
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("reviewer=test-reviewer-two&year=2025$"));
        var shared = new Uri(visit.Page.Url).PathAndQuery;
        await visit.Page.GoBackAsync();
        await Assertions.Expect(heading).ToHaveTextAsync("30 answers for “+artificial”");
        await visit.GoToAsync(shared);
        await Assertions.Expect(heading).ToHaveTextAsync("20 answers for “+artificial”");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(heading).ToHaveTextAsync("60 answers for “+artificial”");
    }
}
