using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using Markdig.Extensions.Footnotes;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Writes the raised numbers of references and letters of notes.</summary>
/// <remarks>
/// Their brackets are text, since not everybody who reads them sees that they are raised: "below 16" and a bare 1 would be copied, read out or taken by a
/// program as "below 161".
/// </remarks>
internal sealed class RaisedMarks(BodyFacts facts, BodyOutput output)
{
    /// <summary>Where the HTML of the last citation starts and ends, to tell neighbours.</summary>
    private (int Start, int End) citationAt = (-1, -1);

    /// <summary>Close to the word before it; citations side by side share one mark, as in "[1, 2]", and one number where they are of the same source.</summary>
    public void WriteCitation(GuidelineId source, ImmutableArray<string> recommendations, Position at)
    {
        output.TrimSpaces();
        var isBesideAnother = output.Html.Length == citationAt.End;
        if (isBesideAnother && facts.Citations[^1].Source == source)
        {
            output.Html.Length = citationAt.Start;
            Write(facts.ExtendCitation(recommendations));
            return;
        }
        output.Html.Length -= isBesideAnother ? "]</sup>".Length : 0;
        output.Html.Append(isBesideAnother ? ", " : "<sup class=\"citation\">[");
        Write(facts.AddCitation(source, recommendations, at));
    }

    /// <summary>The mark in the text, or below it the way back.</summary>
    public void WriteNote(FootnoteLink link)
    {
        var order = link.Footnote.Order;
        if (link.IsBackLink)
        {
            output.Html.Append(CultureInfo.InvariantCulture, $" <a class=\"backlink\" href=\"#fnref-{order}-{link.Index}\" aria-label=\"Back to note {order} in the text\">↩</a>");
            return;
        }
        output.Html.Append(CultureInfo.InvariantCulture, $"<sup class=\"footnote\">[<a href=\"#fn-{order}\" id=\"fnref-{order}-{link.Index}\" aria-label=\"Note {order}\">{Letters(order)}</a>]</sup>");
    }

    private void Write(Citation citation)
    {
        var start = output.Html.Length;
        var number = facts.NumberOf(citation.Source);
        output.Html.Append(CultureInfo.InvariantCulture, $"<a href=\"#ref-{citation.Source.Slug}\" id=\"{citation.Anchor}\" aria-label=\"Reference {number}: {citation.Words}\">{number}</a>]</sup>");
        citationAt = (start, output.Html.Length);
    }

    /// <summary>A number as the list of notes shows it: a to z, aa, ab.</summary>
    private static string Letters(int number) => (number > 26 ? Letters((number - 1) / 26) : "") + (char)('a' + (number - 1) % 26);
}
