using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Every page kind with the keyboard alone.</summary>
public class KeyboardTests
{
    private const int MostStops = 400;

    /// <summary>"left" when nothing is focused any more, "seen" when the focused element is on the screen, uncovered, and has a ring; else the element.</summary>
    private const string FocusIsSeen =
        """
        () => {
          const focused = document.activeElement;
          if (focused === document.body) return "left";
          const box = focused.getBoundingClientRect();
          const style = getComputedStyle(focused);
          const [x, y] = [Math.max(box.left, 0) + Math.min(box.width, innerWidth) / 2, box.top + box.height / 2];
          const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          const onTop = document.elementsFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1)).slice(0, 3).some((seen) => focused.contains(seen) || seen.contains(focused));
          return inWindow && onTop && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 ? "seen" : focused.outerHTML.slice(0, 120);
        }
        """;

    [Fact]
    public async Task Tab_reaches_every_control_shows_where_it_is_and_leaves_again()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390, 700);
        var unseen = new List<string>();
        foreach (var page in site.OneOfEachKind.Where(page => page.Kind is "question" or "home" or "search" or "guideline" or "letter" or "reviews"))
        {
            await visit.GoToAsync(page);
            var stops = 0;
            for (; stops < MostStops; stops++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                var focus = await visit.Page.EvaluateAsync<string>(FocusIsSeen);
                if (focus == "left")
                {
                    break;
                }
                if (focus != "seen")
                {
                    unseen.Add($"{page.Path}: {focus}");
                }
            }
            var controls = await visit.Page.Locator("a[href]:visible, button:visible, input:visible:not(:disabled), [tabindex='0']:visible").CountAsync();
            Assert.True(stops >= Math.Min(controls, MostStops), $"{page.Path}: {stops} stops for {controls} controls");
        }
        Assert.Empty(unseen);
    }

    [Fact]
    public async Task The_skip_link_is_first_and_leads_into_the_main_part()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390);
        await visit.GoToAsync(site.ReviewedAnswer);
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task The_answer_page_reads_well_through_the_accessibility_tree()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        await Assertions.Expect(visit.Page.Locator("body")).ToMatchAriaSnapshotAsync(
            """
            - link "Skip to main content"
            - banner:
              - link /iatroX/
              - search "Search questions and answers":
                - combobox "Search questions and answers"
                - button "Search"
              - navigation "Main"
            - navigation "Breadcrumb"
            - main:
              - article:
                - heading /lumbar spinal stenosis/ [level=1]
                - region "Review"
                - region "In short"
                - navigation "On this page"
                - region "Answer"
                - region "References"
                - region "Related questions"
                - region "How to cite this answer"
            - contentinfo:
              - navigation "Footer"
            """);
    }

    [Fact]
    public async Task Control_K_goes_to_the_search_box_from_anywhere_and_single_letters_do_nothing()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        foreach (var key in new[] { "k", "s", "/", "?" })
        {
            await visit.Page.Keyboard.PressAsync(key);
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement === document.body"));
        }
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
    }
}
