using IatroX.Tests.Machine;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>One headless Chromium for all tests: the machine's own, else one that is installed now, else a failure that says what to install.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);

    /// <summary>Quiet and self-contained: no GPU, no updates, no calls to anybody.</summary>
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long a test waits for what must come: only a machine that has stopped needs so long.</summary>
    public const int PatienceMilliseconds = 120_000;

    public static Task<IBrowser> BrowserAsync() => Running.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var playwright = await Playwright.CreateAsync();
        var path = OnThisMachine() ?? Install();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Switches, Timeout = PatienceMilliseconds });
    }

    /// <summary>A whole browser with a profile of its own, whose settings can be asked; the caller closes it.</summary>
    public static async Task<IBrowserContext> WithProfileAsync(string folder)
    {
        var path = OnThisMachine() ?? Install();
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchPersistentContextAsync(folder, new() { ExecutablePath = path, Channel = path is null ? "chromium" : null, Args = Switches });
    }

    /// <summary>The one that CHROME_PATH names, else the first on the path.</summary>
    private static string? OnThisMachine() => Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named
        ? named
        : Programs.OnThisMachine("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /// <summary>Null means Playwright's own copy, which it finds by itself.</summary>
    private static string? Install() => Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0 ? null : Programs.Require("chromium");
}
