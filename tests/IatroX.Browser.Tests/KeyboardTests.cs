using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Every page kind with the keyboard alone.</summary>
public class KeyboardTests
{
    private const int MostStops = 400;

    /// <summary>"left" when nothing is focused any more; else why a reader would not see where the focus is: empty when the focused element is on the screen, has a ring, and nothing lies on any part of it; of what is larger than the window, a part must be there.</summary>
    private const string WhyFocusIsUnseen =
        """
        () => {
          const focused = document.activeElement;
          const style = getComputedStyle(focused);
          const unseen = (why) => `${why}: ${focused.outerHTML.slice(0, 120)}`;
          if (focused === document.body) return "left";
          if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return unseen("no ring");
          const points = [];
          for (const box of focused.getClientRects()) {
            const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
            if (right <= left || bottom <= top) return unseen("outside the window");
            if ((right - left < box.width - 1 && box.width < innerWidth) || (bottom - top < box.height - 1 && box.height < innerHeight)) return unseen("partly outside the window");
            for (const across of [0.1, 0.5, 0.9]) for (const down of [0.2, 0.5, 0.8]) points.push([left + (right - left) * across, top + (bottom - top) * down]);
          }
          const covered = points.filter(([x, y]) => { const top = document.elementFromPoint(x, y); return top !== focused && !focused.contains(top) && !top?.contains(focused); });
          return covered.length > 0 ? unseen(`covered by ${document.elementFromPoint(...covered[0]).outerHTML.slice(0, 80)}`) : "";
        }
        """;

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Tab_reaches_every_control_shows_where_it_is_uncovered_and_leaves_again(int width)
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(width, 700);
        var unseen = new List<string>();
        foreach (var page in site.OneOfEachKind.Append((await BuiltSite.HardCasesAsync()).LargestAnswer))
        {
            await visit.GoToAsync(page);
            var stops = 0;
            for (; stops < MostStops; stops++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                var focus = await visit.Page.EvaluateAsync<string>(WhyFocusIsUnseen);
                if (focus == "left")
                {
                    break;
                }
                if (focus.Length > 0)
                {
                    unseen.Add($"{page.Path}: {focus}");
                }
            }
            var controls = await visit.Page.Locator("a[href]:visible, button:visible, input:visible:not(:disabled), [tabindex='0']:visible").CountAsync();
            Assert.True(stops >= Math.Min(controls, MostStops), $"{page.Path}: {stops} stops for {controls} controls");
        }
        Assert.True(unseen.Count == 0, string.Join('\n', unseen));
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
