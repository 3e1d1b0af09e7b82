using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IatroX.Cli.Preview;

namespace IatroX.Cli.Tests;

public sealed class PreviewServerTests : IAsyncLifetime
{
    private const string Home = "questions/page-0/";

    private readonly CliSite site = PreviewEqualityTests.Site();
    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly StringWriter output = new();
    private PreviewLoop loop = null!;
    private PreviewServer server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        loop = PreviewLoop.Start(PreviewEqualityTests.Options(site), TextWriter.Synchronized(output));
        Assert.True(loop.State.Site is not null && !loop.State.Errors.Any(), output.ToString());
        server = await PreviewServer.StartAsync(loop, FreePort(), output);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await server.DisposeAsync();
        loop.Dispose();
        site.Dispose();
    }

    [Fact]
    public async Task A_page_is_served_with_the_sites_security_headers_and_one_script_of_its_own()
    {
        using var answer = await Get(Home);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        var expected = Encoding.UTF8.GetString(loop.State.Site!.Bytes(Home + "index.html")!.Value.Span);
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Replace(page, "<script type=\"module\" src=\"/_preview/reload.js\" data-version=\"[\\d-]+\" data-frame=\"[0-9a-f]{64}\"></script>\n", ""));
        Assert.NotEqual(expected, page);
        Assert.Equal("text/javascript; charset=utf-8", (await Get("_preview/reload.js")).Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task An_address_without_its_slash_leads_to_the_page_and_any_other_to_the_page_for_missing_ones()
    {
        Assert.Equal("/questions/page-0/", (await Get("questions/page-0")).Headers.Location!.ToString());
        using var missing = await Get("questions/nowhere/");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("reload.js", await missing.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../output-config/site.yaml")]
    [InlineData("/..%2foutput-config%2fsite.yaml")]
    [InlineData("/%2e%2e/output-config/site.yaml")]
    [InlineData("/questions/..\\..\\output-config\\site.yaml")]
    [InlineData("/_preview/../../output-config/site.yaml")]
    [InlineData("/_preview/IatroX.Cli.dll")]
    [InlineData("//etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/input/topics.yaml")]
    public async Task No_path_leads_out_of_the_site(string path) => Assert.StartsWith("HTTP/1.1 404", await Raw($"GET {path} HTTP/1.1", $"Host: 127.0.0.1:{server.Address.Port}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET", "Host: evil.example", 403)]
    [InlineData("GET", "Host: evil.example:{0}", 403)]
    [InlineData("GET", "Host: localhost.evil.example:{0}", 403)]
    [InlineData("GET", "Host: 127.0.0.1:1", 403)]
    [InlineData("GET", "Host: localhost:{0}\r\nOrigin: http://evil.example", 403)]
    [InlineData("GET", "Host: localhost:{0}\r\nOrigin: null", 403)]
    [InlineData("GET", "Host: localhost:{0}\r\nOrigin: http://localhost:1", 403)]
    [InlineData("GET", "Host: localhost:{0}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors", 403)]
    [InlineData("POST", "Host: localhost:{0}\r\nContent-Length: 0", 405)]
    [InlineData("GET", "Host: localhost:{0}", 200)]
    [InlineData("HEAD", "Host: [::1]:{0}", 200)]
    [InlineData("GET", "Host: localhost:{0}\r\nOrigin: http://localhost:{0}", 200)]
    [InlineData("GET", "Host: localhost:{0}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate", 200)]
    public async Task Only_this_machines_own_pages_may_read_and_nobody_may_write(string method, string headers, int status) => Assert.StartsWith(
        $"HTTP/1.1 {status} ", await Raw($"{method} / HTTP/1.1", headers.Replace("{0}", server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task A_save_of_any_kind_reaches_the_browser()
    {
        using var events = await Events();
        var version = (await Next(events)).Version;

        // In place, then as editors do that write another file and rename it over the old one.
        site.Write("input/questions/testing/page-0.md", DiffCommandTests.Page("What is saved in place?", "Saved."));
        version = await NewVersion(events, version);
        Assert.Contains("What is saved in place?", await Text(Home), StringComparison.Ordinal);
        site.Write("input/questions/testing/.page-0.md.swp", DiffCommandTests.Page("What is renamed into place?", "Renamed."));
        File.Move(site.Full("input/questions/testing/.page-0.md.swp"), site.Full("input/questions/testing/page-0.md"), overwrite: true);
        version = await NewVersion(events, version);
        Assert.Contains("What is renamed into place?", await Text(Home), StringComparison.Ordinal);

        // A new folder with a page, then the folder renamed away with it.
        site.Write("input/topics.yaml", "- {id: testing, title: Testing}\n- {id: other, title: Other}\n- {id: fresh, title: Fresh}\n");
        site.Write("input/questions/fresh/begun.md", DiffCommandTests.Page("What is in a new folder?", "New."));
        await Until(events, async () => (await Get("questions/begun/")).StatusCode == HttpStatusCode.OK);
        site.Write("input/questions/fresh/begun.md", DiffCommandTests.Page("What changed in a new folder?", "New."));
        await Until(events, async () => (await Text("questions/begun/")).Contains("What changed", StringComparison.Ordinal));
        Directory.Delete(site.Full("input/questions/fresh"), recursive: true);
        await Until(events, async () => (await Get("questions/begun/")).StatusCode == HttpStatusCode.NotFound);

        site.Write("output-config/site.yaml", "name: Renamed\ntagline: Test\ndescription: Test.\nbase_url: https://test.example/\norganisation: Test\ndisclaimer: Test.\nreview: {sign_off: warn, guidance_changed: warn}\n");
        await Until(events, async () => (await Text("")).Contains("| Renamed</title>", StringComparison.Ordinal));
        File.AppendAllText(site.Full("theme/templates/home.html"), "<p>Theme of tests</p>\n");
        await Until(events, async () => (await Text("")).Contains("Theme of tests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_is_shown_over_the_last_good_page_and_goes_when_it_is_mended()
    {
        using var events = await Events();
        var good = await Next(events);
        Assert.Equal(0, good.Errors);
        var page = File.ReadAllText(site.Full("input/questions/testing/page-0.md"));

        site.Write("input/questions/testing/page-0.md", page.Replace("moderate", "modreate", StringComparison.Ordinal));
        var wrong = await Next(events);
        Assert.Equal((good.Version, 1), (wrong.Version, wrong.Errors));
        Assert.Contains("input/questions/testing/page-0.md:3:13", wrong.Data, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(Home)).StatusCode);

        site.Write("theme/templates/home.html", "{{ if }}");
        await Until(events, () => Task.FromResult(loop.State.Errors.Any(error => error.At.File == "theme/templates/home.html")));
        File.Copy(CliSite.Repository("theme/templates/home.html"), site.Full("theme/templates/home.html"), overwrite: true);
        site.Write("input/questions/testing/page-0.md", page);
        await Until(events, () => Task.FromResult(!loop.State.Errors.Any()));
    }

    [Fact]
    public async Task A_page_that_was_renamed_leaves_its_old_address_although_others_link_there()
    {
        site.Write("input/questions/testing/page-1.md", DiffCommandTests.Page("What links there?", "See [it](page-0.md)."));
        using var events = await Events();
        await Until(events, async () => (await Text("questions/page-1/")).Contains("What links there", StringComparison.Ordinal));
        File.Move(site.Full("input/questions/testing/page-0.md"), site.Full("input/questions/testing/page-nought.md"));

        await Until(events, async () => (await Get("questions/page-nought/")).StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(Home)).StatusCode);
        var error = Assert.Single(loop.State.Errors);
        Assert.Equal(("IX301", "input/questions/testing/page-1.md"), (error.Rule.Code, error.At.File));

        var page = File.ReadAllText(site.Full("input/questions/testing/page-nought.md"));
        site.Write("input/questions/testing/page-nought.md", page.Replace("confidence:", "aliases: [/questions/page-0/]\nconfidence:", StringComparison.Ordinal));
        await Until(events, async () => (await Get(Home)).StatusCode == HttpStatusCode.OK);
        Assert.Contains("url=/questions/page-nought/", await Text(Home), StringComparison.Ordinal);
    }

    [Fact]
    public void With_drafts_too_a_page_edited_after_its_sign_off_is_shown_and_told_as_not_published_like_this()
    {
        using var signed = PreviewEqualityTests.Site();
        var page = signed.Full("input/questions/testing/page-0.md");
        Assert.Equal(0, signed.Run("review", "sign", page, "--reviewer", "test-one", "--date", "2026-03-07").ExitCode);
        RandomEdits.Replace(page, "Answer ", "Answer otherwise ");
        using var drafts = PreviewLoop.Start(PreviewEqualityTests.Options(signed) with { Drafts = true }, TextWriter.Null);

        Assert.Equal(["IX503"], drafts.State.Errors.Select(error => error.Rule.Code));
        Assert.Contains("IX503", drafts.State.Json(), StringComparison.Ordinal);
        var answer = PreviewAnswer.Of("/" + Home, drafts.State);
        Assert.Equal(200, answer.Status);
        Assert.Contains("Edited since review", Encoding.UTF8.GetString(answer.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_fails_while_it_renders_says_where_instead_of_the_page()
    {
        using var events = await Events();
        var version = (await Next(events)).Version;
        site.Write("theme/templates/home.html", "<p>{{ nothing.here }}</p>\n");
        await NewVersion(events, version);
        using var answer = await Get("");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("theme/templates/home.html:1:", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("home.html", "{{ nothing.here }}", "Made in ", "theme/templates/home.html:1:4: error IX602")]
    [InlineData("question.html", "{{ nothing.here }}", "Made in ", "theme/templates/question.html:1:4: error IX602")]
    [InlineData("home.html", "{{ if }}", "Not made in ", "theme/templates/home.html:1:")]
    public void A_broken_template_is_said_before_anybody_asks_for_a_page(string template, string text, string made, string finding)
    {
        using var broken = PreviewEqualityTests.Site();
        File.WriteAllText(broken.Full("theme/templates/" + template), text);
        var said = new StringWriter();
        using var preview = PreviewLoop.Start(PreviewEqualityTests.Options(broken) with { Drafts = true }, said);
        Assert.StartsWith(finding, said.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n" + made, said.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(preview.State.Errors, error => error.At.File == "theme/templates/" + template);
    }

    [Fact]
    public async Task A_port_in_use_is_said_and_the_next_is_taken()
    {
        var said = new StringWriter();
        await using var second = await PreviewServer.StartAsync(loop, server.Address.Port, said);
        Assert.NotEqual(server.Address.Port, second.Address.Port);
        Assert.Contains($"Port {server.Address.Port} is in use", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_burst_of_saves_is_one_build()
    {
        var before = loop.State.Number;
        for (var i = 0; i < 200; i++)
        {
            site.Write($"input/questions/testing/page-{i % 4}.md", DiffCommandTests.Page($"What is burst {i}?", "Burst."));
        }
        while (!Encoding.UTF8.GetString(loop.State.Site!.Bytes("questions/page-3/index.html")!.Value.Span).Contains("burst 199", StringComparison.Ordinal))
        {
            await Task.Delay(20, Stop);
        }
        Assert.InRange(loop.State.Number - before, 1, 6);
    }

    private async Task<HttpResponseMessage> Get(string path) => await browser.GetAsync(new Uri(server.Address, path), Stop);

    private async Task<string> Text(string path) => await (await Get(path)).Content.ReadAsStringAsync(Stop);

    private async Task<StreamReader> Events() => new(await browser.GetStreamAsync(new Uri(server.Address, "_preview/changes"), Stop));

    private static async Task<(string Version, int Errors, string Data)> Next(StreamReader events)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var data = (await events.ReadLineAsync(patience.Token))!["data: ".Length..];
        await events.ReadLineAsync(patience.Token);
        using var json = JsonDocument.Parse(data);
        return (json.RootElement.GetProperty("version").GetString()!, json.RootElement.GetProperty("count").GetInt32(), data);
    }

    private static async Task<string> NewVersion(StreamReader events, string known)
    {
        var version = known;
        while (version == known)
        {
            version = (await Next(events)).Version;
        }
        return version;
    }

    /// <summary>A change of several files may reach the browser in several steps.</summary>
    private static async Task Until(StreamReader events, Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Next(events);
        }
    }

    /// <summary>Sends exactly these lines: a client library would mend them.</summary>
    private async Task<string> Raw(params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", [.. lines, "Connection: close", "", ""])), Stop);
        return await new StreamReader(stream).ReadToEndAsync(Stop);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
