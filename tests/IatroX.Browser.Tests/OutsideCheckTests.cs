using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using IatroX.Browser.Tests.Infrastructure;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Machine.Hosts;
using IatroX.Generator.Tests.Render.Machine;

namespace IatroX.Browser.Tests;

/// <summary>What is made for machines, held against schemas and parsers from the npm registry: none of them is this project's.</summary>
public sealed class OutsideCheckTests : IDisposable
{
    private readonly MachineSite site = new();

    [Fact]
    public async Task Structured_data_feeds_API_manifest_and_robots_keep_to_definitions_that_others_wrote() => Assert.Equal("", await CheckAsync());

    [Fact]
    public async Task Those_checks_find_what_is_wrong()
    {
        Change("questions/signed/index.html", "\"lastReviewed\":", "\"lastRead\":");
        Change("questions/demo/index.html", "\"@type\":\"Answer\"", "\"@type\":\"Person\"");
        Change("feed.json", "\"version\":", "\"edition\":");
        Change("api/v1/answers/signed.json", "\"state\":\"signed\"", "\"state\":\"approved\"");
        Change("site.webmanifest", "\"browser\"", "\"television\"");
        Change("robots.txt", "Allow", "Disallow");
        var said = await CheckAsync();
        Assert.All((string[])["questions/signed/index.html:", "questions/demo/index.html:", "feed.json:", "api/v1/answers/signed.json:", "site.webmanifest:", "robots.txt:"],
            file => Assert.Contains(file, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sitemap_keeps_to_the_schema_of_its_protocol()
    {
        await ValidAsync(File.ReadAllText(Path.Combine(site.Output, "sitemap.xml")));
        ImmutableArray<IndexedPage> pages = [.. Enumerable.Range(0, 5).Select(i => new IndexedPage($"/questions/é&<{i}/", new DateOnly(2025, 1, 1)))];
        var files = Sitemap.Of(pages, site.Publication.Site.Config, maxUrls: 2).ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Render().Span));
        foreach (var part in files.Where(file => file.Key != Sitemap.Path))
        {
            await ValidAsync(part.Value);
        }
        await Assert.ThrowsAsync<XmlSchemaValidationException>(() => ValidAsync(files["sitemap-1.xml"].Replace("lastmod", "changed", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(Path.Combine(site.Output, Sitemap.Path), files[Sitemap.Path], TestContext.Current.CancellationToken);
        Assert.Equal("[\"https://clinic.test/kb/sitemap-1.xml\",\"https://clinic.test/kb/sitemap-2.xml\",\"https://clinic.test/kb/sitemap-3.xml\"]", await NodeAsync("sitemap-index.mjs", Path.Combine(site.Output, Sitemap.Path)));
    }

    [Fact]
    public async Task Netlifys_own_parsers_read_the_headers_and_redirects_that_were_meant()
    {
        site.Build("", "netlify");
        using var read = JsonDocument.Parse(await NodeAsync("netlify.mjs", site.Output));
        Assert.Empty(read.RootElement.GetProperty("errors").EnumerateArray());
        var headers = read.RootElement.GetProperty("headers").EnumerateArray().ToDictionary(rule => rule.GetProperty("for").GetString()!, rule => rule.GetProperty("values"));
        Assert.All(SecurityHeaders.Of(new Hosting()), header => Assert.Equal(header.Value, headers["/kb/*"].GetProperty(header.Name).GetString()));
        Assert.Equal(HostRules.AssetCaching, headers["/kb/assets/*"].GetProperty("Cache-Control").GetString());
        var redirects = read.RootElement.GetProperty("redirects").EnumerateArray();
        Assert.Equal(["/kb/answers/12/", "/kb/old.html"], redirects.Select(rule => rule.GetProperty("from").GetString()));
        Assert.All(redirects, rule => Assert.Equal(("/kb/questions/signed/", 301, true), (rule.GetProperty("to").GetString(), rule.GetProperty("status").GetInt32(), rule.GetProperty("force").GetBoolean())));
    }

    /// <summary>Authors cannot write such addresses; the format holds even if they could.</summary>
    [Fact]
    public async Task No_address_becomes_syntax_in_the_files_that_Netlify_reads()
    {
        site.Build("", "netlify");
        string[] hostile = ["a b", "a\n/* /evil 200", "a#b", "a?b=:c", "/:splat", "*", "\"'`$", "é心", "a\tb 200!", "%0a", "\u2028"];
        var rules = HostRules.Of(site.Publication.Site.Config, [.. hostile.Select((text, i) => new Redirect($"/old/{i}/{text}/", $"/questions/{i}/", "title"))]);
        await File.WriteAllTextAsync(Path.Combine(site.Output, "_redirects"), HeaderFiles.Redirects(rules, "301!", int.MaxValue), TestContext.Current.CancellationToken);
        using var read = JsonDocument.Parse(await NodeAsync("netlify.mjs", site.Output));
        Assert.Empty(read.RootElement.GetProperty("errors").EnumerateArray());
        var redirects = read.RootElement.GetProperty("redirects").EnumerateArray().ToList();
        Assert.Equal(hostile.Select((text, i) => $"/kb/old/{i}/{text}/"), redirects.Select(rule => Uri.UnescapeDataString(rule.GetProperty("from").GetString()!)).Select((from, i) => hostile[i] == "%0a" ? from.Replace("\n", "%0a", StringComparison.Ordinal) : from));
        Assert.Equal(hostile.Select((_, i) => $"/kb/questions/{i}/"), redirects.Select(rule => rule.GetProperty("to").GetString()));
    }

    public void Dispose() => site.Dispose();

    private async Task<string> CheckAsync() => await NodeAsync("check.mjs", site.Output, MachineSite.BaseUrl);

    private static async Task<string> NodeAsync(string script, params string[] arguments)
    {
        var (exitCode, output) = await Command.RunAsync(
            "node", [Repository.At("tests", "IatroX.Browser.Tests", "outside", script), .. arguments, await NpmTools.FolderAsync()], Repository.Root, "Install Node.js 20 or later and put it on the path.");
        Assert.True(exitCode == 0, output);
        return output;
    }

    private void Change(string path, string from, string to)
    {
        var file = Path.Combine(site.Output, path);
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task ValidAsync(string sitemap)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add("http://www.sitemaps.org/schemas/sitemap/0.9", XmlReader.Create(Path.Combine(await NpmTools.FolderAsync(), "node_modules", "sitemap", "schema", "sitemap.xsd")));
        XDocument.Parse(sitemap).Validate(schemas, null);
    }
}
