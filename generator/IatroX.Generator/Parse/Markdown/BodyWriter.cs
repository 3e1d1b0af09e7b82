using System.Globalization;
using IatroX.Generator.Model;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Writes the blocks of one document as HTML and as plain text.</summary>
/// <remarks>
/// An allow-list: only the node kinds named here give markup, and all text passes <see cref="SafeHtml.AppendEscaped"/>.
/// A kind that a later version of the library adds shows as its escaped text, never as markup.
/// </remarks>
internal sealed class BodyWriter
{
    private readonly BodyPage page;
    private readonly BodyFacts facts;
    private readonly BodyOutput output = new();
    private readonly InlineWriter inlines;
    private readonly Passages passages;
    private readonly References references;
    private int headingLevel = 1;

    public BodyWriter(BodyPage page)
    {
        this.page = page;
        facts = new BodyFacts(page);
        references = new References(page);
        passages = new Passages(page);
        inlines = new InlineWriter(page, facts, output, passages, references);
    }

    public MarkdownBody Write(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            passages.BeginPart(block);
            WriteBlock(block);
        }
        passages.EndDocument();
        references.EndDocument(document);
        if (!MarkdownLimits.AllowWritten(output.Html.Length, page.FirstLine, page.Findings))
        {
            return MarkdownBody.Unread(page.Markdown);
        }
        var (html, text) = output.Finish();
        return new MarkdownBody
        {
            Html = html,
            Text = text,
            Source = Utf8Text.Of(page.Markdown),
            FirstLine = page.FirstLine,
            Headings = facts.Headings.DrainToImmutable(),
            Citations = facts.Citations.DrainToImmutable(),
            Links = facts.Links.DrainToImmutable(),
            Images = facts.Images.DrainToImmutable(),
            Abbreviations = facts.Abbreviations.DrainToImmutable(),
            Anchors = facts.Anchors.DrainToImmutable(),
            HasWords = passages.HasWords || facts.Images.Count > 0,
        };
    }

    private void WriteChildren(ContainerBlock container)
    {
        foreach (var block in container)
        {
            WriteBlock(block);
        }
    }

    private void WriteBlock(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case ParagraphBlock paragraph:
                WriteParagraph(paragraph);
                break;
            case DefinitionList definitions:
                Wrap("<dl>\n", definitions, "</dl>\n");
                break;
            case DefinitionItem item:
                WriteDefinition(item);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case ListItemBlock item:
                WriteListItem(item);
                break;
            case QuoteBlock quote:
                WriteQuote(quote);
                break;
            case CodeBlock code:
                output.Html.Append("<pre><code>");
                passages.HasWords |= code.Lines.Count > 0;
                if (code is not FencedCodeBlock)
                {
                    AddIndented(code);
                }
                output.Append(code.Lines.ToString());
                output.Html.Append("</code></pre>\n");
                output.EndBlock();
                break;
            case ThematicBreakBlock:
                output.Html.Append("<hr>\n");
                break;
            case Table table:
                TableWriter.Write(table, output, WriteCell);
                break;
            case FootnoteGroup footnotes:
                WriteFootnotes(footnotes);
                break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition or BlankLineBlock:
                break;
            case LeafBlock leaf:
                output.Append(leaf.Lines.ToString());
                output.EndBlock();
                break;
            case ContainerBlock other:
                WriteChildren(other);
                break;
        }
    }

    /// <summary>A text that is indented too far is code, mostly without its author's knowledge: its doses are looked at as others are.</summary>
    private void AddIndented(CodeBlock code)
    {
        for (var i = 0; i < code.Lines.Count; i++)
        {
            // A tab that is taken apart leaves a line with a text of its own, so its place is counted back from the line's end.
            var line = code.Lines.Lines[i];
            var words = line.Slice.AsSpan().TrimStart();
            var start = Math.Clamp(line.Position, 0, page.Markdown.Length);
            var end = page.Markdown.IndexOf('\n', start) is var next and >= 0 ? next : page.Markdown.Length;
            var lineStart = start == 0 ? 0 : page.Markdown.LastIndexOf('\n', start - 1) + 1;
            passages.AddCode(words, new Position(page.Findings.File, page.FirstLine + line.Line, end - words.Length - lineStart + 1));
        }
    }

    private void WriteHeading(HeadingBlock heading)
    {
        headingLevel = Math.Clamp(heading.Level, 2, 6);
        var textStart = output.Text.Length;
        var htmlStart = output.Html.Length;
        inlines.WriteHeadingText(heading.Inline);
        passages.EndText(mayHoldDoses: false);
        var text = output.Text.ToString(textStart, output.Text.Length - textStart).Trim();
        if (text.Length == 0 && output.Html.Length == htmlStart)
        {
            page.Findings.Add(Rules.NoWords, page.At(heading), "this heading has no words. Write them after the '#', or delete it.");
        }
        var id = facts.AddHeading(heading.Level, text, page.At(heading));
        output.Html.Insert(htmlStart, $"<h{headingLevel} id=\"{id}\">").Append(CultureInfo.InvariantCulture, $"</h{headingLevel}>\n");
        output.EndBlock();
    }

    private void WriteParagraph(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is LinkInline { IsImage: true, NextSibling: null } image && inlines.TryWriteFigure(image))
        {
            output.EndBlock();
            return;
        }
        var isTight = paragraph.Parent is ListItemBlock { Parent: ListBlock { IsLoose: false } };
        if (IsBlank(paragraph))
        {
            return;
        }
        output.Html.Append(isTight ? "" : "<p>");
        inlines.Write(paragraph.Inline);
        passages.EndText(mayHoldDoses: true);
        output.Html.Append(isTight ? "" : "</p>\n");
        output.EndBlock();
    }

    /// <summary>The library makes a paragraph of a white line between a list and a table.</summary>
    private static bool IsBlank(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: { } only } && only.NextSibling is null && only is LiteralInline literal && literal.Content.AsSpan().IsWhiteSpace();

    private void WriteList(ListBlock list)
    {
        var isTasks = list.Count > 0 && list[0] is ListItemBlock item && TaskOf(item) is not null;
        if (list.IsOrdered)
        {
            var start = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
            Wrap(start == 1 ? "<ol>\n" : $"<ol start=\"{start}\">\n", list, "</ol>\n");
        }
        else
        {
            Wrap(isTasks ? "<ul class=\"task-list\">\n" : "<ul>\n", list, "</ul>\n");
        }
    }

    private void WriteListItem(ListItemBlock item) => Wrap(TaskOf(item) is null ? "<li>" : "<li class=\"task-list-item\">", item, "</li>\n");

    private static Markdig.Extensions.TaskLists.TaskList? TaskOf(ListItemBlock item) =>
        item is [ParagraphBlock { Inline.FirstChild: Markdig.Extensions.TaskLists.TaskList task }, ..] ? task : null;

    private void WriteDefinition(DefinitionItem item)
    {
        foreach (var child in item)
        {
            if (child is DefinitionTerm term)
            {
                output.Html.Append("<dt>");
                inlines.Write(term.Inline);
                passages.EndText(mayHoldDoses: true);
                output.Html.Append("</dt>\n");
                output.EndBlock();
            }
            else
            {
                output.Html.Append("<dd>");
                WriteBlock(child);
                output.Html.Append("</dd>\n");
            }
        }
    }

    private void WriteQuote(QuoteBlock quote)
    {
        if (Callout.MarkerOf(quote) is not { } marker)
        {
            if (Callout.MeantBy(quote) is { } meant)
            {
                page.Findings.Add(Rules.UnknownCallout, page.At(quote), $"[{meant}] marks no alert or care card without '!'. Write [!{meant}].");
            }
            Wrap("<blockquote>\n", quote, "</blockquote>\n");
            return;
        }
        if (Callout.Of(marker) is not { } callout)
        {
            page.Findings.Add(Rules.UnknownCallout, page.At(quote),
                $"[!{marker}] is not a kind of alert or care card.{Nearest.Suggestion(marker, Callout.Markers)} Known: {string.Join(", ", Callout.Markers)}.");
            Wrap("<blockquote>\n", quote, "</blockquote>\n");
            return;
        }
        Callout.RemoveMarker((ParagraphBlock)quote[0], marker);
        WriteCallout(quote, callout);
    }

    private void WriteCallout(QuoteBlock quote, Callout callout)
    {
        var level = Math.Min(headingLevel + 1, 6);
        var title = InlineWriter.TakeFirstLine((ParagraphBlock)quote[0]);
        output.Html.Append(callout.IsCareCard
            ? $"<section class=\"care-card care-card-{callout.Key}\">\n<h{level} class=\"care-card-heading\">"
            : $"<div class=\"alert alert-{callout.Key}\" role=\"note\">\n<p class=\"alert-title\">");
        if (title.FirstChild is null)
        {
            output.Append(callout.Label);
        }
        else
        {
            output.Html.Append(callout.IsCareCard ? $"<span class=\"visually-hidden\">{callout.Label}: </span>" : "");
            output.Text.Append(callout.Label).Append(": ");
            inlines.WriteHeadingText(title);
            passages.EndText(mayHoldDoses: true);
        }
        output.EndBlock();
        output.Html.Append(callout.IsCareCard ? $"</h{level}>\n<div class=\"care-card-body\">\n" : "</p>\n");
        var first = (ParagraphBlock)quote[0];
        if (first.Inline?.FirstChild is not null)
        {
            WriteBlock(first);
        }
        foreach (var block in quote.Skip(1))
        {
            WriteBlock(block);
        }
        output.Html.Append(callout.IsCareCard ? "</div>\n</section>\n" : "</div>\n");
    }

    private void WriteCell(TableCell cell)
    {
        foreach (var block in cell)
        {
            if (block is ParagraphBlock paragraph)
            {
                inlines.Write(paragraph.Inline);
                passages.EndText(mayHoldDoses: cell.Parent is not TableRow { IsHeader: true });
            }
        }
    }

    private void WriteFootnotes(FootnoteGroup footnotes)
    {
        if (footnotes.Count == 0)
        {
            return;
        }
        var level = 2;
        output.Html.Append(CultureInfo.InvariantCulture, $"<section class=\"footnotes\" aria-labelledby=\"footnotes\">\n<h{level} id=\"footnotes\">Notes</h{level}>\n<ol>\n");
        foreach (var footnote in footnotes.OfType<Footnote>().OrderBy(footnote => footnote.Order, Comparer<int>.Default))
        {
            output.Html.Append(CultureInfo.InvariantCulture, $"<li id=\"fn-{footnote.Order}\">");
            WriteChildren(footnote);
            output.Html.Append("</li>\n");
        }
        output.Html.Append("</ol>\n</section>\n");
    }

    private void Wrap(string open, ContainerBlock block, string close)
    {
        output.Html.Append(open);
        WriteChildren(block);
        output.Html.Append(close);
    }
}
