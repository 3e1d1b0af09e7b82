using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Writes a text and marks the first use of each known abbreviation with what it stands for.</summary>
internal sealed class AbbreviationWriter(AbbreviationTable table, BodyFacts facts, BodyOutput output)
{
    public void Write(ReadOnlySpan<char> text)
    {
        var written = 0;
        foreach (var use in table.In(text))
        {
            if (facts.IsFirstUse(text[use.Place].ToString(), use.Expansion))
            {
                output.Append(text[written..use.Place.Start.Value]);
                output.Html.Append("<abbr title=\"");
                SafeHtml.AppendEscaped(output.Html, use.Expansion);
                output.Html.Append("\">");
                output.Append(text[use.Place]);
                output.Html.Append("</abbr>");
                written = use.Place.End.Value;
            }
        }
        output.Append(text[written..]);
    }

    /// <summary>Writes a text in which nothing can be marked, such as that of a link; the list at the page's end explains it.</summary>
    public void WriteUnmarked(ReadOnlySpan<char> text)
    {
        foreach (var use in table.In(text))
        {
            facts.List(text[use.Place].ToString(), use.Expansion);
        }
        output.Append(text);
    }
}
