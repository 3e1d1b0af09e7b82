using System.Buffers.Binary;

namespace IatroX.Generator.Load;

/// <summary>Says by its first bytes whether a file is what the ending of its name says, so that nothing else is published under that name.</summary>
internal static class MediaKind
{
    /// <summary>Endings of names that <c>media/</c> may have. What is inside an SVG, <see cref="SvgPicture"/> reads.</summary>
    public static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf"];

    /// <param name="ending">One of <see cref="Endings"/>.</param>
    public static bool Is(string ending, ReadOnlySpan<byte> bytes) => ending switch
    {
        ".png" => bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]),
        ".jpg" or ".jpeg" => bytes.StartsWith<byte>([0xff, 0xd8, 0xff]),
        ".gif" => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8),
        ".webp" => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8),
        ".avif" => IsAvif(bytes),
        ".pdf" => bytes.StartsWith("%PDF-"u8),
        _ => true,
    };

    /// <summary>The file type box (ISO/IEC 14496-12, 4.3) names a brand of AVIF as its own or among those that it keeps to.</summary>
    private static bool IsAvif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[4..].StartsWith("ftyp"u8))
        {
            return false;
        }
        var box = bytes[8..Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(bytes), 12, bytes.Length)];
        for (var at = 0; at + 4 <= box.Length; at += at == 0 ? 8 : 4)
        {
            if (box[at..].StartsWith("avif"u8) || box[at..].StartsWith("avis"u8))
            {
                return true;
            }
        }
        return false;
    }
}
