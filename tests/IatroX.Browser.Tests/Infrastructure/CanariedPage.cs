using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>A browser window that notices whatever runs in a page beside the theme's own modules, and every request for what is no file of the site.</summary>
internal sealed class CanariedPage : IAsyncDisposable
{
    /// <summary>Runs in every frame before anything of a page does.</summary>
    private const string Canary =
        """
        (() => {
          const sing = (what) => (top.songs ??= []).push(`${location.pathname}: ${what}`);
          for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => sing(`${name} was called`);
          addEventListener("securitypolicyviolation", (event) => sing(`the policy stopped ${event.violatedDirective} ${event.blockedURI}`));
          addEventListener("error", (event) => sing(`error: ${event.message}`));
        })();
        """;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> requests = [];

    private CanariedPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <param name="withoutPolicy">True to let run what a page's content security policy would stop.</param>
    public static async Task<CanariedPage> StartAsync(Uri site, bool withoutPolicy)
    {
        var browser = await Chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new() { BypassCSP = withoutPolicy, Locale = "en-GB" });
        context.SetDefaultTimeout(Chromium.PatienceMilliseconds);
        await context.AddInitScriptAsync(Canary);
        var canaried = new CanariedPage(context, await context.NewPageAsync());
        context.Request += (_, request) => canaried.Note(request.Url, new Uri(request.Url).Authority != site.Authority && !request.Url.StartsWith("data:", StringComparison.Ordinal), "elsewhere");
        context.Response += (_, response) => canaried.Note(response.Url, response.Status is not (200 or 304), $"{response.Status}");
        return canaried;
    }

    /// <summary>All that was noticed so far.</summary>
    public async Task<IReadOnlyList<string>> SongsAsync() => [.. await Page.EvaluateAsync<string[]>("window.songs ?? []"), .. requests];

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private void Note(string address, bool isOdd, string how)
    {
        if (isOdd)
        {
            requests.Enqueue($"{address}: {how}");
        }
    }
}
