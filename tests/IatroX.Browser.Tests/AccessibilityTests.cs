using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Every page kind, light and dark, from a small phone to a desk: axe-core with best practices, without exceptions.</summary>
public class AccessibilityTests
{
    private static readonly int[] Widths = [320, 390, 768, 1280];

    private const string AllRules = "{ rules: { \"target-size\": { enabled: true } }, resultTypes: [\"violations\"] }";

    /// <summary>All that the colour scheme can change: the theme's dark styles set colours and nothing else.</summary>
    private const string RulesOfColour = "{ runOnly: [\"color-contrast\", \"link-in-text-block\"], resultTypes: [\"violations\"] }";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_finds_no_violation_in_more_contrast(bool dark)
    {
        await using var visit = await StartAsync(390, dark, Contrast.More);
        var violations = new List<string>();
        foreach (var page in (await BuiltSite.SampleAsync()).Where(page => page.Kind is "question" or "reviews" or "guideline").DistinctBy(page => page.Kind))
        {
            await visit.GoToAsync(page);
            violations.AddRange(await ViolationsAsync(visit, page, AllRules));
        }
        Assert.Empty(violations);
    }

    /// <summary>A page is opened once and then resized, as a reader's window is: opening costs more than checking.</summary>
    [Fact]
    public async Task Axe_finds_no_violation_on_any_page_kind_at_any_width_in_light_or_dark()
    {
        await using var visit = await StartAsync(Widths[0], dark: false);
        var violations = new List<string>();
        foreach (var page in await BuiltSite.SampleAsync())
        {
            await visit.GoToAsync(page);
            foreach (var width in Widths)
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                violations.AddRange((await ViolationsAsync(visit, page, AllRules)).Select(violation => $"{width} px, light: {violation}"));
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                violations.AddRange((await ViolationsAsync(visit, page, RulesOfColour)).Select(violation => $"{width} px, dark: {violation}"));
            }
        }
        Assert.Empty(violations);
    }

    private static async Task<Visit> StartAsync(int width, bool dark, Contrast? contrast = null)
    {
        var visit = await Visit.StartAsync(width, dark: dark, contrast: contrast);
        await visit.Page.AddInitScriptAsync(scriptPath: Path.Combine(await NpmTools.FolderAsync(), "node_modules", "axe-core", "axe.min.js"));
        return visit;
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(Visit visit, SitePage page, string options)
    {
        var found = await visit.Page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const { violations } = await axe.run(document, {{options}});
              return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
            }
            """);
        return found.Select(violation => $"{page.Path}: {violation}");
    }
}
