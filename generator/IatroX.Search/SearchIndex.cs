using System.Buffers.Binary;
using System.IO.Compression;
using IatroX.Search.Format;

namespace IatroX.Search;

/// <summary>Reads of a written index what can be said without searching it.</summary>
public static class SearchIndex
{
    private const int HeaderBytes = 9;

    /// <summary>Before the number of pages stands which generation the index is.</summary>
    private const int GenerationBytes = 4;

    /// <summary>The folder of all files of an index but <c>root.bin</c>: they are named for the content of the whole and never change.</summary>
    public const string PartsFolder = RootPart.PartsFolder;

    /// <summary>A varint is no longer.</summary>
    private const int MostVarintBytes = 5;

    /// <summary>How many pages an index finds, by its <c>root.bin</c>; null when that is cut, changed, of another version or forged.</summary>
    public static int? PagesOf(ReadOnlySpan<byte> root)
    {
        if (root.Length <= HeaderBytes || !root.StartsWith("IATX"u8) || root[4] != RootPart.Version
            || BinaryPrimitives.ReadUInt32LittleEndian(root[5..]) != Crc32.Of(root[HeaderBytes..]))
        {
            return null;
        }
        Span<byte> start = stackalloc byte[GenerationBytes + MostVarintBytes];
        using var packed = new MemoryStream(root[HeaderBytes..].ToArray());
        using var content = new DeflateStream(packed, CompressionMode.Decompress);
        int read;
        try
        {
            read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return read <= GenerationBytes ? null : Varint(start[GenerationBytes..read]);
    }

    private static int? Varint(ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            value |= (long)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                return value <= int.MaxValue ? (int)value : null;
            }
        }
        return null;
    }
}
