using System.Buffers;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>The form of a Markdown body that is signed: white space that Markdown certainly ignores is gone, everything else stays.</summary>
/// <remarks>
/// Characters are never changed, not even into their Unicode normal form: <c>≯</c> and <c>&gt;</c> with an overlay are equal there, and yet
/// the second begins a quotation. Where it is not certain that white space is ignored, it stays: the worst that can happen is a second signature.
/// </remarks>
public static class SignOffText
{
    private static readonly SearchValues<byte> AsciiLettersAndDigits = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);
    private static readonly SearchValues<byte> AsciiLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <param name="body">With LF line ends.</param>
    public static string Of(string body)
    {
        var signed = new ArrayBufferWriter<byte>(body.Length + 1);
        Write(Encoding.UTF8.GetBytes(body), signed);
        return Encoding.UTF8.GetString(signed.WrittenSpan);
    }

    /// <param name="text">UTF-8 with LF line ends. All that is dropped or looked at is ASCII.</param>
    /// <param name="signed">Empty before.</param>
    public static void Write(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> signed)
    {
        var lines = ArrayPool<Range>.Shared.Rent(text.Count((byte)'\n') + 1);
        WriteLines(text, lines.AsSpan(0, LinesOf(text, lines)), signed);
        ArrayPool<Range>.Shared.Return(lines);
    }

    private static int LinesOf(ReadOnlySpan<byte> text, Range[] lines)
    {
        var count = 0;
        foreach (var line in text.Split((byte)'\n'))
        {
            lines[count++] = line;
        }
        return count;
    }

    private static void WriteLines(ReadOnlySpan<byte> text, ReadOnlySpan<Range> lines, ArrayBufferWriter<byte> signed)
    {
        var afterCode = false;
        var inItem = false;
        var next = 0;
        while (next < lines.Length)
        {
            var start = next;
            while (next < lines.Length && IsBlank(text[lines[next]]))
            {
                next++;
            }
            if (next == lines.Length)
            {
                break;
            }
            var line = text[lines[next]];
            if (signed.WrittenCount > 0)
            {
                // The end of the line before, which the last line goes without.
                signed.Write("\n"u8);
                WriteBlankLines(signed, text, lines[start..next], afterCode || inItem || MayBelongToAnItem(line));
            }
            // A marker alone may be an item, and a line at the margin may go on with an item's paragraph.
            inItem = (inItem && start == next) || MayBelongToAnItem(line) || !line.ContainsAny(AsciiLetters);
            afterCode |= line.Contains((byte)'`') || line.IndexOf("~~~"u8) >= 0;
            if (afterCode || IsIndented(line))
            {
                signed.Write(line);
            }
            else
            {
                WriteWithoutTrailingSpace(signed, line, endsBlock: next + 1 == lines.Length || IsBlank(text[lines[next + 1]]));
            }
            next++;
        }
    }

    /// <summary>A run of blank lines becomes one, unless they may stand inside code or end an empty list item.</summary>
    private static void WriteBlankLines(ArrayBufferWriter<byte> signed, ReadOnlySpan<byte> text, ReadOnlySpan<Range> blank, bool asTheyAre)
    {
        if (!asTheyAre && !blank.IsEmpty)
        {
            signed.Write("\n"u8);
            return;
        }
        foreach (var line in blank)
        {
            signed.Write(text[line]);
            signed.Write("\n"u8);
        }
    }

    /// <summary>
    /// Two spaces or more before a line end break the line, unless the block ends there; a backslash before white space keeps the line from breaking;
    /// and a marker by itself may be another one, or none, where white space follows: a colon begins a definition only then, a hyphen underlines a heading only without.
    /// </summary>
    private static void WriteWithoutTrailingSpace(ArrayBufferWriter<byte> signed, ReadOnlySpan<byte> line, bool endsBlock)
    {
        var trimmed = line.TrimEnd(" \t"u8);
        if (trimmed.EndsWith("\\"u8) || MayDefine(trimmed) || !trimmed.ContainsAny(AsciiLettersAndDigits))
        {
            signed.Write(line);
            return;
        }
        signed.Write(trimmed);
        if (!endsBlock && line.EndsWith("  "u8))
        {
            signed.Write("  "u8);
        }
    }

    /// <summary>True for a line that ends in a colon or tilde before which nothing but markers need stand, as in <c>1. :</c> or <c>[^a]: ~</c>.</summary>
    private static bool MayDefine(ReadOnlySpan<byte> line) =>
        line[^1] is (byte)':' or (byte)'~' && (line.Length == 1 || line[^2] is (byte)' ' or (byte)'\t' or (byte)'>' or (byte)':' or (byte)'~');

    /// <summary>True for a line that may be code by its indentation.</summary>
    private static bool IsIndented(ReadOnlySpan<byte> line)
    {
        var indentation = line[..^line.TrimStart(" \t"u8).Length];
        return indentation.Length >= 4 || indentation.Contains((byte)'\t');
    }

    /// <summary>True for a line that is indented or begins a definition: two blank lines beside it may say something else than one.</summary>
    private static bool MayBelongToAnItem(ReadOnlySpan<byte> line) => line[0] is (byte)' ' or (byte)'\t' or (byte)':' or (byte)'~';

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t"u8).IsEmpty;
}
