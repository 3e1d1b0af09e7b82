using System.IO.Compression;
using IatroX.Browser.Tests.Infrastructure;

namespace IatroX.Browser.Tests;

/// <summary>What an answer costs to load, compressed as a host would.</summary>
public class WeightTests(ITestOutputHelper report)
{
    private const int MostBytes = 30 * 1000;

    [Fact]
    public async Task An_answer_loads_in_under_30_kB_without_moving_what_is_already_shown()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390);
        var files = new List<string>();
        visit.Page.Response += (_, response) => files.Add(new Uri(response.Url).AbsolutePath);
        await visit.GoToAsync(site.LargestAnswer);
        await visit.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        var byKind = files.Distinct(StringComparer.Ordinal).GroupBy(Kind, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => (Files: kind.Count(), Bytes: kind.Sum(file => Compressed(site, file))), StringComparer.Ordinal);
        foreach (var (kind, (count, bytes)) in byKind.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            report.WriteLine($"{kind,-8} {count,3} files {bytes,7:N0} bytes");
        }
        Assert.InRange(byKind.Values.Sum(kind => kind.Bytes), 1, MostBytes);
        Assert.DoesNotContain("font", byKind.Keys);

        // One round trip after the HTML: nothing stands between it and the first paint but the one stylesheet and, asked for at the same time,
        // the script that must speak before the review is shown.
        var blocking = await visit.Page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').filter((entry) => entry.renderBlockingStatus === 'blocking').map((entry) => entry.name)");
        Assert.Equal(["review-due.js", "site.css"], blocking.Select(address => address[(address.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));

        Assert.Equal(0, await ShiftAsync(visit));
        // Where all of an answer is in the window, so is what scripts add to it.
        await using var desk = await Visit.StartAsync();
        await desk.GoToAsync((await BuiltSite.HardCasesAsync()).Pages.First(page => page.Path.Contains("nearly-nothing", StringComparison.Ordinal)));
        await Microsoft.Playwright.Assertions.Expect(desk.Page.Locator("[data-copy=answer]")).ToBeVisibleAsync();
        Assert.Equal(0, await ShiftAsync(desk));
    }

    [Fact]
    public async Task A_review_that_fell_due_since_the_build_moves_nothing_that_is_shown()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync(390);
        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2027, 8, 17, 12, 0, 0, DateTimeKind.Utc));
        await visit.Page.RouteAsync("**/review-due.js", async route =>
        {
            await Task.Delay(700);
            await route.ContinueAsync();
        });
        await visit.GoToAsync(site.ReviewedAnswer);
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator(".notice-overdue")).ToBeVisibleAsync();
        Assert.Equal(0, await ShiftAsync(visit));
    }

    /// <summary>The layout shift since the page began to load.</summary>
    private static Task<double> ShiftAsync(Visit visit) => visit.Page.EvaluateAsync<double>(
        """
        () => new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 300);
        })
        """);

    private static int Compressed(BuiltSite site, string path)
    {
        var file = Path.Combine(site.Folder, Uri.UnescapeDataString(path).TrimStart('/'));
        var content = File.ReadAllBytes(Directory.Exists(file) ? Path.Combine(file, "index.html") : file);
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        Assert.True(BrotliEncoder.TryCompress(content, compressed, out var length, quality: 9, window: 22));
        return length;
    }

    private static string Kind(string path) => Path.GetExtension(path) switch
    {
        "" or ".html" => "html",
        ".css" => "styles",
        ".js" => "scripts",
        ".svg" or ".png" or ".jpg" or ".webp" => "pictures",
        ".woff" or ".woff2" or ".ttf" => "font",
        var other => other,
    };
}
