using System.Collections.Immutable;
using System.IO.Compression;
using IatroX.Generator.Model;

namespace IatroX.Generator.Publish;

/// <summary>Writes a compressed copy beside each staged file that becomes smaller by it, for hosts that send such copies.</summary>
public static class Precompressor
{
    /// <summary>Smaller files fit into one network packet anyway.</summary>
    private const int LeastBytes = 1000;

    /// <summary>Of 11: the last steps cost a hundred times the time for a few per cent, which only pays for files that every visitor fetches.</summary>
    private const int PageQuality = 6;

    private const int AssetQuality = 11;

    /// <summary>As a power of two: 256 KB, which hardly a page exceeds.</summary>
    private const int BrotliWindow = 18;

    /// <summary>What the names of copies end in.</summary>
    internal static ImmutableArray<string> Endings => [".br", ".gz"];

    internal static bool IsCopy(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    /// <param name="withBrotli">False for hosts that only send gzip.</param>
    public static ImmutableArray<PublishedFile> Compress(ImmutableArray<PublishedFile> files, string stage, bool withBrotli, int jobs)
    {
        var compressed = InOrder.Map(files, jobs, file => IsWorthIt(file) ? Copies(file, stage, withBrotli) : []);
        return [.. compressed.SelectMany(copies => copies)];
    }

    private static bool IsWorthIt(PublishedFile file) => file.Bytes >= LeastBytes
        && Path.GetExtension(file.Path) is not (".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".avif" or ".woff" or ".woff2" or ".pdf" or ".gz" or ".br" or ".zip" or ".conf" or ".htaccess");

    private static ImmutableArray<PublishedFile> Copies(PublishedFile file, string stage, bool withBrotli)
    {
        var plain = File.ReadAllBytes(Path.Combine(stage, file.Path));
        var copies = ImmutableArray.CreateBuilder<PublishedFile>();
        if (withBrotli)
        {
            Keep(file.Path + ".br", Brotli(plain, Path.GetExtension(file.Path) is ".css" or ".js" ? AssetQuality : PageQuality));
        }
        Keep(file.Path + ".gz", Gzip(plain));
        return copies.DrainToImmutable();

        void Keep(string path, ReadOnlySpan<byte> bytes)
        {
            if (bytes.Length < plain.Length)
            {
                DiskStep.Before($"write {path}");
                using (var stream = new FileStream(Path.Combine(stage, path), FileMode.CreateNew))
                {
                    stream.Write(bytes);
                }
                copies.Add(new PublishedFile(path, bytes.Length, Sha256.Of(bytes)) { Key = file.Key });
            }
        }
    }

    private static ReadOnlySpan<byte> Brotli(byte[] plain, int quality)
    {
        var output = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, output, out var written, quality, BrotliWindow) ? output.AsSpan(0, written) : plain;
    }

    private static ReadOnlySpan<byte> Gzip(byte[] plain)
    {
        var output = new MemoryStream(plain.Length);
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(plain);
        }
        return output.GetBuffer().AsSpan(0, (int)output.Length);
    }
}
