using IatroX.Browser.Tests.Infrastructure;

namespace IatroX.Browser.Tests;

/// <summary>Every page kind, light and dark, from a small phone to a desk: axe-core with best practices, without exceptions.</summary>
public class AccessibilityTests
{
    private const string RunAxe =
        """
        async () => {
          const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
          return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_finds_no_violation_in_more_contrast(bool dark)
    {
        await using var visit = await Visit.StartAsync(390, dark: dark, contrast: Microsoft.Playwright.Contrast.More);
        Assert.Empty(await ViolationsAsync(visit, (await BuiltSite.SampleAsync()).Where(page => page.Kind is "question" or "reviews" or "guideline").DistinctBy(page => page.Kind)));
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(390, false)]
    [InlineData(768, false)]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    [InlineData(390, true)]
    [InlineData(768, true)]
    [InlineData(1280, true)]
    public async Task Axe_finds_no_violation_on_any_page_kind(int width, bool dark)
    {
        await using var visit = await Visit.StartAsync(width, dark: dark);
        Assert.Empty(await ViolationsAsync(visit, await BuiltSite.SampleAsync()));
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(Visit visit, IEnumerable<SitePage> pages)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(await NpmTools.FolderAsync(), "node_modules", "axe-core", "axe.min.js"), TestContext.Current.CancellationToken);
        var violations = new List<string>();
        foreach (var page in pages)
        {
            await visit.GoToAsync(page);
            await visit.Page.EvaluateAsync(axe + "; undefined");
            violations.AddRange((await visit.Page.EvaluateAsync<string[]>(RunAxe)).Select(violation => $"{page.Path}: {violation}"));
        }
        return violations;
    }
}
