using System.Collections.Frozen;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Writes a text and marks the first use of each known abbreviation with what it stands for.</summary>
internal sealed class AbbreviationWriter(FrozenDictionary<string, string> abbreviations, BodyFacts facts, BodyOutput output)
{
    public void Write(ReadOnlySpan<char> text)
    {
        if (abbreviations.Count == 0)
        {
            output.Append(text);
            return;
        }
        var written = 0;
        for (var start = 0; start < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }
            var end = start;
            var hasUpper = false;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '-'))
            {
                hasUpper |= char.IsAsciiLetterUpper(text[end++]);
            }
            var word = text[start..end];
            if (hasUpper && Known(word) is var (length, expansion) && facts.IsFirstUse(word[..length].ToString(), expansion))
            {
                output.Append(text[written..start]);
                output.Html.Append("<abbr title=\"");
                SafeHtml.AppendEscaped(output.Html, expansion);
                output.Html.Append("\">");
                output.Append(word[..length]);
                output.Html.Append("</abbr>");
                written = start + length;
            }
            start = end;
        }
        output.Append(text[written..]);
    }

    /// <summary>The word itself, or without the s of a plural or what follows a hyphen.</summary>
    private (int Length, string Expansion)? Known(ReadOnlySpan<char> word)
    {
        var lookup = abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var expansion))
        {
            return (word.Length, expansion);
        }
        if (word.Length > 2 && word[^1] == 's' && lookup.TryGetValue(word[..^1], out expansion))
        {
            return (word.Length - 1, expansion);
        }
        var hyphen = word.IndexOf('-');
        return hyphen > 1 && lookup.TryGetValue(word[..hyphen], out expansion) ? (hyphen, expansion) : null;
    }
}
