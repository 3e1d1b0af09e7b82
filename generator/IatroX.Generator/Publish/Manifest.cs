using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IatroX.Generator.Publish;

/// <summary>The list of every file of a published site with its size and SHA-256: proof of what was published, and the mark that the folder is ours.</summary>
public static class Manifest
{
    public const string FileName = "iatrox-manifest.json";

    public const int Version = 1;

    /// <summary>Of 200,000 pages it has 100 MiB.</summary>
    private const int MostBytes = 1024 * 1024 * 1024;

    /// <summary>The paths of all files in a folder that a build made, by its own list; only the list when no build wrote it.</summary>
    /// <exception cref="PublishException">There is no file to read, or it cannot be read.</exception>
    internal static HashSet<string> Paths(string folder)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal) { FileName };
        var (bytes, problem) = PlainFile.Read(Path.Combine(folder, FileName), MostBytes);
        if (bytes is null)
        {
            throw new PublishException($"'{Path.Combine(folder, FileName)}' says which files of '{folder}' a build wrote: {problem}");
        }
        try
        {
            using var manifest = JsonDocument.Parse(bytes);
            foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
            {
                paths.Add(file.GetProperty("path").GetString() ?? throw new JsonException());
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not a list that a build wrote, so everything beside it is foreign.
        }
        return paths;
    }

    /// <summary>Characters that JSON writes as they are; nearly all paths have no others.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./");

    /// <summary>Bytes of a line besides the path, and some to spare.</summary>
    private const int BesidePath = 128;

    /// <summary>In ordinal order of path, one line a file, so that two manifests can be compared line by line.</summary>
    public static ReadOnlyMemory<byte> Write(ImmutableArray<PublishedFile> files, DateOnly asOf)
    {
        var text = new ArrayBufferWriter<byte>(256 + files.Sum(file => file.Path.Length + BesidePath));
        text.Write("{\"version\":"u8);
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version},\"asOf\":\"{Model.Dates.Iso(asOf)}\",\"files\":[\n"), text);
        for (var i = 0; i < files.Length; i++)
        {
            text.Write("{\"path\":\""u8);
            if (files[i].Path.AsSpan().ContainsAnyExcept(Plain))
            {
                text.Write(JsonEncodedText.Encode(files[i].Path).EncodedUtf8Bytes);
            }
            else
            {
                Encoding.UTF8.GetBytes(files[i].Path, text);
            }
            text.Write("\",\"bytes\":"u8);
            files[i].Bytes.TryFormat(text.GetSpan(20), out var digits, provider: CultureInfo.InvariantCulture);
            text.Advance(digits);
            text.Write(",\"sha256\":\""u8);
            files[i].Sha256.Write(text.GetSpan(Sha256.Digits));
            text.Advance(Sha256.Digits);
            text.Write(i + 1 < files.Length ? "\"},\n"u8 : "\"}\n"u8);
        }
        text.Write("]}\n"u8);
        return text.WrittenMemory;
    }
}

/// <summary>A file as it was written.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
public sealed record PublishedFile(string Path, long Bytes, Sha256 Sha256)
{
    /// <summary>Of the <see cref="Model.OutputFile"/> that it is, or is a compressed copy of.</summary>
    public UInt128? Key { get; init; }
}
