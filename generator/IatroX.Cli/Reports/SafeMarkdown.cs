using System.Text;

namespace IatroX.Cli.Reports;

/// <summary>Puts content into GitHub's Markdown so that it reads as written: it formats nothing, becomes no link, and ends no code block.</summary>
/// <remarks>
/// GitHub looks for names, mail addresses and numbers of issues once more in the text that it has made, where nothing can be escaped. So a space
/// without width parts an at sign from the name; the number of an issue or a commit still becomes a link within the repository.
/// </remarks>
internal static class SafeMarkdown
{
    /// <summary>A part of one line of text, not its start, where a dash would begin a list.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder();
        var printable = FindingPrinter.Printable(text);
        for (var i = 0; i < printable.Length; i++)
        {
            var c = printable[i];
            if (MakesAddress(printable, i))
            {
                escaped.Append('\\').Append(c);
            }
            else if (c < 128 && !char.IsLetterOrDigit(c) && c is not (' ' or ',' or '.' or ';' or ':' or '?' or '/' or '-' or '\'' or '(' or ')' or '%'))
            {
                escaped.Append(c == '@' ? "&#64;&#8203;" : c == '<' ? "&lt;" : $"\\{c}");
            }
            else
            {
                escaped.Append(c);
            }
        }
        return escaped.ToString();
    }

    /// <summary>The full stop of www. and the first slash of ://, without which an address becomes no link.</summary>
    private static bool MakesAddress(string text, int at) =>
        (text[at] == '/' && at > 0 && text[at - 1] == ':') || (text[at] == '.' && at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));

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
