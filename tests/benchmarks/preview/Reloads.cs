using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace IatroX.Benchmarks.Preview;

/// <summary>From a save to the text on the screen of Chromium, leg by leg, and what the server holds meanwhile.</summary>
internal static class Reloads
{
    private const int WarmUps = 10;

    /// <summary>A page is edited so often before the browser goes to another.</summary>
    private const int EditsAPage = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Tells in the page, as soon as it has been painted, which edit it shows, when it was told of a change, and when it was painted: both by the clock of the machine.</summary>
    private const string TellWhenPainted =
        """
        {
          const now = () => performance.timeOrigin + performance.now();
          let told = 0;
          let seen = "";
          const Source = EventSource;
          window.EventSource = class extends Source {
            constructor(address) {
              super(address);
              this.addEventListener("message", () => { told = now(); sessionStorage.setItem("told", told); });
            }
          };
          const look = () => {
            const mark = /Edit number \d+(?![\s\S]*Edit number)/.exec(document.querySelector("main")?.textContent ?? "")?.[0] ?? "";
            if (mark === seen) return;
            seen = mark;
            const at = told || Number(sessionStorage.getItem("told"));
            requestAnimationFrame(() => setTimeout(() => tell([mark, at, now()].join())));
          };
          addEventListener("DOMContentLoaded", () => {
            look();
            new MutationObserver(look).observe(document.body, { childList: true });
          });
        }
        """;

    /// <param name="command">The iatrox program to measure: an executable, or iatrox.dll.</param>
    /// <param name="pause">Between two edits, as an editor makes them.</param>
    public static async Task PrintAsync(SiteCopy site, int edits, bool titles, string command, TimeSpan pause)
    {
        using var server = await PreviewProcess.StartAsync(site, command);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var tab = await browser.NewPageAsync();
        using var paintings = new BlockingCollection<Painting>();
        await tab.ExposeBindingAsync("tell", (BindingSource _, string painting) => paintings.Add(Painting.Parse(painting.Split(','))));
        await tab.AddInitScriptAsync(TellWhenPainted);

        var (whole, making, showing) = (new List<double>(), new List<double>(), new List<double>());
        var page = "";
        for (var i = -WarmUps; i < edits; i++)
        {
            if (page.Length == 0 || i % EditsAPage == 0)
            {
                page = site.NextPage();
                await tab.GotoAsync(server.Address + SiteCopy.AddressOf(page));
            }
            await Task.Delay(pause);
            var saved = (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
            var shown = Until(paintings, site.Edit(page, titles && i % 2 == 0));
            if (i < 0)
            {
                continue;
            }
            whole.Add(shown.Painted - saved);
            making.Add(shown.Told - saved);
            showing.Add(shown.Painted - shown.Told);
            if (i % Math.Max(1, edits / 10) == 0 || i == edits - 1)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after {i + 1,5} edits: {server.ResidentMiB,6:N0} MiB, {server.Handles,4} handles"));
            }
        }
        Console.WriteLine(Distribution.Head);
        Distribution.Print("save to painted", whole);
        Distribution.Print("  save to told", making);
        Distribution.Print("  told to painted", showing);
    }

    private static Painting Until(BlockingCollection<Painting> paintings, string mark)
    {
        while (paintings.TryTake(out var painting, Patience))
        {
            if (painting.Mark == mark)
            {
                return painting;
            }
        }
        throw new TimeoutException($"the browser did not show {mark} within {Patience.TotalSeconds} s");
    }

    /// <summary>What a page showed, when it heard that it was to show another, and when that was on the screen, in milliseconds.</summary>
    private sealed record Painting(string Mark, double Told, double Painted)
    {
        public static Painting Parse(string[] parts) => new(parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
