using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>The two texts that a body becomes: HTML, and what a reader reads without markup.</summary>
internal sealed class BodyOutput
{
    private int tables;

    public StringBuilder Html { get; } = new(4096);

    public StringBuilder Text { get; } = new(4096);

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

    public string PlainText() => Text.ToString().TrimEnd();
}
