using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>What an answer page does for its reader beyond being read.</summary>
public class AnswerPageTests
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Badge_reviewer_dates_and_guidance_stand_before_the_answer(int width)
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(width);
        await visit.GoToAsync(site.ReviewedAnswer);
        var trust = visit.Page.Locator("#review");
        await Assertions.Expect(trust).ToContainTextAsync("Guideline-Aligned (High Confidence)");
        await Assertions.Expect(trust).ToContainTextAsync("16 August 2025");
        await Assertions.Expect(trust).ToContainTextAsync("Dr Kola Tytler");
        await Assertions.Expect(trust).ToContainTextAsync("NG59 current");
        var (trustBox, answerBox) = (await trust.BoundingBoxAsync(), await visit.Page.Locator("#answer").BoundingBoxAsync());
        Assert.True(trustBox!.Y + trustBox.Height <= answerBox!.Y);
    }

    [Fact]
    public async Task A_copied_answer_carries_question_state_reviewer_date_and_address()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy answer" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-status]")).ToHaveTextAsync("Answer copied");
        var copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith(await visit.Page.Locator("h1").InnerTextAsync(), copied, StringComparison.Ordinal);
        Assert.Contains("Last reviewed: 16 August 2025", copied, StringComparison.Ordinal);
        Assert.Contains("has not been signed off", copied, StringComparison.Ordinal);
        Assert.Contains("Reviewer: Dr Kola Tytler", copied, StringComparison.Ordinal);
        Assert.Contains("https://www.nice.org.uk/guidance/ng59", copied, StringComparison.Ordinal);
        Assert.Contains(await visit.Page.Locator("link[rel=canonical]").GetAttributeAsync("href") ?? "?", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copied_answer_keeps_the_marks_of_its_notes_and_says_what_its_pictures_show()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.Pages.First(page => page.Path.Contains("everything-at-once", StringComparison.Ordinal)));
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy answer" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-status]")).ToHaveTextAsync("Answer copied");
        var copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("Text with a footnote. [a]", copied, StringComparison.Ordinal);
        Assert.Contains("[a] The footnote, with", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("↩", copied, StringComparison.Ordinal);
        Assert.Contains("[Picture: A box that leads to another box by an arrow]", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copied_citation_is_the_one_that_the_page_shows()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy citation" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-status]")).ToHaveTextAsync("Citation copied");
        Assert.Equal(await visit.Page.Locator("[data-cite]").InnerTextAsync(), await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task A_page_read_after_its_review_fell_due_says_so()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2027, 8, 16, 12, 0, 0, DateTimeKind.Utc));
        await visit.GoToAsync(site.ReviewedAnswer);
        await Assertions.Expect(visit.Page.Locator("[data-due-state]")).Not.ToHaveTextAsync("Overdue");

        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2027, 8, 17, 12, 0, 0, DateTimeKind.Utc));
        await visit.GoToAsync(site.ReviewedAnswer);
        await Assertions.Expect(visit.Page.Locator("[data-due-state]")).ToHaveTextAsync("Overdue");
        await Assertions.Expect(visit.Page.Locator(".notice-overdue")).ToContainTextAsync("fell due on 16 August 2027");
        await Assertions.Expect(visit.Page.Locator("[data-cite]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@" on 16 August 2025; this wording awaits sign-off; review overdue\. https?://\S+$"));
    }

    [Fact]
    public async Task A_citation_shows_its_source_on_focus_and_hover_and_Escape_hides_it()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        var (citation, source) = (visit.Page.Locator(".citation a").First, visit.Page.GetByRole(AriaRole.Tooltip));
        await citation.HoverAsync();
        await Assertions.Expect(source).ToContainTextAsync("Low back pain and sciatica");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(source).ToBeHiddenAsync();

        await visit.Page.Keyboard.PressAsync("Tab");
        await citation.FocusAsync();
        await Assertions.Expect(source).ToBeVisibleAsync();
        await Assertions.Expect(citation).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("NG59"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#ref-ng59$"));
    }

    [Fact]
    public async Task An_abbreviation_is_expanded_for_whoever_taps_it_or_comes_to_it_by_keyboard()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390, 800, touch: true);
        await visit.GoToAsync(site.ReviewedAnswer);
        var (abbreviation, expansion) = (visit.Page.Locator(".prose abbr").First, visit.Page.GetByRole(AriaRole.Tooltip));
        await abbreviation.TapAsync();
        await Assertions.Expect(expansion).ToHaveTextAsync("National Institute for Health and Care Excellence");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(expansion).ToBeHiddenAsync();

        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(abbreviation).ToBeFocusedAsync();
        await Assertions.Expect(expansion).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_picture_keeps_its_place_loads_when_needed_and_is_told_to_whoever_cannot_see_it()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync(390);
        await visit.Page.GotoAsync(new Uri(site.Address, "questions/everything-at-once/").AbsoluteUri);
        var picture = visit.Page.GetByRole(AriaRole.Img, new() { Name = "A box that leads to another box by an arrow" });
        await Assertions.Expect(picture).ToHaveAttributeAsync("width", "1600");
        await Assertions.Expect(picture).ToHaveAttributeAsync("height", "400");
        await Assertions.Expect(picture).ToHaveAttributeAsync("loading", "lazy");
        var before = await picture.BoundingBoxAsync();
        await picture.ScrollIntoViewIfNeededAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('figure img').complete");
        Assert.Equal(before!.Height, (await picture.BoundingBoxAsync())!.Height);
        Assert.InRange(before.Height / before.Width, 0.24, 0.26);
    }

    [Fact]
    public async Task A_problem_is_reported_with_the_page_and_its_edition_filled_in()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(scripts: false);
        await visit.GoToAsync(site.ReviewedAnswer);
        var report = Uri.UnescapeDataString(await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Report a problem" }).GetAttributeAsync("href") ?? "");
        Assert.Contains(await visit.Page.Locator("h1").InnerTextAsync(), report, StringComparison.Ordinal);
        Assert.Contains(await visit.Page.Locator("link[rel=canonical]").GetAttributeAsync("href") ?? "?", report, StringComparison.Ordinal);
        Assert.Contains($"Edition: 2025-08-16 {(await visit.Page.Locator(".digest code").InnerTextAsync())[..15]}", report, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Suggest an edit" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"/input/questions/.*\.md$"));
    }

    [Fact]
    public async Task The_first_tap_on_a_citation_shows_its_source_and_the_second_goes_there()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390, 800, touch: true);
        await visit.GoToAsync(site.ReviewedAnswer);
        var citation = visit.Page.Locator(".citation a").First;
        await citation.TapAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Tooltip)).ToBeVisibleAsync();
        Assert.DoesNotContain("#", visit.Page.Url, StringComparison.Ordinal);
        await citation.TapAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#ref-ng59$"));
    }

    [Fact]
    public async Task On_paper_stand_answer_sources_with_addresses_dates_and_the_day_of_printing_but_no_navigation()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        foreach (var part in new[] { ".site-nav", ".breadcrumb", ".search", ".related", ".actions", ".page-links", ".site-footer nav" })
        {
            Assert.Equal(0, await visit.Page.Locator($"{part}:visible").CountAsync());
        }
        foreach (var part in new[] { "#review", ".prose", ".reference", "[data-cite]" })
        {
            Assert.NotEqual(0, await visit.Page.Locator($"{part}:visible").CountAsync());
        }
        await Assertions.Expect(visit.Page.Locator("[data-printed-on]")).ToContainTextAsync("Printed on");
        Assert.Equal("table-header-group", await visit.Page.Locator(".print-running").EvaluateAsync<string>("(head) => getComputedStyle(head).display"));
        await Assertions.Expect(visit.Page.Locator(".print-running")).ToContainTextAsync("has not been signed off yet, reviewed 16 August 2025");
        var address = await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reference-title a'), '::after').content");
        Assert.Contains("nice.org.uk/guidance/ng59", address, StringComparison.Ordinal);
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
    }

    [Fact]
    public async Task On_paper_no_column_of_a_table_is_lost()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync(680);     // what A4 leaves between its margins
        await visit.GoToAsync(site.Pages.First(page => page.Path.Contains("everything-at-once", StringComparison.Ordinal)));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var lost = await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.table-scroll')].filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.textContent)");
        Assert.Empty(lost);
    }

    /// <summary>An address of letters from right to left would carry the number after it to its other side; content may hold any.</summary>
    [Fact]
    public async Task On_paper_an_address_keeps_to_its_own_place_whatever_its_letters_and_length()
    {
        await using var visit = await Visit.StartAsync(680, bypassPolicy: true);
        await visit.GoToAsync((await BuiltSite.GetAsync()).ReviewedAnswer);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Page.EvaluateAsync(
            """
            () => {
              const link = (address) => Object.assign(document.createElement("a"), { href: address, textContent: "words" });
              const text = document.createElement("p");
              text.id = "tried";
              const address = link("x");
              address.setAttribute("href", "https://example.org/\u05e9\u05dc\u05d5\u05dd");
              text.append("Give ", address, " 20 mg");
              const long = document.createElement("p");
              long.append(link("https://example.org/" + "a".repeat(1900)));
              document.querySelector(".prose").append(text, long);
            }
            """);
        const string ordered =
            """
            () => {
              const [before, link, after] = document.querySelector("#tried").childNodes;
              const place = (node, from, to) => { const range = new Range(); range.setStart(node, from); range.setEnd(node, to); return range.getBoundingClientRect(); };
              const [give, number, unit] = [place(before, 0, 4), place(after, 1, 3), place(after, 4, 6)];
              return give.right <= link.getBoundingClientRect().left && link.getBoundingClientRect().right <= number.left + 1 && number.right <= unit.left;
            }
            """;
        Assert.True(await visit.Page.EvaluateAsync<bool>(ordered));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        // What shows that the places would tell.
        await visit.Page.AddStyleTagAsync(new() { Content = ".prose a::after { unicode-bidi: normal !important; }" });
        Assert.False(await visit.Page.EvaluateAsync<bool>(ordered));
    }

    [Fact]
    public async Task Without_scripts_nothing_is_offered_that_would_not_work_and_search_leads_to_topics()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390, scripts: false);
        await visit.GoToAsync(site.ReviewedAnswer);
        Assert.Equal(0, await visit.Page.Locator("main button:visible").CountAsync());
        await visit.Page.Locator("input[type=search]").FillAsync("gout");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search/\\?q=gout$"));
        await Assertions.Expect(visit.Page.Locator("noscript .notice-title")).ToBeVisibleAsync();
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Questions from A to Z" }).Last.ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/a-z/$"));
    }
}
