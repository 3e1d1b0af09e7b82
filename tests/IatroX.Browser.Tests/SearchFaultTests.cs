using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Search on a network that is slow, loses parts, or serves an index that the client does not know.</summary>
public class SearchFaultTests
{
    private const string PartsAreMissing = "A part of the search could not be loaded";

    [Fact]
    public async Task On_a_slow_network_the_box_says_that_it_searches_and_then_shows_answers()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var visit = await VisitAsync(async context =>
        {
            if (IsSearch(context))
            {
                await arrived.Task;
            }
            return false;
        });
        await visit.GoToAsync("/about/");
        var box = visit.Page.GetByRole(AriaRole.Combobox);
        await box.FillAsync("croup");
        await Assertions.Expect(visit.Page.Locator(".suggestion-note")).ToHaveTextAsync("Searching…");
        await Assertions.Expect(box).ToBeEditableAsync();
        arrived.SetResult();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("croup");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("cut")]
    public async Task A_part_that_fails_is_said_and_the_rest_is_found(string fault)
    {
        var croupParts = await PartsOf("croup?");
        await using var visit = await VisitAsync(context => croupParts.Contains(context.Request.Path) ? Break(context, fault) : Task.FromResult(false));
        await visit.GoToAsync("/search/?q=croup+sepsis%3F");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToContainTextAsync(new Regex("sepsis", RegexOptions.IgnoreCase));
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync(PartsAreMissing);
    }

    [Fact]
    public async Task Without_the_part_of_the_filters_answers_are_found_and_the_loss_is_said()
    {
        await using var visit = await VisitAsync(context => IsPart(context, 'f') ? Break(context, "missing") : Task.FromResult(false));
        await visit.GoToAsync("/search/?q=croup");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToContainTextAsync("croup");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync(PartsAreMissing);
    }

    [Fact]
    public async Task Where_the_texts_of_answers_fail_the_box_says_so()
    {
        await using var visit = await VisitAsync(context => IsPart(context, 'd') ? Break(context, "missing") : Task.FromResult(false));
        await visit.GoToAsync("/about/");
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync("croup?");
        await Assertions.Expect(visit.Page.Locator(".suggestion-note")).ToContainTextAsync(PartsAreMissing);
        await Assertions.Expect(visit.Page.Locator(".search [role=status]")).ToContainTextAsync(PartsAreMissing);
    }

    [Fact]
    public async Task Where_the_words_are_lost_the_page_does_not_say_that_there_are_no_answers()
    {
        await using var visit = await VisitAsync(context => IsPart(context, 't') ? Break(context, "missing") : Task.FromResult(false));
        await visit.GoToAsync("/search/?q=croup%3F");
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToHaveTextAsync("Search could not look everywhere");
        await Assertions.Expect(visit.Page.Locator(".search [role=status]")).ToHaveTextAsync("Search could not look everywhere");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync(PartsAreMissing);
    }

    [Fact]
    public async Task Without_an_index_the_page_says_so_and_leads_to_the_lists()
    {
        await using var visit = await VisitAsync(context => IsSearch(context) ? Break(context, "missing") : Task.FromResult(false));
        await visit.GoToAsync("/search/?q=croup");
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToHaveTextAsync("Search is not available");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync("Check the connection and try again");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Browse by topic" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_old_client_that_meets_a_newer_index_asks_for_a_reload()
    {
        var root = await File.ReadAllBytesAsync(Path.Combine((await BuiltSite.GetAsync()).Folder, "search", "index", "root.bin"), TestContext.Current.CancellationToken);
        root[4] = 99;       // the version, FORMAT.md
        await using var visit = await VisitAsync(async context =>
        {
            if (context.Request.Path != "/search/index/root.bin")
            {
                return false;
            }
            await context.Response.Body.WriteAsync(root);
            return true;
        });
        await visit.GoToAsync("/search/?q=croup");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync("The site has been updated since this page was opened. Reload the page to search.");
        await visit.GoToAsync("/about/");
        await visit.Page.GetByRole(AriaRole.Combobox).FillAsync("croup");
        await Assertions.Expect(visit.Page.Locator(".suggestion-note")).ToContainTextAsync("Reload the page");
    }

    [Fact]
    public async Task Forged_texts_are_only_text_and_lead_nowhere()
    {
        const string Page = """["javascript:document.title='forged'","<img src=x onerror=alert(1)>","<script>alert(1)</script>","__proto__","<b>"]""";
        var forged = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(Page, 50))}]");
        await using var visit = await VisitAsync(context => IsPart(context, 'd') ? Serve(context, Part(forged)) : Task.FromResult(false));
        await visit.GoToAsync("/search/?q=artificial+tests");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        foreach (var link in await visit.Page.Locator("[data-search-list] a").AllAsync())
        {
            Assert.Equal("#", await link.GetAttributeAsync("href"));
        }
        Assert.Equal(0, await visit.Page.Locator("main img, main script").CountAsync());
    }

    [Theory]
    [InlineData('t', false)]
    [InlineData('d', true)]
    public async Task A_part_that_would_fill_the_memory_is_given_up_and_the_box_goes_on(char kind, bool packed)
    {
        var bomb = packed ? Part(new byte[256 << 20]) : new byte[64 << 20];
        var isForged = true;
        await using var visit = await VisitAsync(context => isForged && IsPart(context, kind) ? Serve(context, bomb) : Task.FromResult(false));
        await visit.GoToAsync("/search/?q=croup%3F");
        await Assertions.Expect(visit.Page.Locator("[data-search-suggestion]")).ToContainTextAsync(PartsAreMissing);
        isForged = false;
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("croup");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToContainTextAsync("croup");
    }

    /// <summary>A part with a checksum that fits, as somebody could put it there who can change the host's files.</summary>
    private static byte[] Part(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(content);
        }
        var checksum = uint.MaxValue;
        foreach (var next in packed.ToArray())
        {
            checksum ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                checksum = (checksum >> 1) ^ (0xedb88320 & (0 - (checksum & 1)));
            }
        }
        return [.. BitConverter.GetBytes(~checksum), .. packed.ToArray()];
    }

    private static async Task<bool> Serve(HttpContext context, byte[] bytes)
    {
        try
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client had enough of it.
        }
        return true;
    }

    /// <summary>The term parts that a search loads, by looking.</summary>
    private static async Task<HashSet<string>> PartsOf(string query)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        await using var visit = await VisitAsync(context =>
        {
            lock (parts)
            {
                parts.UnionWith(IsPart(context, 't') ? [context.Request.Path.Value!] : []);
            }
            return Task.FromResult(false);
        });
        await visit.GoToAsync($"/search/?q={Uri.EscapeDataString(query)}");
        await Assertions.Expect(visit.Page.Locator("[data-search-list] a").First).ToBeVisibleAsync();
        Assert.NotEmpty(parts);
        return parts;
    }

    private static async Task<Visit> VisitAsync(Func<HttpContext, Task<bool>> interfere) =>
        await Visit.StartAsync(host: await StaticHost.ServeAsync((await BuiltSite.LargeAsync()).Folder, interfere));

    private static bool IsSearch(HttpContext context) => context.Request.Path.StartsWithSegments("/search/index", StringComparison.Ordinal);

    private static bool IsPart(HttpContext context, char kind) => IsSearch(context) && Path.GetFileName(context.Request.Path.Value!).StartsWith(kind);

    private static async Task<bool> Break(HttpContext context, string fault)
    {
        context.Response.StatusCode = fault == "missing" ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.Body.WriteAsync(new byte[] { 1, 2, 3, 4, 5, 6 });
        return true;
    }
}
