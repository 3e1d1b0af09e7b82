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

    /// <summary>How many pages an index finds, by its <c>root.bin</c>; null when that is cut, changed or of another version.</summary>
    public static int? PagesOf(ReadOnlySpan<byte> root)
    {
        if (root.Length <= HeaderBytes || !root.StartsWith("IATX"u8) || root[4] != RootPart.Version
            || BinaryPrimitives.ReadUInt32LittleEndian(root[5..]) != Crc32.Of(root[HeaderBytes..]))
        {
            return null;
        }
        using var packed = new MemoryStream(root[HeaderBytes..].ToArray());
        using var content = new DeflateStream(packed, CompressionMode.Decompress);
        content.ReadExactly(stackalloc byte[GenerationBytes]);
        var pages = 0;
        for (var shift = 0; content.ReadByte() is var next and >= 0; shift += 7)
        {
            pages |= (next & 0x7f) << shift;
            if (next < 0x80)
            {
                break;
            }
        }
        return pages;
    }
}
