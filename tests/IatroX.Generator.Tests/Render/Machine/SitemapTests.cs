using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class SitemapTests(MachineSite site) : IClassFixture<MachineSite>
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly SiteConfig Config = new()
    {
        Name = "Test Clinic", Tagline = "Test", Description = "Test.", BaseUrl = new Uri("https://clinic.test/a&b/"), Organisation = "Test", Disclaimer = "Test.",
    };

    [Fact]
    public void It_lists_what_may_be_found_with_the_day_on_which_the_text_changed()
    {
        var urls = Valid(site.Read("sitemap.xml")).Root!.Elements().ToDictionary(
            url => url.Element(XName.Get("loc", Namespace))!.Value, url => url.Element(XName.Get("lastmod", Namespace))?.Value);
        Assert.Equal("2025-06-01", urls["https://clinic.test/kb/questions/signed/"]);
        Assert.Null(urls["https://clinic.test/kb/"]);
        Assert.DoesNotContain(urls.Keys, url => url.Contains("demo", StringComparison.Ordinal) || url.Contains("unsigned", StringComparison.Ordinal)
            || url.Contains("withdrawn", StringComparison.Ordinal) || url.Contains("overdue", StringComparison.Ordinal) || url.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public void Robots_names_it() => Assert.Contains("\nSitemap: https://clinic.test/kb/sitemap.xml\n", site.Read("robots.txt"), StringComparison.Ordinal);

    [Fact]
    public void Many_addresses_are_split_under_an_index()
    {
        ImmutableArray<IndexedPage> pages = [.. Enumerable.Range(0, 5).Select(i => new IndexedPage($"/questions/q{i}/", null))];
        var files = Rendered(Sitemap.Of(pages, Config, maxUrls: 2));
        Assert.Equal(["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"], files.Keys);
        Assert.Equal(3, Valid(files["sitemap.xml"]).Root!.Elements().Count());
        Assert.Equal(5, files.Keys.Skip(1).Sum(path => Valid(files[path]).Root!.Elements().Count()));
    }

    [Fact]
    public void The_address_after_fifty_thousand_begins_a_second_file()
    {
        ImmutableArray<IndexedPage> pages = [.. Enumerable.Range(0, 50_001).Select(i => new IndexedPage($"/questions/q{i}/", new DateOnly(2025, 1, 1)))];
        var files = Rendered(Sitemap.Of(pages, Config));
        Assert.Equal([2, 50_000, 1], files.Keys.Select(path => Valid(files[path]).Root!.Elements().Count()));
        Assert.All(files.Values, file => Assert.True(Encoding.UTF8.GetByteCount(file) <= Sitemap.MaxBytes));
    }

    [Fact]
    public void No_file_exceeds_the_limit_in_bytes()
    {
        Gen.Int[1, 300].Array[1, 30].Sample(lengths =>
        {
            ImmutableArray<IndexedPage> pages = [.. lengths.Select((length, i) => new IndexedPage($"/{new string('a', length)}{i}/", new DateOnly(2025, 1, 1)))];
            var files = Rendered(Sitemap.Of(pages, Config, maxUrls: 50_000, maxBytes: 1000)).Where(file => file.Value.Contains("urlset", StringComparison.Ordinal)).ToList();
            Assert.All(files, file => Assert.True(Encoding.UTF8.GetByteCount(file.Value) <= 1000));
            Assert.Equal(lengths.Length, files.Sum(file => Valid(file.Value).Root!.Elements().Count()));
        }, iter: 200);
    }

    private static Dictionary<string, string> Rendered(IEnumerable<OutputFile> files) => files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Render().Span));

    /// <summary>The text as XML that keeps to the protocol's schema.</summary>
    private static XDocument Valid(string text)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(Namespace, XmlReader.Create(Path.Combine(MachineSite.RepositoryRoot(), "tests/IatroX.Generator.Tests/Render/Machine/sitemap.xsd")));
        var document = XDocument.Parse(text);
        document.Validate(schemas, (_, problem) => Assert.Fail(problem.Message));
        return document;
    }
}
