using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Machine.Hosts;
using IatroX.Tests.Machine;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>nginx and Apache of Debian, given the made configuration and asked for real. Where they are missing, they are installed, or the test says how.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly MachineSite site = new();
    private readonly string folder = Directory.CreateTempSubdirectory("iatrox-server-").FullName;
    private Process? server;

    [Theory]
    [InlineData("nginx")]
    [InlineData("apache")]
    public async Task A_real_server_serves_the_site_as_its_configuration_says(string kind)
    {
        site.Build("", kind, "precompress: true\npage_max_age_seconds: 120", "root/kb");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Start(kind) };
        await UntilUp(client);

        using var page = await Get(client, "/kb/questions/signed/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", Header(page, "Content-Type"));
        Assert.Equal("public, max-age=120, must-revalidate", Header(page, "Cache-Control"));
        Assert.StartsWith("default-src 'none'; script-src 'self'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", Header(page, "Strict-Transport-Security"));
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(page, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(page, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(page, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(page, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.NotEqual("", Header(page, "ETag"));

        await HasType(client, "/kb/feed.xml", "application/atom+xml; charset=utf-8");
        await HasType(client, "/kb/topics/infection/feed.json", "application/feed+json; charset=utf-8");
        await HasType(client, "/kb/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8");
        await HasType(client, "/kb/questions/signed/index.md", "text/markdown; charset=utf-8");
        await HasType(client, "/kb/api/v1/answers/signed.json", "application/json; charset=utf-8");
        await HasType(client, "/kb/llms.txt", "text/plain; charset=utf-8");

        using var api = await Get(client, "/kb/api/v1/index.json");
        Assert.Equal("*", Header(api, "Access-Control-Allow-Origin"));
        Assert.Equal("", Header(page, "Access-Control-Allow-Origin"));

        // What says a page again is not found in its place.
        using var twin = await Get(client, "/kb/questions/signed/index.md");
        Assert.Equal(["", "noindex", "noindex"], new[] { page, twin, api }.Select(response => Header(response, "X-Robots-Tag")));

        await LeadsTo(client, "/kb/answers/12/", "/kb/questions/signed/");
        await LeadsTo(client, "/kb/old.html", "/kb/questions/signed/");

        var script = "/kb/" + Path.GetRelativePath(site.Output, Directory.EnumerateFiles(Path.Combine(site.Output, "assets"), "site.js", SearchOption.AllDirectories).Single()).Replace('\\', '/');
        using var asset = await Get(client, script);
        Assert.Equal("public, max-age=31536000, immutable", Header(asset, "Cache-Control"));
        Assert.Contains("javascript", Header(asset, "Content-Type"), StringComparison.Ordinal);

        foreach (var missing in (string[])["/kb/nothing/", "/kb/.host/nginx.conf", "/kb/.htaccess"])
        {
            using var none = await Get(client, missing);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            Assert.Contains("Page not found", await none.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal("nosniff", Header(none, "X-Content-Type-Options"));
        }
        await HasType(client, "/kb/site.webmanifest", "application/manifest+json; charset=utf-8");
        await IsKept(client, "/kb/" + Path.GetRelativePath(site.Output, Directory.EnumerateFiles(Path.Combine(site.Output, "assets"), "icon-48.png", SearchOption.AllDirectories).Single()).Replace('\\', '/'), "image/png");

        await KeepsPartsOfTheSearchIndexButAsksForItsRoot(client);
        await KeepsNoErrorBelowItsAssets(client, script[..script.LastIndexOf('/')], script);

        await LeadsTo(client, "/kb/answers/12/?from=mail", "/kb/questions/signed/?from=mail");
        await LeadsTo(client, "/kb/%61nswers/12/", "/kb/questions/signed/");
        await LeadsTo(client, "/kb/questions/signed", "/kb/questions/signed/");
        await LeadsTo(client, "/kb/topics?a=b", "/kb/topics/?a=b");
        await LeadsTo(client, "/kb//questions/signed", "/kb/questions/signed/");
        using var encoded = await Get(client, "/kb/questions/%73igned/?q=1");
        Assert.Equal(HttpStatusCode.OK, encoded.StatusCode);
        await AnswersHeadAndRange(client);
        await SendsTheSmallerFile(client, "gzip", "gzip");
        await SendsTheSmallerFile(client, kind == "nginx" ? "gzip" : "br", "gzip", "br");
        await SendsTheSmallerFile(client, "");
        await SendsTheSmallerFile(client, "gzip", "br;q=0", "gzip");
        await SendsTheSmallerFile(client, "", "gzip;q=0", "br;q=0.0");
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("apache")]
    public async Task A_real_server_takes_hostile_addresses_as_addresses(string kind)
    {
        string[] hostile =
        [
            "a\"; }", "b'", "c\\", "d{e}", "f;g", "h#i", "j\nk", "l m", "n.*", "o(p)", "q[r]", "s^t", "u|v", "w+x", "é", "心", "<Files *>", "%{HTTP_HOST}", "<IfModule y>", "a~b", "-x", "ab\tcd",
        ];
        site.Build("", kind, outputName: "root/kb");
        var redirects = hostile.Select((name, i) => new Redirect($"/old/{i}{name}", $"/questions/{i}/", name)).Append(new Redirect("/old/target", "/a\"; }\n<b> {c} %{d} #e", "f"));
        var rules = HostRules.Of(Config, [.. redirects]);
        File.WriteAllText(Path.Combine(site.Output, kind == "nginx" ? NginxConfig.Path : ApacheConfig.Path), kind == "nginx" ? NginxConfig.Write(rules) : ApacheConfig.Write(rules));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Start(kind) };
        await UntilUp(client);
        foreach (var (name, i) in hostile.Select((name, i) => (new string([.. name.Where(c => !char.IsControl(c))]), i)).Where(pair => pair.Item1 == hostile[pair.i]))
        {
            using var response = await Get(client, "/kb/old/" + i + Uri.EscapeDataString(name));
            Assert.Equal((name, HttpStatusCode.MovedPermanently), (name, response.StatusCode));
            Assert.Equal($"/kb/questions/{i}/", new Uri(client.BaseAddress!, response.Headers.Location!).AbsolutePath);
        }
        using var page = await Get(client, "/kb/questions/signed/");
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
    }

    private static SiteConfig Config => new()
    {
        Name = "Test", Tagline = "Test", Description = "Test.", BaseUrl = new Uri(MachineSite.BaseUrl), Organisation = "Test", Disclaimer = "Test.", Host = new Hosting { Kind = HostKind.Nginx },
    };

    public void Dispose()
    {
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            server.Dispose();
        }
        site.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A request for the head alone, for a part of a file, and for what has not changed since.</summary>
    private async Task AnswersHeadAndRange(HttpClient client)
    {
        using var head = await Send(client, HttpMethod.Head, "/kb/questions/signed/", _ => { });
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("nosniff", Header(head, "X-Content-Type-Options"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var part = await Send(client, HttpMethod.Get, "/kb/llms.txt", request => request.Range = new RangeHeaderValue(2, 5));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(site.Read("llms.txt")[2..6], await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        using var same = await Send(client, HttpMethod.Get, "/kb/questions/signed/", request => request.TryAddWithoutValidation("If-None-Match", Header(head, "ETag")));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    private async Task KeepsPartsOfTheSearchIndexButAsksForItsRoot(HttpClient client)
    {
        // A site as small as this has its parts inside the root.
        Directory.CreateDirectory(Path.Combine(site.Output, "search/index/parts"));
        await File.WriteAllTextAsync(Path.Combine(site.Output, "search/index/parts/t0-0badcafe.bin"), "part", TestContext.Current.CancellationToken);
        await IsKept(client, "/kb/search/index/parts/t0-0badcafe.bin", "application/octet-stream");
        foreach (var brief in (string[])["/kb/search/index/root.bin", "/kb/search/engine.js", "/kb/search/index/parts/t9-0badcafe.bin", "/kb/assets/of-an-older-site/site.css"])
        {
            using var response = await Get(client, brief);
            Assert.Equal((brief, "public, max-age=120, must-revalidate"), (brief, Header(response, "Cache-Control")));
        }
    }

    private static async Task IsKept(HttpClient client, string path, string type)
    {
        using var response = await Get(client, path);
        Assert.Equal(("public, max-age=31536000, immutable", type), (Header(response, "Cache-Control"), Header(response, "Content-Type")));
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, Action<HttpRequestHeaders> with)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        with(request.Headers);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <param name="encoding">The one that is expected; empty for the plain file.</param>
    private async Task SendsTheSmallerFile(HttpClient client, string encoding, params string[] accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/kb/questions/signed/");
        foreach (var one in accepted)
        {
            request.Headers.AcceptEncoding.Add(StringWithQualityHeaderValue.Parse(one));
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(encoding, Header(response, "Content-Encoding"));
        Assert.Equal("text/html; charset=utf-8", Header(response, "Content-Type"));
        Assert.Contains("Accept-Encoding", Header(response, "Vary"), StringComparison.Ordinal);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var plain = encoding.Length == 0 ? body : encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Equal(site.Read("questions/signed/index.html"), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static async Task HasType(HttpClient client, string path, string type)
    {
        using var response = await Get(client, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, Header(response, "Content-Type"));
    }

    private static async Task LeadsTo(HttpClient client, string path, string target)
    {
        using var response = await Get(client, path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(target, new Uri(client.BaseAddress!, response.Headers.Location!).PathAndQuery);
        Assert.False(response.Headers.Location!.IsAbsoluteUri, "A server behind another that speaks https would send readers to http.");
        Assert.DoesNotContain("immutable", Header(response, "Cache-Control"), StringComparison.Ordinal);
    }

    /// <summary>A folder without a page is not there for a reader, and no answer but a file itself is kept.</summary>
    private static async Task KeepsNoErrorBelowItsAssets(HttpClient client, string folder, string script)
    {
        foreach (var bare in (string[])["/kb/assets/", folder + "/", "/kb/search/index/parts/", "/kb/assets/nothing/", "/kb/assets/nothing.css", "/kb/assets/.css"])
        {
            using var none = await Get(client, bare);
            Assert.Equal((bare, HttpStatusCode.NotFound, "public, max-age=120, must-revalidate"), (bare, none.StatusCode, Header(none, "Cache-Control")));
            Assert.Contains("Page not found", await none.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        using var refused = await Send(client, HttpMethod.Delete, script, _ => { });
        using var range = await Send(client, HttpMethod.Get, script, request => request.Range = new RangeHeaderValue(10_000_000, null));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, range.StatusCode);
        foreach (var error in (HttpResponseMessage[])[refused, range])
        {
            Assert.DoesNotContain("immutable", Header(error, "Cache-Control"), StringComparison.Ordinal);
            Assert.DoesNotMatch("(nginx|Apache)/[0-9]", await error.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? string.Join(", ", values) : "";

    private static async Task UntilUp(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var _ = await Get(client, "/");
                return;
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    private Uri Start(string kind)
    {
        var port = FreePort();
        var root = Path.GetDirectoryName(site.Output)!;
        var config = Path.Combine(folder, "server.conf");
        File.WriteAllText(config, kind == "nginx" ? Nginx(port, root) : Apache(port, root));
        server = Process.Start(kind == "nginx"
            ? new ProcessStartInfo(Programs.Require("nginx"), ["-c", config, "-e", Path.Combine(folder, "error.log")])
            : new ProcessStartInfo(Programs.Require("apache2"), ["-f", config, "-DFOREGROUND"]))!;
        return new Uri($"http://127.0.0.1:{port}");
    }

    private string Nginx(int port, string root) => $$"""
        daemon off;
        user {{Environment.UserName}};
        pid {{folder}}/nginx.pid;
        events { }
        http {
          include /etc/nginx/mime.types;
          access_log off;
          client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
          server {
            listen 127.0.0.1:{{port}};
            root {{root}};
            include {{site.Output}}/.host/nginx.conf;
          }
        }
        """;

    private string Apache(int port, string root) => $"""
        ServerRoot /usr/lib/apache2
        ServerName localhost
        PidFile {folder}/apache.pid
        Listen 127.0.0.1:{port}
        {string.Join('\n', new[] { "mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "alias", "setenvif" }.Select(module => $"LoadModule {module}_module modules/mod_{module}.so"))}
        TypesConfig /etc/mime.types
        ErrorLog {folder}/error.log
        DocumentRoot {root}
        ServerSignature On
        <Directory {root}>
          AllowOverride All
          Require all granted
        </Directory>
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
