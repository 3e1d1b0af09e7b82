using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>The list of every page that search engines may show, by the protocol of sitemaps.org: one file, or an index over several.</summary>
/// <remarks>A page's day is the day on which its text last changed; a page without a known one has none.</remarks>
internal static class Sitemap
{
    public const string Path = "sitemap.xml";

    /// <summary>The protocol's limits for one file.</summary>
    public const int MaxUrls = 50_000;

    public const int MaxBytes = 50 * 1024 * 1024;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Head = $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"{Namespace}\">\n";
    private const string Tail = "</urlset>\n";

    public static IEnumerable<OutputFile> Of(ImmutableArray<IndexedPage> pages, SiteConfig config, int maxUrls = MaxUrls, int maxBytes = MaxBytes)
    {
        var files = Split(pages, config, maxUrls, maxBytes);
        if (files.Count == 1)
        {
            return [OutputFile.Text(Path, () => Head + string.Concat(files[0]) + Tail)];
        }
        return files.Select((entries, index) => OutputFile.Text(PartPath(index), () => Head + string.Concat(entries) + Tail))
            .Prepend(OutputFile.Text(Path, () => Index(files.Count, config)));
    }

    private static List<List<string>> Split(ImmutableArray<IndexedPage> pages, SiteConfig config, int maxUrls, int maxBytes)
    {
        var files = new List<List<string>> { new() };
        var bytes = Head.Length + Tail.Length;
        foreach (var page in pages)
        {
            var entry = Entry(page, config);
            if (files[^1].Count == maxUrls || bytes + entry.Length > maxBytes)
            {
                files.Add([]);
                bytes = Head.Length + Tail.Length;
            }
            files[^1].Add(entry);
            bytes += entry.Length;
        }
        return files;
    }

    /// <summary>Addresses are percent-encoded, so an entry has as many bytes as characters.</summary>
    private static string Entry(IndexedPage page, SiteConfig config)
    {
        var entry = new StringBuilder("<url><loc>");
        SafeHtml.AppendEscaped(entry, config.Absolute(page.Url));
        entry.Append("</loc>");
        if (page.Changed is { } day)
        {
            entry.Append("<lastmod>").Append(Dates.Iso(day)).Append("</lastmod>");
        }
        return entry.Append("</url>\n").ToString();
    }

    private static string Index(int count, SiteConfig config)
    {
        var index = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"{Namespace}\">\n");
        for (var i = 0; i < count; i++)
        {
            index.Append("<sitemap><loc>");
            SafeHtml.AppendEscaped(index, config.Absolute("/" + PartPath(i)));
            index.Append("</loc></sitemap>\n");
        }
        return index.Append("</sitemapindex>\n").ToString();
    }

    private static string PartPath(int index) => string.Create(CultureInfo.InvariantCulture, $"sitemap-{index + 1}.xml");
}
