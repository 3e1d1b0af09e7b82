using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace IatroX.Benchmarks.Preview;

/// <summary>From a save to the page loaded again in Chromium, and what the server holds meanwhile.</summary>
internal static class Reloads
{
    private const int WarmUps = 10;

    /// <summary>A page is edited so often before the browser goes to another.</summary>
    private const int EditsAPage = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Tells of each page that has loaded what edit it shows.</summary>
    private const string TellWhenLoaded = "addEventListener('load', () => tell(/Edit number \\d+(?![\\s\\S]*Edit number)/.exec(document.body.textContent)?.[0] ?? ''))";

    /// <param name="command">The iatrox program to measure: an executable, or iatrox.dll.</param>
    public static async Task PrintAsync(SiteCopy site, int edits, bool titles, string command)
    {
        using var server = await PreviewProcess.StartAsync(site, command);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var tab = await browser.NewPageAsync();
        using var loads = new BlockingCollection<(string Mark, long At)>();
        await tab.ExposeBindingAsync("tell", (BindingSource _, string mark) => loads.Add((mark, Stopwatch.GetTimestamp())));
        await tab.AddInitScriptAsync(TellWhenLoaded);

        var times = new List<double>();
        var page = "";
        for (var i = -WarmUps; i < edits; i++)
        {
            if (page.Length == 0 || i % EditsAPage == 0)
            {
                page = site.NextPage();
                await tab.GotoAsync(server.Address + SiteCopy.AddressOf(page));
            }
            var started = Stopwatch.GetTimestamp();
            var mark = site.Edit(page, titles && i % 2 == 0);
            var shown = Until(loads, mark);
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started, shown).TotalMilliseconds);
            }
            if (i >= 0 && (i % Math.Max(1, edits / 10) == 0 || i == edits - 1))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after {i + 1,5} edits: {server.ResidentMiB,6:N0} MiB, {server.Handles,4} handles"));
            }
        }
        Console.WriteLine(Distribution.Head);
        Distribution.Print("save to loaded page", times);
    }

    private static long Until(BlockingCollection<(string Mark, long At)> loads, string mark)
    {
        while (loads.TryTake(out var load, Patience))
        {
            if (load.Mark == mark)
            {
                return load.At;
            }
        }
        throw new TimeoutException($"the browser did not show {mark} within {Patience.TotalSeconds} s");
    }
}
