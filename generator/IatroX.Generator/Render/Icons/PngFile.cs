using System.Buffers.Binary;
using System.IO.Compression;

namespace IatroX.Generator.Render.Icons;

/// <summary>Writes a square picture as PNG (ISO/IEC 15948): eight bits a channel, red, green, blue and opacity.</summary>
internal static class PngFile
{
    /// <param name="pixels">Four bytes a pixel, row by row.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int size)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], size);
        (header[8], header[9]) = (8, 6);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compressed(pixels, size * 4));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A picture in the form of an ICO file, which may hold a PNG as it is: a header, one entry of the directory, the picture.</summary>
    public static byte[] InIco(ReadOnlySpan<byte> png, byte size)
    {
        const int headBytes = 22;
        var ico = new byte[headBytes + png.Length];
        (ico[2], ico[4], ico[6], ico[7], ico[10], ico[12]) = (1, 1, size, size, 1, 32);
        BinaryPrimitives.WriteInt32LittleEndian(ico.AsSpan(14), png.Length);
        BinaryPrimitives.WriteInt32LittleEndian(ico.AsSpan(18), headBytes);
        png.CopyTo(ico.AsSpan(headBytes));
        return ico;
    }

    /// <summary>Each row after the byte that names its filter: none.</summary>
    private static ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> pixels, int rowBytes)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var at = 0; at < pixels.Length; at += rowBytes)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(at, rowBytes));
            }
        }
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(data, Crc(type, 0)));
        file.Write(number);
    }

    /// <summary>The check value of PNG (annex D), bit by bit: icons are small.</summary>
    private static uint Crc(ReadOnlySpan<byte> data, uint before)
    {
        var crc = ~before;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }
        return ~crc;
    }
}
