using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>A block quote that opens with a marker: GitHub's alerts, and the care cards of clinical pages.</summary>
internal sealed record Callout(string Key, string Label, bool IsCareCard)
{
    private static readonly Dictionary<string, Callout> ByMarker = new(StringComparer.Ordinal)
    {
        ["NOTE"] = new("note", "Note", false),
        ["TIP"] = new("tip", "Tip", false),
        ["IMPORTANT"] = new("important", "Important", false),
        ["WARNING"] = new("warning", "Warning", false),
        ["CAUTION"] = new("caution", "Caution", false),
        ["RED FLAG"] = new("red-flag", "Red flag", true),
        ["URGENT"] = new("urgent", "Urgent", true),
        ["NON-URGENT"] = new("non-urgent", "Non-urgent", true),
    };

    public static IEnumerable<string> Markers => ByMarker.Keys;

    /// <summary>The marker of a quote such as <c>&gt; [!URGENT] Ask for help if:</c>, without brackets; null when it has none.</summary>
    public static string? MarkerOf(QuoteBlock quote) => InBrackets(quote) is ['!', _, ..] content ? content[1..] : null;

    /// <summary>The marker of a quote such as <c>&gt; [URGENT]</c>, whose exclamation mark was forgotten; null when it has none.</summary>
    public static string? MeantBy(QuoteBlock quote) => InBrackets(quote) is { } content && ByMarker.ContainsKey(content) ? content : null;

    /// <summary>What stands in the brackets with which a quote opens; null when it opens otherwise.</summary>
    private static string? InBrackets(QuoteBlock quote)
    {
        if (quote is not [ParagraphBlock { Inline.FirstChild: LiteralInline { IsFirstCharacterEscaped: false } first }, ..] || !first.Content.AsSpan().StartsWith("["))
        {
            return null;
        }
        var text = new StringBuilder();
        for (Inline? inline = first; inline is LiteralInline literal && text.Length < 40; inline = inline.NextSibling)
        {
            text.Append(literal.Content.AsSpan());
        }
        var line = text.ToString();
        var end = line.IndexOf(']', StringComparison.Ordinal);
        return end > 1 ? line[1..end] : null;
    }

    public static Callout? Of(string marker) => ByMarker.GetValueOrDefault(marker.Trim().ToUpperInvariant());

    /// <summary>Takes the marker's characters off the front of the paragraph.</summary>
    public static void RemoveMarker(ParagraphBlock paragraph, string marker)
    {
        var left = marker.Length + 3;
        while (left > 0 && paragraph.Inline!.FirstChild is LiteralInline literal)
        {
            var taken = Math.Min(left, literal.Content.Length);
            literal.Content.Start += taken;
            literal.Column += taken;
            literal.Span.Start += taken;
            left -= taken;
            if (literal.Content.IsEmpty)
            {
                literal.Remove();
            }
        }
        if (paragraph.Inline!.FirstChild is LiteralInline rest)
        {
            var length = rest.Content.Length;
            rest.Content.TrimStart();
            rest.Column += length - rest.Content.Length;
            rest.Span.Start += length - rest.Content.Length;
            if (rest.Content.IsEmpty)
            {
                rest.Remove();
            }
        }
    }
}
