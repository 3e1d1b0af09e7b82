using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IatroX.Cli.Preview;
using IatroX.Generator.Model;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Preview;

/// <summary>The preview against other pages of the same browser, broken programs and paths in every encoding.</summary>
public sealed class PreviewAttackTests : IAsyncLifetime
{
    private readonly SmallSite site = new();
    private PreviewLoop loop = null!;
    private PreviewServer server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private int Port => server.Address.Port;

    public async ValueTask InitializeAsync()
    {
        site.Write("secret.txt", "TOP-SECRET");
        var output = TextWriter.Synchronized(new StringWriter());
        loop = PreviewLoop.Start(site.Options with { Drafts = true }, output);
        server = await PreviewServer.StartAsync(loop, FreePort(), output);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        loop.Dispose();
        site.Dispose();
    }

    [Fact]
    public async Task No_path_in_any_encoding_leads_out_of_the_site_or_lists_a_folder()
    {
        string[] ups = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e/", "..%c0%af", "%c0%ae%c0%ae/", "..%00/", ".%00./", "..;/", "....//", "%uff0e%uff0e/", "..%ef%bc%8f", "//", "/./", "?/../", "%23/../"];
        string[] targets = ["secret.txt", "input/topics.yaml", "etc/passwd", "theme/templates/base.html"];
        var paths = ups.SelectMany(up => targets.SelectMany(target => (string[])["/" + up + target, "/" + string.Concat(Enumerable.Repeat(up, 12)) + target, "/questions/" + up + up + target, "/assets/" + up + up + target, "/_preview/" + up + target]))
            .Concat(["/questions", "/assets/", "/.git/config", "/.output.lock", "/C:/Windows/win.ini", "/\\\\server\\share\\x", "/%5c%5cserver%5cshare", "/file:///etc/passwd", "/index.html::$DATA", "/index.html%20", "/index.html.", "/con", "/%", "/%zz", "/%f"]).ToList();
        foreach (var path in paths)
        {
            var answer = await Ask($"GET {path} HTTP/1.1\r\nHost: localhost:{Port}\r\nConnection: close\r\n\r\n");
            Assert.DoesNotMatch("^HTTP/1.1 (2|5)", path is "/questions" or "/assets/" || answer.Contains("<title>", StringComparison.Ordinal) ? "HTTP/1.1 404" : answer);
            Assert.DoesNotContain("TOP-SECRET", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("- {id:", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Index of", answer, StringComparison.Ordinal);
        }
    }

    /// <summary>IATROX_FUZZ multiplies the budget and draws new seeds.</summary>
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("IATROX_FUZZ"), CultureInfo.InvariantCulture, out var times) ? times : 1;

    private static readonly string[] Pieces =
    [
        "/", "/", "//", "\\", "..", ".", "...", "%2e", "%2f", "%5c", "%00", "%25", "%", "\0", "\n", " ", "?", "#", ":", "@", ";", "~", "*", "\u202e", "\uff0f", "\ud800", "é", "C:", "evil.test", "http:",
        "questions", "first", "index.html", "topics", "testing", "assets", "search", "robots.txt", "_preview", "reload.js", "panel.css", "changes", "secret.txt", "input", "theme", "404.html", "iatrox-manifest.json",
    ];

    [Fact]
    public void Any_path_is_answered_by_the_file_of_the_site_that_has_it_or_not_at_all()
    {
        const int budget = 20_000;
        var random = new Random(Times == 1 ? 20_261_129 : Random.Shared.Next());
        var site = loop.State.Site!;
        var paths = site.Paths.ToHashSet(StringComparer.Ordinal);
        var (found, led) = (0, 0);
        for (var i = 0; i < budget * Times; i++)
        {
            var path = "/" + string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            path = random.Next(4) == 0 ? "/" + paths.ElementAt(random.Next(paths.Count)) + path[1..] : path;
            var answer = PreviewAnswer.Of(path, loop.State);
            var isOwn = path is "/_preview/reload.js" or "/_preview/panel.css";
            Assert.True(answer.Status is 200 or 302 or 404, path);
            Assert.True(answer.Status != 200 || isOwn || paths.Contains(OutputFile.PathOf(path)), path);
            Assert.True(answer.Location is null || (answer.Location.StartsWith('/') && !answer.Location.StartsWith("//", StringComparison.Ordinal) && answer.Location.All(c => c is > ' ' and < '\x7f' and not '\\')), answer.Location);
            (found, led) = (found + (answer.Status == 200 ? 1 : 0), led + (answer.Status == 302 ? 1 : 0));
        }
        Assert.True(found > budget / 50 && led > 10, $"{found} found, {led} led on");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:{0}\r\nX: {long}\r\n\r\n", "431")]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n", "414")]
    [InlineData("GET / HTTP/1.1\r\n{headers}Host: localhost:{0}\r\n\r\n", "431")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:{0}\r\nHost: evil.test\r\n\r\n", "400")]
    [InlineData("GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\n\r\n", "403")]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "403")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:{0}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost:{0}\r\nContent-Length: 99999999999\r\n\r\n", "4")]
    [InlineData("TRACE / HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n", "405")]
    [InlineData("CONNECT evil.test:443 HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n", "4")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "")]
    [InlineData("\u0016\u0003\u0001\u0002\r\n\r\n", "4")]
    [InlineData("GET /_preview/changes HTTP/1.1\r\nHost: localhost:{0}\r\nOrigin: https://evil.test\r\n\r\n", "403")]
    [InlineData("GET /_preview/changes HTTP/1.1\r\nHost: localhost:{0}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n\r\n", "403")]
    [InlineData("GET /_preview/changes HTTP/1.1\r\nHost: rebound.evil.test:{0}\r\n\r\n", "403")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:{0}\r\nOrigin: https://evil.test\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", "403")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1.nip.io:{0}\r\n\r\n", "403")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost.:{0}\r\n\r\n", "403")]
    [InlineData("GET / HTTP/1.1\r\nHost: 0.0.0.0:{0}\r\n\r\n", "403")]
    public async Task A_request_that_is_too_large_malformed_or_from_elsewhere_is_refused_and_the_next_is_answered(string request, string status)
    {
        var closing = request.Contains("Connection:", StringComparison.Ordinal) ? "" : "Connection: close\r\n";
        var answer = await Ask(request.Replace("HTTP/1.1\r\n", "HTTP/1.1\r\n" + closing, StringComparison.Ordinal).Replace("{0}", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{long}", new string('a', 100_000), StringComparison.Ordinal)
            .Replace("{headers}", string.Concat(Enumerable.Range(0, 500).Select(i => $"X-{i}: x\r\n")), StringComparison.Ordinal));
        Assert.True(status.Length == 0 || answer.StartsWith("HTTP/1.1 " + status, StringComparison.Ordinal), answer.Length > 200 ? answer[..200] : answer);
        Assert.DoesNotContain("edition 0", answer, StringComparison.Ordinal);
        await StillAnswers();
    }

    [Fact]
    public async Task Clients_that_are_slow_silent_or_gone_keep_nobody_waiting()
    {
        var clients = new List<TcpClient>();
        for (var i = 0; i < 100; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, Stop);
            var begun = (i % 4) switch
            {
                0 => "",
                1 => "GET / HTTP/1.1\r\nHo",
                2 => $"GET /_preview/changes HTTP/1.1\r\nHost: localhost:{Port}\r\n\r\n",
                _ => $"GET /questions/first/ HTTP/1.1\r\nHost: localhost:{Port}\r\n\r\n",
            };
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun), Stop);
            clients.Add(client);
        }
        await StillAnswers();
        foreach (var client in clients)
        {
            client.LingerState = new LingerOption(true, 0); // reset, not a farewell
            client.Dispose();
        }
        await StillAnswers();
        site.WriteEdition(7);
        await Until(async () => (await Page()).Contains("edition 7", StringComparison.Ordinal));
    }

    /// <summary>Half of them say nothing, half have asked once and ask no more; each is far within the time that it may take.</summary>
    [Fact]
    public async Task Any_number_of_idle_connections_keeps_nobody_out()
    {
        var clients = new List<TcpClient>();
        try
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            using var browser = new TcpClient();
            await browser.ConnectAsync(IPAddress.Loopback, Port, Stop);
            for (var i = 0; i < 1500; i++)
            {
                var client = new TcpClient();
                clients.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, Port, Stop);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(i % 2 == 0 ? "GET / HTTP/1.1\r\nHo" : $"GET /questions/first/ HTTP/1.1\r\nHost: localhost:{Port}\r\n\r\n"), Stop);
                if (i % 50 == 0)
                {
                    await AsksOn(browser);
                    await StillAnswers();
                }
            }
            await AsksOn(browser);
            await StillAnswers();
            Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 9);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    /// <summary>The connection of a browser that goes on asking is not closed.</summary>
    private async Task AsksOn(TcpClient browser)
    {
        await browser.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HEAD /questions/first/ HTTP/1.1\r\nHost: localhost:{Port}\r\n\r\n"), Stop);
        var answer = new byte[4096];
        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(answer, 0, await browser.GetStream().ReadAsync(answer, Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_changes_and_a_folder_that_goes_and_comes_back_end_in_what_lies_there()
    {
        for (var i = 0; i < 3000; i++)
        {
            File.WriteAllText(site.PathOf($"input/questions/testing/noise-{i % 50}.md"), "x");
            File.Delete(site.PathOf($"input/questions/testing/noise-{i % 50}.md"));
        }
        site.WriteEdition(8);
        await Until(async () => (await Page()).Contains("edition 8", StringComparison.Ordinal));
        Directory.Move(site.PathOf("input"), site.PathOf("away"));
        await Until(() => Task.FromResult(loop.State.Errors.Any()));
        await StillAnswers();
        Directory.Move(site.PathOf("away"), site.PathOf("input"));
        site.WriteEdition(9);
        await Until(async () => (await Page()).Contains("edition 9", StringComparison.Ordinal));
    }

    private Task<string> Page() => Ask($"GET /questions/first/ HTTP/1.1\r\nHost: localhost:{Port}\r\nConnection: close\r\n\r\n");

    private async Task StillAnswers() => Assert.StartsWith("HTTP/1.1 200", await Page(), StringComparison.Ordinal);

    /// <summary>What came back until the server closed.</summary>
    private async Task<string> Ask(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, Stop);
        var answer = new MemoryStream();
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Stop);
            await stream.CopyToAsync(answer, Stop);
        }
        catch (IOException)
        {
            // The server has hung up on what it will not read.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(50, Stop);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
