using Microsoft.Playwright;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>A reader with one browser window. Closing it fails the test if the console said anything or a request left the site.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<Visit> StartAsync(int width = 1280, int height = 900, bool dark = false, bool scripts = true, bool touch = false, bool bypassPolicy = false)
    {
        var browser = await Chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            HasTouch = touch,
            BypassCSP = bypassPolicy,
            Locale = "en-GB",
        });
        var site = await BuiltSite.GetAsync();
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Console += (_, message) => visit.complaints.Add($"console {message.Type}: {message.Text}");
        visit.Page.PageError += (_, error) => visit.complaints.Add($"error: {error}");
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                visit.complaints.Add($"request to {request.Url}");
            }
        };
        return visit;
    }

    public Task GoToAsync(SitePage page) => Page.GotoAsync(page.Address.AbsoluteUri);

    public async Task GoToAsync(string path) => await Page.GotoAsync(new Uri((await BuiltSite.GetAsync()).Address, path).AbsoluteUri);

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(complaints);
    }
}
