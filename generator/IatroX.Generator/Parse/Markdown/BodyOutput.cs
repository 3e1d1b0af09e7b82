using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>The two texts that a body becomes: HTML, and what a reader reads without markup.</summary>
internal sealed class BodyOutput
{
    public StringBuilder Html { get; } = new(4096);

    public StringBuilder Text { get; } = new(4096);

    /// <summary>Appends a text to both, escaped in the HTML.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        SafeHtml.AppendEscaped(Html, text);
        Text.Append(text);
    }

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
