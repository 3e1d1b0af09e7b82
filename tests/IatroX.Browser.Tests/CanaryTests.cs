using System.Globalization;
using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using IatroX.Generator.Model;
using IatroX.Tests.Attacks;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>The site of all attack vectors, served by a host that drops every security header.</summary>
public sealed partial class AttackedHost : IAsyncLifetime
{
    /// <summary>Of the pages that a site has one of for each vector. Of each kind the first is read whatever this is.</summary>
    private const int OneIn = 8;

    private const string Answers = "/questions/q";

    /// <summary>More at once cost Chromium far more each.</summary>
    public const int PagesAtOnce = 10;

    private readonly AttackSite site = new([.. AttackVectors.All.Select(vector => vector.Text)]);

    public Uri Address { get; private set; } = null!;

    /// <summary>The addresses of those pages that are read many at a time.</summary>
    public string[] Read { get; private set; } = [];

    /// <summary>Those that are opened by themselves: one of each kind, and more answers.</summary>
    public string[] Opened { get; private set; } = [];

    /// <summary>Addresses of every page but those that lead on from an old one.</summary>
    public string[] Pages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Address = await StaticHost.ServeAsync(site.Output, AnswerAsync, dropsHeaders: true);
        Pages = [.. Directory.EnumerateFiles(site.Output, "*.html", SearchOption.AllDirectories).Select(file => "/" + Path.GetRelativePath(site.Output, file).Replace('\\', '/').Replace("index.html", "", StringComparison.Ordinal)).Where(page => !page.StartsWith("/old/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var kinds = Pages.GroupBy(page => Numbers().Replace(page, ""), StringComparer.Ordinal).ToList();
        Read = [.. kinds.SelectMany(kind => kind.Key == Answers ? kind : kind.Where((_, i) => i % OneIn == 0)).Order(StringComparer.Ordinal)];
        Opened = [.. kinds.SelectMany(kind => kind.Key == Answers ? kind.Where((_, i) => i % OneIn == 0) : kind.Take(1))];
    }

    /// <summary>What an address has that others of its kind have not: the number behind its name, and the letter of a list by letters.</summary>
    [GeneratedRegex("(?<=[a-z])[0-9].*|(?<=^/a-z/).*")]
    private static partial Regex Numbers();

    public ValueTask DisposeAsync()
    {
        site.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Pages one behind the other, which Chromium's parser reads as one; the theme's style and scripts are made for one page, and stay out.</summary>
    private async Task<bool> AnswerAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/reading", out var rest))
        {
            return false;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        foreach (var page in Read.Chunk(PagesAtOnce).ElementAt(int.Parse(rest.Value!.AsSpan(1), CultureInfo.InvariantCulture)))
        {
            var html = await File.ReadAllTextAsync(Path.Combine(site.Output, OutputFile.PathOf(page)));
            await context.Response.WriteAsync(ThemeFiles().Replace(html, ""));
        }
        return true;
    }

    [GeneratedRegex("<link rel=\"stylesheet\"[^>]*>|<script [^>]*src=\"/assets/[^>]*></script>")]
    private static partial Regex ThemeFiles();
}

/// <summary>
/// Hundreds of attack vectors in Chromium. A canary sings when any script or handler of theirs runs, when the policy of a page has to stop one,
/// when Chromium's parser made an element of them that could run or fetch, and when anything is asked for that is no file of the site.
/// </summary>
public sealed class CanaryTests(AttackedHost host, ITestOutputHelper report) : IClassFixture<AttackedHost>
{
    /// <summary>What Chromium's parser made that no page of the site may have.</summary>
    private const string Active =
        """
        () => {
          const mayNot = (element) => {
            const { localName: name, namespaceURI: space, attributes } = element;
            if (["iframe", "object", "embed", "base", "frame", "frameset", "applet", "style"].includes(name)) return true;
            if (!space.endsWith("/xhtml") && !element.closest(".search-icon, header, footer")) return true;
            if (name === "script" && element.type !== "application/ld+json" && !element.src.startsWith(`${location.origin}/assets/`)) return true;
            if (name === "meta" && element.httpEquiv.toLowerCase() === "refresh") return true;
            return [...attributes].some(({ name: key, value }) => {
              if (key.startsWith("on") || key === "style" || key === "srcdoc") return true;
              if (!["href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "xlink:href"].includes(key)) return false;
              const target = new URL(value, document.baseURI);
              const fetches = key !== "href" || (name === "link" && !["canonical", "alternate"].includes(element.rel));
              return !["http:", "https:", "mailto:", "tel:"].includes(target.protocol) || (fetches && target.origin !== location.origin);
            });
          };
          return [...document.querySelectorAll("*")].filter(mayNot).map((element) => element.outerHTML.slice(0, 200));
        }
        """;

    /// <summary>Every answer, which has nearly every field on it, and one in so many of each other kind of page: half of them with their policy, half without.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_page_with_an_attack_in_every_field_runs_or_asks_for_anything(bool withoutPolicy)
    {
        await using var reader = await CanariedPage.StartAsync(host.Address, withoutPolicy);
        for (var part = withoutPolicy ? 1 : 0; part * AttackedHost.PagesAtOnce < host.Read.Length; part += 2)
        {
            await reader.Page.GotoAsync(new Uri(host.Address, $"reading/{part}").AbsoluteUri);
            Assert.Equal(Math.Min(AttackedHost.PagesAtOnce, host.Read.Length - part * AttackedHost.PagesAtOnce), await reader.Page.Locator("h1").CountAsync());
            Assert.Empty(await reader.Page.EvaluateAsync<string[]>(Active));
            Assert.Empty(await reader.SongsAsync());
        }
        report.WriteLine($"{host.Read.Length} of {host.Pages.Length} pages");
    }

    [Fact]
    public async Task No_page_with_an_attack_in_it_runs_it_when_the_themes_scripts_have_worked_on_it()
    {
        await using var reader = await CanariedPage.StartAsync(host.Address, withoutPolicy: true);
        foreach (var page in host.Opened)
        {
            await reader.Page.GotoAsync(new Uri(host.Address, page).AbsoluteUri);
            Assert.Empty(await reader.SongsAsync());
        }
        report.WriteLine($"{host.Opened.Length} pages");
    }

    [Fact]
    public async Task No_result_excerpt_filter_or_suggestion_of_the_search_runs_or_asks_for_anything()
    {
        await using var reader = await CanariedPage.StartAsync(host.Address, withoutPolicy: true);
        await reader.Page.GotoAsync(new Uri(host.Address, "search/?q=%2Btext").AbsoluteUri);
        var results = reader.Page.Locator("[data-search-list] > li");
        await Assertions.Expect(results).ToHaveCountAsync(10);
        await reader.Page.EvaluateAsync(
            """
            async () => {
              const [more, list] = ["more", "list"].map((name) => document.querySelector(`[data-search-${name}]`));
              for (let before = 0; !more.hidden && list.children.length > before; ) {
                before = list.children.length;
                more.click();
                while (list.children.length === before && !more.hidden) await new Promise((done) => setTimeout(done, 5));
              }
            }
            """);
        Assert.InRange(await results.CountAsync(), AttackVectors.All.Count * 9 / 10, int.MaxValue);
        Assert.Empty(await reader.Page.EvaluateAsync<string[]>(Foreign, "[data-search-page]"));

        var input = reader.Page.Locator("main input[name=q]").First;
        foreach (var vectors in AttackVectors.All.Chunk(100))
        {
            await input.EvaluateAsync(
                """
                async (input, vectors) => {
                  for (const vector of vectors) {
                    input.value = vector;
                    input.form.requestSubmit();
                    await new Promise((done) => setTimeout(done, 5));
                  }
                }
                """, vectors.Select(vector => vector.Text).ToArray());
            Assert.Empty(await reader.Page.EvaluateAsync<string[]>(Foreign, "main"));
        }

        await reader.Page.GotoAsync(host.Address.AbsoluteUri);
        var box = reader.Page.Locator("main input[name=q]").First;
        foreach (var n in Enumerable.Range(0, AttackVectors.All.Count / 25))
        {
            await box.FillAsync($"text {n * 25 + 1}");
            await Assertions.Expect(reader.Page.Locator("a[role=option]").First).ToBeVisibleAsync();
            Assert.Empty(await reader.Page.EvaluateAsync<string[]>(Foreign, "main"));
        }
        Assert.Empty(await reader.SongsAsync());
    }

    /// <summary>Elements below a place that are none of those which the search draws.</summary>
    private const string Foreign =
        """
        (place) => [...document.querySelector(place).querySelectorAll("*")].filter((element) => {
          const known = ["a", "span", "div", "p", "li", "ol", "ul", "mark", "time", "input", "button", "form", "label", "fieldset", "legend", "details", "summary", "h1", "h2", "h3", "section", "search", "strong", "nav", "svg", "path", "circle", "noscript", "main", "b", "dl", "dt", "dd"];
          return !known.includes(element.localName) || [...element.attributes].some(({ name }) => name.startsWith("on") || name === "style")
            || (element.localName === "a" && new URL(element.href).origin !== location.origin);
        }).map((element) => element.outerHTML.slice(0, 200))
        """;

    /// <summary>What proves that the canaries above would be heard.</summary>
    [Theory]
    [InlineData(true, "alert was called")]
    [InlineData(false, "the policy stopped script-src")]
    public async Task The_canaries_sing_for_a_page_that_has_what_they_are_for(bool withoutPolicy, string song)
    {
        await using var reader = await CanariedPage.StartAsync(host.Address, withoutPolicy);
        await reader.Page.GotoAsync(host.Address.AbsoluteUri);
        await reader.Page.EvaluateAsync("() => { const p = document.createElement('p'); p.innerHTML = '<img src=x onerror=alert(1)>'; document.body.append(p); return new Promise((done) => setTimeout(done, 500)); }");
        var songs = await reader.SongsAsync();
        Assert.Contains(songs, said => said.Contains(song, StringComparison.Ordinal));
        Assert.Contains(songs, said => said.Contains("/x: 404", StringComparison.Ordinal));
    }
}
