using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>What readers ask of their browser: forced colours, more contrast, no motion, paper.</summary>
public class ModeTests
{
    private static async Task<SitePage> EverythingAsync() => (await BuiltSite.HardCasesAsync()).Pages.First(page => page.Path.Contains("everything-at-once", StringComparison.Ordinal));

    [Fact]
    public async Task In_forced_colours_kinds_stay_apart_by_width_and_style_of_border()
    {
        await using var visit = await Visit.StartAsync(forcedColors: ForcedColors.Active);
        await visit.GoToAsync(await EverythingAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        var borders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var card in new[] { ".care-card-red-flag", ".care-card-urgent", ".care-card-non-urgent" })
        {
            Assert.True(borders.Add(await visit.Page.Locator(card).First.EvaluateAsync<string>("(card) => `${getComputedStyle(card).borderTopWidth} ${getComputedStyle(card).borderTopStyle}`")));
        }
        foreach (var part in new[] { ".trust", ".summary", ".notice", ".alert" })
        {
            Assert.NotEqual("0px", await visit.Page.Locator(part).First.EvaluateAsync<string>("(part) => getComputedStyle(part).borderInlineStartWidth"));
        }
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("solid", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_asks_for_more_contrast_gets_it(bool dark)
    {
        const string SoftInk = "getComputedStyle(document.querySelector('.trust-generated')).color";
        await using var usual = await Visit.StartAsync(dark: dark);
        await using var more = await Visit.StartAsync(dark: dark, contrast: Contrast.More);
        var page = await EverythingAsync();
        await usual.GoToAsync(page);
        await more.GoToAsync(page);
        Assert.NotEqual(await usual.Page.EvaluateAsync<string>(SoftInk), await more.Page.EvaluateAsync<string>(SoftInk));
        Assert.Equal("2px", await more.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.prose td')).borderBottomWidth"));
    }

    [Fact]
    public async Task Nothing_moves_for_anybody()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(await EverythingAsync());
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("*")].filter((part) => {
              const style = getComputedStyle(part);
              return style.animationName !== "none" || style.transitionDuration !== "0s" || style.scrollBehavior === "smooth";
            }).map((part) => part.outerHTML.slice(0, 100))
            """));
    }

    [Fact]
    public async Task The_reviewed_answer_prints_on_two_sheets_of_A4()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        var pdf = System.Text.Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        var sheets = System.Text.RegularExpressions.Regex.Matches(pdf, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.InRange(sheets.Count, 1, 2);
        Assert.All(sheets, sheet => Assert.True(sheet.Groups[1].Value.StartsWith("59", StringComparison.Ordinal) && sheet.Groups[2].Value.StartsWith("84", StringComparison.Ordinal), sheet.Value));
    }
}
