using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render;
using IatroX.Generator.Render.Machine.Hosts;

namespace IatroX.Generator;

/// <summary>A whole site whose files are made when they are first asked for, and then kept. May be used from many threads.</summary>
/// <remarks>The byte of every file is the one that a build would write: the functions are the same.</remarks>
public sealed class PreviewSite
{
    private readonly SitePages pages;
    private readonly ConcurrentDictionary<string, Lazy<ReadOnlyMemory<byte>>> made = new(StringComparer.Ordinal);

    internal PreviewSite(SitePages pages)
    {
        this.pages = pages;
        Headers = HeadersOf(pages.Config.Host);
    }

    /// <summary>The path of the home page; ends in a slash.</summary>
    public string BasePath => pages.Config.BasePath;

    /// <summary>The security headers that hosts are told to send.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Those of a site whose configuration cannot be read.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> DefaultHeaders { get; } = HeadersOf(new Hosting());

    /// <summary>Every path of the site; makes the search index to know its files.</summary>
    public IEnumerable<string> Paths => pages.All(jobs: 1).Select(file => file.Path);

    /// <param name="path">Relative to the site, with forward slashes; looked up as it is, so there is no way to any other file.</param>
    public bool Has(string path) => pages.Find(path) is not null;

    /// <summary>The bytes of a file; null when the site has none of that path.</summary>
    /// <exception cref="ThemeException">A template asks for a member that does not exist.</exception>
    public ReadOnlyMemory<byte>? Bytes(string path) =>
        pages.Find(path) is { } file ? made.GetOrAdd(path, _ => new Lazy<ReadOnlyMemory<byte>>(file.Render)).Value : default(ReadOnlyMemory<byte>?);

    /// <summary>The media type by which hosts are told to send a file.</summary>
    public static string TypeOf(string path)
    {
        var type = HostRules.Types.FirstOrDefault(known => path.EndsWith(known.Ending, StringComparison.Ordinal)).Type
            ?? Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private static ImmutableArray<KeyValuePair<string, string>> HeadersOf(Hosting host) =>
        [.. SecurityHeaders.Of(host).Select(header => KeyValuePair.Create(header.Name, header.Value))];

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html",
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".txt"] = "text/plain",
        [".json"] = "application/json",
        [".webmanifest"] = "application/manifest+json",
        [".xml"] = "application/xml",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".pdf"] = "application/pdf",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
