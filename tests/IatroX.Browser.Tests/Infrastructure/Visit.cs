using Microsoft.Playwright;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>A reader with one browser window. Closing it fails the test if the console said anything or a request left the site.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly IBrowserContext context;

    private readonly Uri address;

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        this.address = address;
        Page = page;
    }

    public IPage Page { get; }

    /// <param name="host">Where the site is, if not at its healthy host; there, requests that fail are no complaint.</param>
    /// <param name="address">Of another site at a healthy host.</param>
    public static async Task<Visit> StartAsync(
        int width = 1280, int height = 900, bool dark = false, bool scripts = true, bool touch = false, bool bypassPolicy = false, Uri? host = null, Uri? address = null,
        ForcedColors? forcedColors = null, Contrast? contrast = null)
    {
        var browser = await Chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            HasTouch = touch,
            BypassCSP = bypassPolicy,
            ForcedColors = forcedColors,
            Contrast = contrast,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(Chromium.PatienceMilliseconds);
        address ??= host ?? (await BuiltSite.GetAsync()).Address;
        var visit = new Visit(context, await context.NewPageAsync(), address);
        visit.Page.Console += (_, message) =>
        {
            if (host is null || !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                visit.complaints.Add($"console {message.Type}: {message.Text}");
            }
        };
        visit.Page.PageError += (_, error) => visit.complaints.Add($"error: {error}");
        visit.Page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).IsLoopback && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                visit.complaints.Add($"request to {request.Url}");
            }
        };
        return visit;
    }

    public Task GoToAsync(SitePage page) => Page.GotoAsync(page.Address.AbsoluteUri);

    public Task GoToAsync(string path) => Page.GotoAsync(new Uri(address, path).AbsoluteUri);

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(complaints);
    }
}
