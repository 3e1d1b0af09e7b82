using System.Buffers.Binary;

namespace IatroX.Generator.Load;

/// <summary>Reads how wide and high a PNG, GIF, JPEG, WebP or AVIF is, so that pages keep its place free while it loads.</summary>
internal static class PictureSize
{
    /// <summary>Width and height in pixels, at least 1; null where the picture does not say.</summary>
    public static (int Width, int Height)? Of(byte[] picture)
    {
        var size = Read(picture);
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static (int Width, int Height)? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 24 && bytes[..4].SequenceEqual<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        }
        if (bytes.Length >= 10 && bytes.StartsWith("GIF8"u8))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        }
        if (bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        {
            return WebP(bytes[12..]);
        }
        if (bytes.Length >= 12 && bytes[4..].StartsWith("ftypavi"u8))
        {
            return Avif(bytes);
        }
        return bytes.Length >= 4 && bytes[0] == 0xff && bytes[1] == 0xd8 ? Jpeg(bytes) : null;
    }

    /// <summary>Walks the segments of ITU-T T.81 to the start of frame.</summary>
    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xff;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    /// <summary>The first chunk, by RFC 9649, sections 2.5 to 2.7: lossy, lossless or extended.</summary>
    private static (int Width, int Height)? WebP(ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("VP8X"u8))
        {
            return (1 + Little24(chunk[12..]), 1 + Little24(chunk[15..]));
        }
        if (chunk.StartsWith("VP8L"u8))
        {
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return (1 + (int)(packed & 0x3fff), 1 + (int)((packed >> 14) & 0x3fff));
        }
        return chunk.StartsWith("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3fff)
            : null;
    }

    private static int Little24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>The largest of the "image spatial extents" boxes (ISO/IEC 23008-12, 6.5.3): smaller ones are thumbnails or tiles.</summary>
    private static (int Width, int Height)? Avif(ReadOnlySpan<byte> bytes)
    {
        (int Width, int Height)? largest = null;
        for (var at = bytes.IndexOf("ispe"u8); at >= 0 && bytes.Length >= at + 16; at = bytes.IndexOf("ispe"u8))
        {
            var size = (Width: BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 8)..]), Height: BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 12)..]));
            largest = largest is { } other && other.Width >= size.Width ? largest : size;
            bytes = bytes[(at + 16)..];
        }
        return largest;
    }
}
