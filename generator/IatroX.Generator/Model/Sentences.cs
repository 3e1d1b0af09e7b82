namespace IatroX.Generator.Model;

/// <summary>Takes whole sentences from the start of a plain text.</summary>
public static class Sentences
{
    /// <summary>Characters that search engines show of a description.</summary>
    public const int DescriptionLength = 160;

    /// <summary>As many whole sentences of the first paragraphs as fit; when not even one does, its words up to the limit and an ellipsis.</summary>
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
        for (var i = 1; i < Math.Min(line.Length, maxLength); i++)
        {
            if (line[i] == ' ' && line[i - 1] is '.' or '!' or '?' && i > 1 && !IsAbbreviation(line.AsSpan(0, i)))
            {
                last = i;
            }
        }
        if (last > 0)
        {
            return line[..last].TrimEnd();
        }
        var cut = line.LastIndexOf(' ', maxLength - 2);
        return (cut > 0 ? line[..cut] : line[..(maxLength - 1)]).TrimEnd(',', ';', ':', ' ') + "…";
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> upToHere) =>
        upToHere.EndsWith("e.g.") || upToHere.EndsWith("i.e.") || upToHere.EndsWith(" vs.") || upToHere.EndsWith("Dr.");
}
