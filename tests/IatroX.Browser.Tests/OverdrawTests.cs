using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Text of authors is drawn in its own place. A shadow stands for marks piled on letters, which no two fonts draw alike.</summary>
public class OverdrawTests
{
    private const string Piled = "(parts) => { for (const part of parts) part.style.textShadow = '0 -3rem red, 0 -2rem red, 0 2rem red, 0 3rem red'; }";

    [Theory]
    [InlineData("h1, .summary, .prose", "#review")]
    [InlineData(".related-question", ".related-facts")]
    public async Task Marks_piled_on_an_authors_letters_are_not_drawn_over_what_the_site_says(string authored, string said)
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync((await BuiltSite.GetAsync()).ReviewedAnswer);
        var plain = await PictureAsync(visit.Page, said);
        await visit.Page.Locator(authored).EvaluateAllAsync<object?>(Piled);
        Assert.Equal(plain, await PictureAsync(visit.Page, said));

        // What shows that the picture would tell.
        await visit.Page.Locator(authored).EvaluateAllAsync<object?>("(parts) => { for (const part of parts) part.style.clipPath = 'none'; }");
        Assert.NotEqual(plain, await PictureAsync(visit.Page, said));
    }

    /// <summary>Every part that is clipped, on every kind of page, with what can have the focus in it.</summary>
    [Fact]
    public async Task No_outline_of_focus_is_clipped_with_them()
    {
        await using var visit = await Visit.StartAsync(390);
        var (cut, parts) = (new List<string>(), 0);
        foreach (var page in await BuiltSite.SampleAsync())
        {
            await visit.GoToAsync(page);
            parts += await visit.Page.EvaluateAsync<int>($"() => ({Clipped})().length");
            cut.AddRange(await visit.Page.EvaluateAsync<string[]>(
                $$"""
                () => ({{Clipped}})().flatMap((part) => {
                  const { top, bottom } = part.getBoundingClientRect();
                  const room = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.375;
                  return [part, ...part.querySelectorAll("a, button, summary, input, [tabindex='0']")].filter((one) => one.matches("a, button, summary, input, [tabindex='0']"))
                    .filter((one) => [...one.getClientRects()].some((box) => box.top - 5 < top - room - 0.5 || box.bottom + 5 > bottom + room + 0.5)).map((one) => one.outerHTML.slice(0, 120));
                })
                """));
        }
        Assert.Empty(cut);
        Assert.InRange(parts, 20, int.MaxValue);
    }

    private const string Clipped = "() => [...document.querySelectorAll('main *')].filter((part) => getComputedStyle(part).clipPath.startsWith('inset(-6px'))";

    /// <summary>Without the edge, where half a pixel of a neighbour may show.</summary>
    private static async Task<byte[]> PictureAsync(IPage page, string part)
    {
        const int edge = 1;
        await page.Locator(part).First.ScrollIntoViewIfNeededAsync();
        var box = await page.Locator(part).First.BoundingBoxAsync();
        return await page.ScreenshotAsync(new() { Clip = new() { X = box!.X, Y = box.Y + edge, Width = box.Width, Height = box.Height - (2 * edge) } });
    }
}
