using IatroX.Generator.Model;

namespace IatroX.Generator.Parse;

/// <summary>Finds the marks between which git leaves both versions of lines that two people changed.</summary>
/// <remarks>Markdown takes them for text, so both versions of a dose would be published, one below the other.</remarks>
internal static class MergeConflicts
{
    private const int MarkLength = 7;

    public static void Find(string text, Findings findings)
    {
        foreach (var mark in (ReadOnlySpan<string>)["<<<<<<<", "|||||||", ">>>>>>>", "======="])
        {
            var (line, counted) = (1, 0);
            for (var at = 0; (at = text.IndexOf(mark, at, StringComparison.Ordinal)) >= 0; at += MarkLength)
            {
                if (IsMark(text, at))
                {
                    line += text.AsSpan(counted..at).Count('\n');
                    counted = at;
                    findings.Add(Rules.MergeConflict, line, 1,
                        $"'{mark}' is left of a merge conflict, and the text may stand here in several versions. Keep the lines that are right, and delete those with '<<<<<<<', '|||||||', '=======' and '>>>>>>>'.");
                }
            }
        }
    }

    /// <summary>A line of seven, git's own words after a space aside; equals signs below other text may be meant to underline it.</summary>
    private static bool IsMark(string text, int at)
    {
        var after = at + MarkLength;
        var endsThere = after == text.Length || text[after] == '\n';
        return (at == 0 || text[at - 1] == '\n') && (text[at] == '=' ? endsThere && (at < 2 || text[at - 2] == '\n') : endsThere || text[after] == ' ');
    }
}
