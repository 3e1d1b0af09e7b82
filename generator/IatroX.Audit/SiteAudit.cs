using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace IatroX.Audit;

/// <summary>Checks a finished site from its files alone: that they are those of its manifest, and that none holds what it may not.</summary>
public static class SiteAudit
{
    private const string ManifestName = "iatrox-manifest.json";

    /// <summary>By path, line and column.</summary>
    /// <param name="jobs">Threads, 1 or more; the findings are the same for any number.</param>
    /// <param name="read">All bytes of a plain file; null for anything else, such as a pipe, and for what cannot be read.</param>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static ImmutableArray<AuditFinding> Run(string folder, int jobs, Func<string, byte[]?> read)
    {
        if (Listed(read(Path.Combine(folder, ManifestName))) is not { } listed)
        {
            return [new AuditFinding(ManifestName, 0, 0, "the folder has no manifest that can be read, so it is not a site that was published whole.", IsManifest: true)];
        }
        var present = Present(folder);
        var findings = new List<AuditFinding>(listed.Keys.Where(path => !present.Contains(path)).Select(path => Manifest(path, "the file is missing.")));
        findings.AddRange(present.Where(path => path != ManifestName && !listed.ContainsKey(path)).Select(path => Manifest(path, "the manifest does not list this file.")));
        string[] files = [.. listed.Keys.Where(present.Contains)];
        var found = new IReadOnlyList<AuditFinding>[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i => found[i] = Of(files[i], read(Path.Combine(folder, files[i])), listed[files[i]]));
        return [.. findings.Concat(found.SelectMany(some => some)).Order(Comparer<AuditFinding>.Create(AuditFinding.Compare))];
    }

    private static IReadOnlyList<AuditFinding> Of(string path, byte[]? bytes, string sha256) =>
        bytes is null ? [Manifest(path, "this is not a plain file, or it cannot be read.")]
        : Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256 ? [Manifest(path, "the file is not the one that was published.")]
        : OfContent(path, bytes);

    /// <summary>What one file may not hold.</summary>
    public static IReadOnlyList<AuditFinding> OfContent(string path, byte[] bytes) => Path.GetExtension(path) switch
    {
        ".html" => Utf8.IsValid(bytes) ? HtmlAudit.Problems(path, Encoding.UTF8.GetString(bytes)) : [Content(path, "the page is not UTF-8.")],
        ".json" or ".webmanifest" => IsJson(bytes) ? [] : [Content(path, "the file is not JSON.")],
        ".xml" => XmlProblem(path, bytes, isPicture: false),
        ".svg" => XmlProblem(path, bytes, isPicture: true),
        ".md" or ".txt" => Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0) ? [] : [Content(path, "the text is not UTF-8, or has zero bytes.")],
        _ => [],
    };

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static AuditFinding[] XmlProblem(string path, byte[] bytes, bool isPicture)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction || (isPicture && reader.NodeType == XmlNodeType.Element && IsActive(reader)))
                {
                    return [Content(path, $"'{reader.Name}' could run or fetch something.")];
                }
            }
            return [];
        }
        catch (XmlException error)
        {
            return [new AuditFinding(path, error.LineNumber, error.LinePosition, "the file is not well-formed XML.")];
        }
    }

    private static bool IsActive(XmlReader reader)
    {
        var active = reader.LocalName is "script" or "foreignObject" or "style" or "a" or "image" or "iframe" or "set" or "animate" or "handler";
        while (reader.MoveToNextAttribute())
        {
            active |= reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || (reader.LocalName == "href" && !reader.Value.StartsWith('#'))
                || (reader.NamespaceURI.Length == 0 && reader.Value.AsSpan().IndexOfAny(Leading) >= 0);
        }
        reader.MoveToElement();
        return active;
    }

    /// <summary>What an address elsewhere, or a style that hides one, cannot do without.</summary>
    private static readonly System.Buffers.SearchValues<string> Leading = System.Buffers.SearchValues.Create(["//", "\\", "data:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The SHA-256 of each file by path; null when there is no such list.</summary>
    private static ImmutableSortedDictionary<string, string>? Listed(byte[]? list)
    {
        try
        {
            using var manifest = JsonDocument.Parse(list ?? []);
            return manifest.RootElement.GetProperty("files").EnumerateArray()
                .ToImmutableSortedDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("sha256").GetString()!, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Paths of what is in the folder. A link is no file of a site, so it is missing where it is listed.</summary>
    private static SortedSet<string> Present(string folder)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk(new DirectoryInfo(folder), "");
        return paths;

        void Walk(DirectoryInfo from, string prefix)
        {
            foreach (var entry in from.EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo { LinkTarget: null } inner)
                {
                    Walk(inner, prefix + entry.Name + "/");
                }
                else
                {
                    paths.Add(entry.LinkTarget is null ? prefix + entry.Name : $"{prefix}{entry.Name} (a link)");
                }
            }
        }
    }

    private static AuditFinding Manifest(string path, string message) => new(path, 0, 0, message, IsManifest: true);

    private static AuditFinding Content(string path, string message) => new(path, 0, 0, message);
}
