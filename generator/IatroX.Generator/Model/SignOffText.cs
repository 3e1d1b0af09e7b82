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
    private static readonly SearchValues<char> AsciiLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <param name="body">With LF line ends.</param>
    public static string Of(string body)
    {
        var text = body.AsSpan();
        var lines = new Range[text.Count('\n') + 1];
        text.Split(lines, '\n');
        var signed = new StringBuilder(body.Length);
        var afterCode = false;
        ReadOnlySpan<char> before = default;
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
            AppendBlankLines(signed, text, lines.AsSpan(start, next - start), afterCode || MayEndAnItem(before) || line[0] is ' ' or '\t' or ':');
            afterCode |= line.Contains('`') || line.Contains("~~~", StringComparison.Ordinal);
            var endsBlock = next + 1 == lines.Length || IsBlank(text[lines[next + 1]]);
            if (afterCode || IsIndented(line))
            {
                signed.Append(line).Append('\n');
            }
            else
            {
                AppendWithoutTrailingSpace(signed, line, endsBlock);
            }
            before = line;
            next++;
        }
        var length = signed.Length;
        while (length > 0 && signed[length - 1] == '\n')
        {
            length--;
        }
        return signed.ToString(0, length);
    }

    /// <summary>Blank lines before the text are dropped, a run of them becomes one, unless they may stand inside code or end an empty list item.</summary>
    private static void AppendBlankLines(StringBuilder signed, ReadOnlySpan<char> text, ReadOnlySpan<Range> blank, bool asTheyAre)
    {
        if (signed.Length == 0 || blank.IsEmpty)
        {
            return;
        }
        if (!asTheyAre)
        {
            signed.Append('\n');
            return;
        }
        foreach (var line in blank)
        {
            signed.Append(text[line]).Append('\n');
        }
    }

    /// <summary>Two spaces or more before a line end break the line, unless the block ends there; a backslash before white space keeps the line from breaking.</summary>
    private static void AppendWithoutTrailingSpace(StringBuilder signed, ReadOnlySpan<char> line, bool endsBlock)
    {
        var trimmed = line.TrimEnd(" \t");
        if (trimmed.EndsWith("\\"))
        {
            signed.Append(line).Append('\n');
            return;
        }
        signed.Append(trimmed).Append(!endsBlock && line.EndsWith("  ") ? "  \n" : "\n");
    }

    /// <summary>True for a line that may be code by its indentation.</summary>
    private static bool IsIndented(ReadOnlySpan<char> line)
    {
        var indentation = line[..^line.TrimStart(" \t").Length];
        return indentation.Length >= 4 || indentation.Contains('\t');
    }

    /// <summary>True for a line after which a second blank line may end a list: a marker alone, an indented line, a definition.</summary>
    private static bool MayEndAnItem(ReadOnlySpan<char> line) => line.IsEmpty || line[0] is ' ' or '\t' or ':' || !line.ContainsAny(AsciiLetters);

    private static bool IsBlank(ReadOnlySpan<char> line) => line.Trim(" \t").IsEmpty;
}
