using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using IatroX.Tests.Machine;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>Coming from a search engine or an assistant: with an empty cache, onto one page, under exactly the headers that hosts are told to send.</summary>
public class ArrivalTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/kb/answers-of-a-clinic/")]
    public async Task An_answer_stands_alone_can_be_shared_searched_from_and_read_as_Markdown(string path)
    {
        using var site = await ServedSite.StartAsync(path, $"cards: {{font: {Fonts.Require()}}}");
        await using var visit = await Visit.StartAsync(390, 800, address: site.Address);
        var page = visit.Page;
        await page.GotoAsync(site.At("questions/signed/").AbsoluteUri);
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("Test Reviewer One");
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("1 June 2025");
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("The first paragraph relies on guidance");

        Assert.Equal(page.Url, await page.Locator("link[rel=canonical]").GetAttributeAsync("href"));
        Assert.Equal(page.Url, await page.Locator("meta[property='og:url']").GetAttributeAsync("content"));
        Assert.Equal("1200 by 630", await SizeOfAsync(page, await page.Locator("meta[property='og:image']").GetAttributeAsync("content")));
        Assert.Equal("180 by 180", await SizeOfAsync(page, await page.Locator("link[rel=apple-touch-icon]").GetAttributeAsync("href")));
        Assert.Equal("48 by 48", await SizeOfAsync(page, await page.Locator("link[rel=icon][sizes]").GetAttributeAsync("href")));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            async () => {
              const links = [...document.querySelectorAll("link[href]:not([rel=canonical])")].map((link) => link.href);
              const answers = await Promise.all(links.map(async (link) => [link, (await fetch(link)).status]));
              return answers.filter(([, status]) => status !== 200).map(([link]) => link);
            }
            """));

        await page.GetByRole(AriaRole.Combobox).FillAsync("overdue");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Is this overdue?");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("48 by 48", await SizeOfAsync(page, site.At("favicon.ico").AbsoluteUri));
        var twin = new Uri(site.Address, await page.GetByRole(AriaRole.Link, new() { Name = "Read as Markdown" }).GetAttributeAsync("href"));
        Assert.Equal(site.At("questions/signed/index.md"), twin);
        Assert.Contains("last_reviewed: \"2025-06-01\"\nreview_due: \"2027-06-01\"", await (await page.APIRequest.GetAsync(twin.AbsoluteUri)).TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_old_address_leads_to_the_answer(bool scripts)
    {
        using var site = await ServedSite.StartAsync("/kb/");
        await using var visit = await Visit.StartAsync(scripts: scripts, address: site.Address);
        await visit.Page.GotoAsync(site.At("answers/12/").AbsoluteUri);
        await Assertions.Expect(visit.Page).ToHaveURLAsync(site.At("questions/signed/").AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("signed");
    }

    /// <summary>The browser reads the site's OpenSearch description when the home page is open, and lists the site among its search engines.</summary>
    [Fact]
    public async Task Chromium_takes_the_site_as_a_search_engine()
    {
        using var site = await ServedSite.StartAsync("/");
        var profile = Directory.CreateTempSubdirectory("iatrox-profile-").FullName;
        await using (var browser = await Chromium.WithProfileAsync(profile))
        {
            await (await browser.NewPageAsync()).GotoAsync(site.Address.AbsoluteUri);
            var settings = await browser.NewPageAsync();
            await settings.GotoAsync("chrome://settings/searchEngines");
            var wanted = site.Address + "search/?q=%s";
            await settings.WaitForFunctionAsync(
                """
                async (wanted) => {
                  const { sendWithPromise } = await import("chrome://resources/js/cr.js");
                  const { others } = await sendWithPromise("getSearchEnginesList");
                  return others.some((engine) => engine.url === wanted && engine.name === "Test Clinic");
                }
                """, wanted, new() { Timeout = 120_000, PollingInterval = 500 });
        }
        Directory.Delete(profile, recursive: true);
    }

    [Fact]
    public async Task A_copy_opened_from_a_disk_works_and_says_what_search_cannot_do_there()
    {
        using var site = new Generator.Tests.Render.Machine.MachineSite();
        var folder = new Uri(site.Build("", "folder") + "/");
        await using var visit = await Visit.StartAsync(address: folder);
        var page = visit.Page;
        await page.GotoAsync(new Uri(folder, "index.html").AbsoluteUri);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.Locator(".site-header").EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor"));
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Infection" }).First.ClickAsync();
        await page.Locator("main a", new() { HasText = "Is this overdue?" }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/questions/overdue/index.html$"));
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("An overdue text.");
        await page.GotoAsync(new Uri(folder, "old.html").AbsoluteUri);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/questions/signed/index.html$"));
        await page.GotoAsync(new Uri(folder, "search/index.html").AbsoluteUri);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Search does not work in this copy");
    }

    [Fact]
    public async Task A_copy_opened_from_a_disk_says_when_the_review_has_fallen_due_since()
    {
        using var site = new Generator.Tests.Render.Machine.MachineSite();
        var folder = new Uri(site.Build("", "folder") + "/");
        await using var visit = await Visit.StartAsync(address: folder);
        await TellsWhenDueAsync(visit.Page, new Uri(folder, "questions/signed/index.html"));
    }

    /// <summary>Browsers save a page with its files in a folder beside it; modules do not run from there.</summary>
    [Theory]
    [InlineData("nginx")]
    [InlineData("github-pages")]
    public async Task A_page_that_a_reader_saved_says_when_the_review_has_fallen_due_since(string host)
    {
        using var site = new Generator.Tests.Render.Machine.MachineSite();
        var output = site.Build("", host);
        var saved = Path.Combine(output, "saved.html");
        var html = await File.ReadAllTextAsync(Path.Combine(output, "questions", "signed", "index.html"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(saved, Regex.Replace(html, "(<(?:script|link)[^>]+(?:src|href)=\")[^\"]*(/assets/[^\"]+/)([^/\"]+\\.(?:js|css)\")( integrity=\"[^\"]+\")?", found =>
        {
            var name = found.Groups[3].Value.TrimEnd('"');
            Directory.CreateDirectory(Path.Combine(output, "saved_files"));
            File.Copy(Path.Combine(output, found.Groups[2].Value.TrimStart('/'), name), Path.Combine(output, "saved_files", name), overwrite: true);
            return $"{found.Groups[1].Value}./saved_files/{name}\"";
        }), TestContext.Current.CancellationToken);
        await using var context = await (await Chromium.BrowserAsync()).NewContextAsync(new() { Locale = "en-GB" });
        await TellsWhenDueAsync(await context.NewPageAsync(), new Uri(saved));
    }

    private static async Task TellsWhenDueAsync(IPage page, Uri address)
    {
        await page.Clock.SetFixedTimeAsync(new DateTime(2027, 6, 1, 12, 0, 0, DateTimeKind.Utc));
        await page.GotoAsync(address.AbsoluteUri);
        await Assertions.Expect(page.Locator("[data-due-state]")).Not.ToHaveTextAsync("Overdue");
        await Assertions.Expect(page.Locator(".notice-overdue")).ToHaveCountAsync(0);
        await page.Clock.SetFixedTimeAsync(new DateTime(2027, 6, 2, 12, 0, 0, DateTimeKind.Utc));
        await page.GotoAsync(address.AbsoluteUri);
        await Assertions.Expect(page.Locator("[data-due-state]")).ToHaveTextAsync("Overdue");
        await Assertions.Expect(page.Locator(".notice-overdue")).ToContainTextAsync("fell due on 1 June 2027");
    }

    /// <summary>The size in pixels of a picture, as the browser decodes it.</summary>
    private static Task<string> SizeOfAsync(IPage page, string? address) => page.EvaluateAsync<string>(
        """
        async (address) => {
          const picture = new Image();
          picture.src = address;
          await picture.decode();
          return `${picture.naturalWidth} by ${picture.naturalHeight}`;
        }
        """, address);
}
