using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using IatroX.Generator.Model;
using IatroX.Search;

namespace IatroX.Generator.Load;

/// <summary>A folder that a build published, read back: its list of files, its register of reviews, and its texts when asked for.</summary>
public sealed class PublishedSite
{
    private const int MaxListBytes = 256 * 1024 * 1024;
    private const int MaxTextBytes = 16 * 1024 * 1024;
    private const string ManifestName = "iatrox-manifest.json";
    private const string RegisterName = "reviews.json";

    private readonly string folder;

    private PublishedSite(string folder, FrozenDictionary<string, PublishedSize> files, FrozenDictionary<string, PublishedReview> reviews)
    {
        this.folder = folder;
        Files = files;
        Reviews = reviews;
    }

    /// <summary>By path, with forward slashes.</summary>
    public FrozenDictionary<string, PublishedSize> Files { get; }

    /// <summary>How each published answer stood, by the path of its page.</summary>
    public FrozenDictionary<string, PublishedReview> Reviews { get; }

    /// <summary>Null, with the reason in the reader's words, when the folder is not a published site.</summary>
    public static (PublishedSite? Site, string? Problem) Read(string folder)
    {
        var (bytes, problem) = PlainFile.Read(Path.Combine(folder, ManifestName), MaxListBytes);
        if (bytes is null)
        {
            return (null, $"'{folder}' has no {ManifestName} that can be read, so it is not a published site: {problem}");
        }
        try
        {
            var files = FilesOf(bytes);
            return (new PublishedSite(folder, files, ReviewsOf(folder, files)), null);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, $"the {ManifestName} or {RegisterName} of '{folder}' was not written by a build. Build the site again.");
        }
    }

    /// <summary>The text of a file that the list names; null when there is none.</summary>
    public string? Text(string path) => Files.ContainsKey(path) && Bytes(folder, path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>How many pages the search index finds; null when there is none of a version that is known here.</summary>
    public int? SearchedPages()
    {
        const string root = "search/index/root.bin";
        return Files.ContainsKey(root) && Bytes(folder, root) is { } bytes ? SearchIndex.PagesOf(bytes) : null;
    }

    private static FrozenDictionary<string, PublishedSize> FilesOf(byte[] bytes)
    {
        using var manifest = JsonDocument.Parse(bytes);
        return manifest.RootElement.GetProperty("files").EnumerateArray().ToFrozenDictionary(
            file => file.GetProperty("path").GetString()!,
            file => new PublishedSize(file.GetProperty("bytes").GetInt64(), file.GetProperty("sha256").GetString()!),
            StringComparer.Ordinal);
    }

    /// <summary>The register is written a thousand answers a file; the others stand beside its page.</summary>
    private static FrozenDictionary<string, PublishedReview> ReviewsOf(string folder, FrozenDictionary<string, PublishedSize> files)
    {
        var reviews = new Dictionary<string, PublishedReview>(StringComparer.Ordinal);
        var parts = files.Keys.Where(path => path == RegisterName || (path.StartsWith("reviews/page/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)));
        foreach (var part in parts.Order(StringComparer.Ordinal))
        {
            using var register = JsonDocument.Parse(Bytes(folder, part) ?? throw new JsonException(part));
            foreach (var row in register.RootElement.GetProperty("reviews").EnumerateArray())
            {
                var address = new Uri(row.GetProperty("url").GetString()!).AbsolutePath.TrimEnd('/');
                reviews[$"questions/{address[(address.LastIndexOf('/') + 1)..]}/index.html"] = new PublishedReview(
                    row.GetProperty("question").GetString()!, row.GetProperty("state").GetString()!, row.GetProperty("state_text").GetString()!, Optional(row, "reviewer_name"), Optional(row, "last_reviewed"));
            }
        }
        return reviews.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? Optional(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>A list that somebody forged cannot name files outside the folder.</summary>
    private static byte[]? Bytes(string folder, string path) =>
        Path.IsPathRooted(path) || path.Split('/', '\\').Contains("..") ? null : PlainFile.Read(Path.Combine(folder, path), MaxTextBytes).Bytes;
}
