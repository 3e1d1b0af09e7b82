using Microsoft.Playwright;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>One headless Chromium for all tests: the machine's own, else one that is installed now, else a failure that says what to install.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>Quiet and self-contained: no GPU, no updates, no calls to anybody.</summary>
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> BrowserAsync() => Running.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var path = OnThisMachine() ?? await InstallAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Switches });
    }

    private static string? OnThisMachine() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Null means Playwright's own copy, which it finds by itself.</summary>
    private static async Task<string?> InstallAsync()
    {
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
        {
            return null;
        }
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            await Command.RunAsync("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], Repository.Root, "Install Chromium and put it on the path.");
        }
        return OnThisMachine()
            ?? throw new InvalidOperationException("The browser tests need Chromium. Install it (Debian: apt-get install chromium) and put it on the path.");
    }
}
