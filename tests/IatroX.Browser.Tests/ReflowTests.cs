using IatroX.Browser.Tests.Infrastructure;

namespace IatroX.Browser.Tests;

/// <summary>Nothing scrolls sideways but what scrolls inside itself, and what one presses is large enough.</summary>
public class ReflowTests
{
    /// <summary>The overrides of WCAG 2.2, success criterion 1.4.12.</summary>
    private const string TextSpacing =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

    /// <summary>320 px is a 1280 px window at 400 % zoom.</summary>
    [Fact]
    public async Task No_page_scrolls_sideways_at_any_width_with_a_readers_own_spacing_of_text_or_without()
    {
        await using var visit = await Visit.StartAsync(320, bypassPolicy: true);
        var wide = new List<string>();
        foreach (var page in await BuiltSite.SampleAsync())
        {
            await visit.GoToAsync(page);
            await MeasureAsync(page, 320, 390, 1280);
            await visit.Page.AddStyleTagAsync(new() { Content = TextSpacing });
            await MeasureAsync(page, 320, 768);
        }
        Assert.Empty(wide);

        async Task MeasureAsync(SitePage page, params int[] widths)
        {
            foreach (var width in widths)
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                var content = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (content > width)
                {
                    wide.Add($"{page.Path}: {content} px of content in a window of {width} px");
                }
            }
        }
    }

    /// <summary>Column beside column without scrolling where that can be read; else the table moves inside itself, by keyboard too, and shades the side on which it goes on.</summary>
    [Fact]
    public async Task A_table_of_two_columns_fits_a_phone_and_a_wide_one_scrolls_inside_itself()
    {
        const string Widths = "tables => tables.map(table => table.scrollWidth - table.clientWidth)";
        await using var visit = await Visit.StartAsync(390);
        await visit.GoToAsync("/questions/gout-flare-and-urate-lowering/");
        Assert.All(await visit.Page.Locator(".table-scroll").EvaluateAllAsync<int[]>(Widths), hidden => Assert.Equal(0, hidden));

        var site = await BuiltSite.HardCasesAsync();
        await visit.GoToAsync(site.Pages.First(page => page.Path.Contains("everything-at-once", StringComparison.Ordinal)));
        var wide = visit.Page.Locator(".table-scroll").First;
        Assert.InRange((await wide.EvaluateAllAsync<int[]>(Widths))[0], 1, int.MaxValue);
        await wide.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.table-scroll').scrollLeft > 0");
        Assert.Contains("linear-gradient", await wide.EvaluateAsync<string>("table => getComputedStyle(table).backgroundImage"), StringComparison.Ordinal);
        // A long name wraps in its cell, so that a dose stands beside it.
        Assert.InRange(await wide.EvaluateAsync<double>("table => Math.max(...[...table.querySelectorAll('th, td')].map(cell => cell.getBoundingClientRect().width))"), 1, 14 * 16);
    }

    /// <summary>Links inside sentences are exempt, as in WCAG 2.2, success criterion 2.5.8.</summary>
    [Fact]
    public async Task Buttons_fields_and_links_that_stand_alone_are_24_pixels_and_main_actions_44()
    {
        await using var visit = await Visit.StartAsync(390);
        var small = new List<string>();
        foreach (var page in await BuiltSite.SampleAsync())
        {
            await visit.GoToAsync(page);
            var found = await visit.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("a, button, input, summary")].filter((control) => {
                  const box = control.getBoundingClientRect();
                  if (box.width === 0 || control.closest(".skip-link") || control.matches(":disabled")) return false;
                  const isMain = control.matches(".button, .search-input, .search-button, .site-nav a, .brand, .letters a, .pager a");
                  const isInSentence = getComputedStyle(control).display === "inline";
                  const least = isMain ? 43.9 : isInSentence ? 0 : 23.9;
                  return box.height < least || (box.width < least && !isMain);
                }).map((control) => control.outerHTML.slice(0, 120))
                """);
            small.AddRange(found.Select(control => $"{page.Path}: {control}"));
        }
        Assert.Empty(small);
    }
}
