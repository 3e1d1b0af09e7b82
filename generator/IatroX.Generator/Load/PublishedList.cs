using System.Collections.Immutable;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Reads which addresses an earlier publish had from its <c>iatrox-manifest.json</c>, which stands at the root of every published site.</summary>
public static class PublishedList
{
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <param name="shown">How findings name the file.</param>
    public static (ImmutableArray<Located<string>> Addresses, Diagnostic? Finding) Read(string path, string shown)
    {
        var (bytes, problem) = PlainFile.Read(path, MaxBytes);
        if (bytes is null)
        {
            return ([], new Diagnostic(Rules.UnreadableFile, Position.WholeFile(shown), problem!));
        }
        try
        {
            using var manifest = JsonDocument.Parse(bytes);
            // The manifest has one file a line, below a line for its head.
            return ([.. manifest.RootElement.GetProperty("files").EnumerateArray()
                .Select((file, i) => new Located<string>(UrlOf(file.GetProperty("path").GetString() ?? throw new JsonException()), new Position(shown, i + 2, 1)))
                .Where(address => address.Value.EndsWith('/'))], null);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ([], new Diagnostic(Rules.UnreadableFile, Position.WholeFile(shown), "this is not the iatrox-manifest.json of a published site. Download it from the root of the site again."));
        }
    }

    private static string UrlOf(string path)
    {
        const string index = "index.html";
        return "/" + (path.EndsWith("/" + index, StringComparison.Ordinal) ? path[..^index.Length] : path);
    }
}
