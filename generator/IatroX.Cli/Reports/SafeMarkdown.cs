using System.Text;

namespace IatroX.Cli.Reports;

/// <summary>Puts content into Markdown so that it reads as written: it formats nothing, mentions and links to nobody, and ends no code block.</summary>
internal static class SafeMarkdown
{
    /// <summary>One line of text.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in FindingPrinter.Printable(text))
        {
            if (c < 128 && !char.IsLetterOrDigit(c) && c is not (' ' or ',' or '.' or ';' or ':' or '?' or '/' or '-' or '\'' or '(' or ')' or '%'))
            {
                escaped.Append(c == '@' ? "&#64;" : c == '<' ? "&lt;" : $"\\{c}");
            }
            else
            {
                escaped.Append(c);
            }
        }
        return escaped.ToString();
    }

    /// <summary>A code block whose fence is longer than any run of back-ticks within.</summary>
    public static string Code(string language, IEnumerable<string> lines)
    {
        var shown = lines.Select(FindingPrinter.Printable).ToList();
        var fence = new string('`', Math.Max(3, shown.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return $"{fence}{language}\n{string.Join('\n', shown)}\n{fence}";
    }

    private static int LongestRun(string line)
    {
        int longest = 0, run = 0;
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
