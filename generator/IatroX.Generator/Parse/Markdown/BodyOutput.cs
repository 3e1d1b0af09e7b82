using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>The two texts that a body becomes: HTML, and what a reader reads without markup.</summary>
internal sealed class BodyOutput
{
    /// <summary>Characters; a long answer has fewer, and its builders are kept for the thread's next page.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (StringBuilder Html, StringBuilder Text) kept;

    private int tables;

    public BodyOutput()
    {
        (Html, Text) = kept.Html is null ? (new StringBuilder(16 * 1024), new StringBuilder(16 * 1024)) : kept;
        kept = default;
    }

    public StringBuilder Html { get; }

    public StringBuilder Text { get; }

    /// <summary>Both texts, after which this must not be used again.</summary>
    public (Utf8Html Html, Utf8Text Text) Finish()
    {
        var texts = (new Utf8Html(Utf8Text.Encode(Html)), PlainText());
        if (Html.Capacity <= MostKept && Text.Capacity <= MostKept)
        {
            kept = (Html.Clear(), Text.Clear());
        }
        return texts;
    }

    /// <summary>Appends a text to both, escaped in the HTML.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        SafeHtml.AppendEscaped(Html, text);
        Text.Append(text);
    }

    /// <summary>Takes spaces off the end of both, before a mark that belongs to the last word.</summary>
    public void TrimSpaces()
    {
        while (Html.Length > 0 && Html[^1] == ' ')
        {
            Html.Length--;
        }
        while (Text.Length > 0 && Text[^1] == ' ')
        {
            Text.Length--;
        }
    }

    /// <summary>The number of the next table of this body, from 1.</summary>
    public int NextTable() => ++tables;

    /// <summary>Ends a paragraph of the plain text.</summary>
    public void EndBlock()
    {
        if (Text.Length > 0 && Text[^1] != '\n')
        {
            Text.Append("\n\n");
        }
    }

    private Utf8Text PlainText()
    {
        while (Text.Length > 0 && char.IsWhiteSpace(Text[^1]))
        {
            Text.Length--;
        }
        return Utf8Text.Of(Text);
    }
}
