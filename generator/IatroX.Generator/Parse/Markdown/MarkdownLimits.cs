using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Refuses texts on which the Markdown library's time would grow faster than their length.</summary>
/// <remarks>
/// Unclosed link openers cost Markdig about n² (12,000 take 4 to 10 s), so their number is bounded where they cost 0.1 s;
/// a long answer has under a hundred.
/// </remarks>
internal static class MarkdownLimits
{
    public const int MaxCharacters = 1024 * 1024;
    public const int MaxOpeners = 2_000;
    public const int MaxLineCharacters = 64 * 1024;

    public static bool Allow(string markdown, int firstLine, Findings findings)
    {
        if (markdown.Length > MaxCharacters)
        {
            return Refuse(findings, firstLine, $"the page has more than {MaxCharacters / 1024} KiB of text, which is the limit. Split it.");
        }
        var line = firstLine;
        var openers = 0;
        foreach (var range in markdown.AsSpan().Split('\n'))
        {
            var text = markdown.AsSpan(range);
            if (text.Length > MaxLineCharacters)
            {
                return Refuse(findings, line, $"this line has more than {MaxLineCharacters / 1024} KiB, which is the limit. Break it into paragraphs.");
            }
            openers += text.Count('[') + text.Count('<');
            if (openers > MaxOpeners)
            {
                return Refuse(findings, line, $"the page has more than {MaxOpeners} opening brackets ([ and <), which is the limit. Split it.");
            }
            line++;
        }
        return true;
    }

    private static bool Refuse(Findings findings, int line, string message)
    {
        findings.Add(Rules.TooLarge, line, 1, message);
        return false;
    }
}
