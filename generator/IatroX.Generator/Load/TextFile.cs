using System.Globalization;
using System.Text;
using System.Text.Unicode;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Reads text files of the site as UTF-8, without ever replacing what it cannot decode.</summary>
public static class TextFile
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The text with LF line ends and without byte order mark; or a finding that says why there is none.</summary>
    public static (SourceText? Text, Diagnostic? Finding) Read(InputFolder folder, string path)
    {
        var file = folder.ShownPathOf(path);
        var (bytes, problem) = PlainFile.Read(folder.FullPathOf(path), MaxBytes, isContent: true);
        if (bytes is null)
        {
            return (null, new Diagnostic(Rules.UnreadableFile, Position.WholeFile(file), problem!));
        }
        return Decode(file, path, bytes);
    }

    /// <summary>As <see cref="Read"/>, of bytes that were read.</summary>
    /// <param name="file">How findings name it.</param>
    internal static (SourceText? Text, Diagnostic? Finding) Decode(string file, string path, byte[] bytes)
    {
        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith(Encoding.UTF8.Preamble))
        {
            text = text[Encoding.UTF8.Preamble.Length..];
        }
        if (EncodingProblem(text, bytes.Length - text.Length, file) is { } finding)
        {
            return (null, finding);
        }
        var decoded = Encoding.UTF8.GetString(text);
        return (new SourceText(file, path, WithLineFeeds(decoded)), null);
    }

    /// <summary>Only CR LF and CR are line ends here: ReplaceLineEndings would also take form feeds and Unicode's separators for one.</summary>
    internal static string WithLineFeeds(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    private static Diagnostic? EncodingProblem(ReadOnlySpan<byte> text, int skipped, string file)
    {
        if (text.IndexOf((byte)0) is var zero and >= 0)
        {
            return At(text, zero, skipped, file, "a zero byte", "The file is not plain text, or was saved as UTF-16: save it as UTF-8.");
        }
        if (Utf8.IsValid(text))
        {
            return NoCharacter(text, skipped, file);
        }
        var valid = 0;
        while (Rune.DecodeFromUtf8(text[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }
        var found = string.Create(CultureInfo.InvariantCulture, $"the byte 0x{text[valid]:x2}");
        return At(text, valid, skipped, file, found, "It is not UTF-8 here: save the file as UTF-8.");
    }

    /// <summary>Unicode's noncharacters (chapter 23.7), which UTF-8 can write: parsers take some of them for the end of a text.</summary>
    private static Diagnostic? NoCharacter(ReadOnlySpan<byte> text, int skipped, string file)
    {
        for (var at = 0; text[at..].IndexOfAnyInRange((byte)0xef, (byte)0xf4) is var next and >= 0; at++)
        {
            at += next;
            Rune.DecodeFromUtf8(text[at..], out var rune, out _);
            if (rune.Value is (>= 0xfdd0 and <= 0xfdef) || (rune.Value & 0xfffe) == 0xfffe)
            {
                return At(text, at, skipped, file, string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}, which is no character,"), "Delete it.");
            }
        }
        return null;
    }

    private static Diagnostic At(ReadOnlySpan<byte> text, int offset, int skipped, string file, string found, string fix)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"{found} stands at byte {offset + skipped} of the file. {fix}");
        return new Diagnostic(Rules.InvalidEncoding, PlaceOf(text, offset, file), message);
    }

    private static Position PlaceOf(ReadOnlySpan<byte> text, int offset, string file)
    {
        var before = text[..offset];
        var line = before.Count((byte)'\n') + 1;
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new Position(file, line, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
