using System.Text;

namespace IatroX.Generator.Tests.Model;

/// <summary>What <c>SignOffText</c> does, line by line: the plain version that it is compared with.</summary>
internal static class PlainSignOffText
{
    /// <param name="body">With LF line ends.</param>
    public static string Of(string body)
    {
        var lines = body.Split('\n');
        var signed = new StringBuilder(body.Length);
        var afterCode = false;
        var inItem = false;
        var next = 0;
        while (next < lines.Length)
        {
            var start = next;
            while (next < lines.Length && IsBlank(lines[next]))
            {
                next++;
            }
            if (next == lines.Length)
            {
                break;
            }
            var line = lines[next];
            AppendBlankLines(signed, lines.AsSpan(start, next - start), afterCode || inItem || MayBelongToAnItem(line));
            inItem = (inItem && start == next) || MayBelongToAnItem(line) || !line.Any(char.IsAsciiLetter);
            afterCode |= line.Contains('`') || line.Contains("~~~", StringComparison.Ordinal);
            var endsBlock = next + 1 == lines.Length || IsBlank(lines[next + 1]);
            signed.Append(afterCode || IsIndented(line) ? line : WithoutTrailingSpace(line, endsBlock)).Append('\n');
            next++;
        }
        return signed.ToString().TrimEnd('\n');
    }

    /// <summary>Blank lines before the text are dropped, a run of them becomes one, unless they may stand inside code or end an empty list item.</summary>
    private static void AppendBlankLines(StringBuilder signed, ReadOnlySpan<string> blank, bool asTheyAre)
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
            signed.Append(line).Append('\n');
        }
    }

    /// <summary>Two spaces or more before a line end break the line, unless the block ends there; a backslash before white space keeps the line from breaking.</summary>
    private static string WithoutTrailingSpace(string line, bool endsBlock)
    {
        var trimmed = line.TrimEnd(' ', '\t');
        if (trimmed.EndsWith('\\') || MayDefine(trimmed) || !trimmed.Any(char.IsAsciiLetterOrDigit))
        {
            return line;
        }
        return !endsBlock && line.EndsWith("  ", StringComparison.Ordinal) ? trimmed + "  " : trimmed;
    }

    /// <summary>True for a line that ends in a colon or tilde before which nothing but markers need stand.</summary>
    private static bool MayDefine(string line) => line[^1] is ':' or '~' && (line.Length == 1 || line[^2] is ' ' or '\t' or '>' or ':' or '~');

    /// <summary>True for a line that may be code by its indentation.</summary>
    private static bool IsIndented(string line)
    {
        var indentation = line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length);
        return indentation.Length >= 4 || indentation.Contains('\t');
    }

    /// <summary>True for a line that is indented or begins a definition.</summary>
    private static bool MayBelongToAnItem(string line) => line[0] is ' ' or '\t' or ':' or '~';

    private static bool IsBlank(string line) => line.AsSpan().Trim(" \t").IsEmpty;
}
