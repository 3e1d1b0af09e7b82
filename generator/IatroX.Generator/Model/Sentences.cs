namespace IatroX.Generator.Model;

/// <summary>Takes whole sentences from the start of a plain text.</summary>
public static class Sentences
{
    /// <summary>Characters that search engines show of a description.</summary>
    public const int DescriptionLength = 160;

    /// <summary>A sentence longer than this is cut; half of one may advise the opposite of the whole.</summary>
    private const int LongestSentence = 600;

    /// <summary>As many whole sentences of the first paragraph as fit, and the first in any case; one of more than 600 characters ends in an ellipsis.</summary>
    public static string First(string text, int maxLength)
    {
        var plain = text.AsSpan().TrimStart();
        var paragraph = plain.IndexOf("\n\n") is var end and >= 0 ? plain[..end] : plain;
        var line = paragraph.ToString().Replace('\n', ' ').Trim();
        if (line.Length <= maxLength)
        {
            return line;
        }
        var last = 0;
        for (var i = 1; i < line.Length && (i < maxLength || last == 0); i++)
        {
            if (line[i] == ' ' && line[i - 1] is '.' or '!' or '?' && i > 1 && !IsAbbreviation(line.AsSpan(0, i)))
            {
                last = i;
            }
        }
        var sentence = last > 0 ? line[..last].TrimEnd() : line;
        if (sentence.Length <= Math.Max(maxLength, LongestSentence))
        {
            return sentence;
        }
        var cut = sentence.LastIndexOf(' ', LongestSentence - 2);
        if (cut <= 0)
        {
            // Half of a pair is no character, and would not be read back as it was kept.
            cut = char.IsHighSurrogate(sentence[LongestSentence - 2]) ? LongestSentence - 2 : LongestSentence - 1;
        }
        return sentence[..cut].TrimEnd(',', ';', ':', ' ') + "…";
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> upToHere) =>
        upToHere.EndsWith("e.g.") || upToHere.EndsWith("i.e.") || upToHere.EndsWith(" vs.") || upToHere.EndsWith("Dr.");
}
