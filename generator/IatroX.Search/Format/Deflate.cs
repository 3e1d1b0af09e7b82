using System.IO.Compression;

namespace IatroX.Search.Format;

/// <summary>Raw deflate (RFC 1951), which browsers read with <c>DecompressionStream("deflate-raw")</c>.</summary>
internal static class Deflate
{
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(bytes);
        return target.ToArray();
    }

    public static byte[] Expand(byte[] packed)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress))
            stream.CopyTo(target);
        return target.ToArray();
    }
}
