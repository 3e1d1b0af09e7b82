using System.Globalization;
using System.Text;
using IatroX.Generator.Model;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Writes the text inside blocks: emphasis, links, citations, images, abbreviations.</summary>
internal sealed class InlineWriter(BodyPage page, BodyFacts facts, BodyOutput output, Passages passages, References references)
{
    private readonly AbbreviationWriter abbreviations = new(page.Abbreviations, facts, output);

    private readonly RaisedMarks marks = new(facts, output);

    /// <summary>True inside headings and links, which hold no further links.</summary>
    private bool isPlain;

    /// <summary>True inside links, where no abbreviation is marked.</summary>
    private bool isLink;

    public void Write(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            Write(inline);
        }
    }

    public void WriteHeadingText(ContainerInline? container) => WritePlain(container);

    /// <summary>Splits the inlines up to the first line end off a paragraph.</summary>
    public static ContainerInline TakeFirstLine(ParagraphBlock paragraph)
    {
        var line = new ContainerInline();
        while (paragraph.Inline!.FirstChild is { } inline)
        {
            inline.Remove();
            if (inline is LineBreakInline)
            {
                break;
            }
            line.AppendChild(inline);
        }
        return line;
    }

    /// <summary>Writes an image that stands alone in its paragraph, with its title as caption; false when it is no image of this site.</summary>
    public bool TryWriteFigure(LinkInline image)
    {
        if (string.IsNullOrEmpty(image.Title))
        {
            return false;
        }
        output.Html.Append("<figure>");
        WriteImage(image);
        output.Html.Append("<figcaption>");
        DecodedText.Check(image.Title, [], page.At(image), page.Findings);
        output.Append(image.Title);
        output.Html.Append("</figcaption></figure>\n");
        return true;
    }

    private void CheckEntity(HtmlEntityInline entity)
    {
        var before = entity.PreviousSibling is LiteralInline { Content.IsEmpty: false } last ? last.Content.AsSpan()[^1..] : default;
        var after = entity.NextSibling is LiteralInline { Content.IsEmpty: false } next ? next.Content.AsSpan()[..1] : default;
        DecodedText.Check(entity.Transcoded.AsSpan(), [], page.At(entity), page.Findings);
        DecodedText.CheckLetters(string.Concat(before, entity.Transcoded.AsSpan(), after), string.Concat(before, after), page.At(entity), page.Findings);
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                passages.Append(literal, page.At(literal));
                WriteText(literal.Content.AsSpan());
                break;
            case HtmlEntityInline entity:
                CheckEntity(entity);
                passages.AppendEntity(entity.Transcoded.AsSpan(), page.At(entity));
                output.Append(entity.Transcoded.AsSpan());
                break;
            case CodeInline code:
                passages.AppendGap();
                passages.HasWords |= !isPlain && !string.IsNullOrWhiteSpace(code.Content);
                output.Html.Append("<code>");
                output.Append(code.Content);
                output.Html.Append("</code>");
                break;
            case LineBreakInline lineBreak:
                passages.AppendSpace();
                output.Html.Append(lineBreak.IsHard ? "<br>\n" : "\n");
                output.Text.Append(' ');
                break;
            case EmphasisInline emphasis:
                WriteEmphasis(emphasis);
                break;
            case LinkInline { IsImage: true } image:
                WriteImage(image);
                break;
            case LinkInline link:
                WriteLink(link.GetDynamicUrl?.Invoke() ?? link.Url ?? "", link, link);
                break;
            case AutolinkInline autolink:
                WriteLink(autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url, autolink, null);
                break;
            case CitationInline citation:
                passages.AppendSource();
                WriteCitation(citation);
                break;
            case FootnoteLink footnote:
                passages.AppendSource();
                references.Use(footnote.Footnote);
                marks.WriteNote(footnote);
                break;
            case TaskList task:
                output.Html.Append(task.Checked
                    ? "<input type=\"checkbox\" disabled checked aria-label=\"Done\">"
                    : "<input type=\"checkbox\" disabled aria-label=\"To do\">");
                break;
            case DelimiterInline delimiter: // A bracket that opens no link is left in the tree, with what follows it inside.
                var mark = delimiter.ToLiteral();
                passages.Append(mark, page.At(delimiter));
                WriteText(mark);
                Write((ContainerInline)delimiter);
                break;
            case ContainerInline container:
                Write(container);
                break;
        }
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        if (isLink)
        {
            abbreviations.WriteUnmarked(text);
            return;
        }
        if (isPlain)
        {
            abbreviations.Write(text);
            return;
        }
        while (MailAddress.TryFind(text, out var place))
        {
            abbreviations.Write(text[..place.Start]);
            output.Html.Append("<a href=\"mailto:");
            SafeHtml.AppendEscaped(output.Html, text[place]);
            output.Html.Append("\">");
            output.Append(text[place]);
            output.Html.Append("</a>");
            text = text[place.End..];
        }
        abbreviations.Write(text);
    }

    private void WriteEmphasis(EmphasisInline emphasis)
    {
        var tag = emphasis.DelimiterChar == '~' ? "s" : emphasis.DelimiterCount == 2 ? "strong" : "em";
        CheckStar(emphasis);
        output.Html.Append('<').Append(tag).Append('>');
        Write((ContainerInline)emphasis);
        output.Html.Append("</").Append(tag).Append('>');
    }

    /// <summary>The stars of two alleles, or of two products, would be taken for italics: CYP2C9*2 and CYP2C19*17.</summary>
    private void CheckStar(EmphasisInline emphasis)
    {
        if (emphasis is { DelimiterChar: '*', DelimiterCount: 1, PreviousSibling: LiteralInline { Content.IsEmpty: false } before, FirstChild: LiteralInline { Content.IsEmpty: false } within }
            && char.IsLetterOrDigit(before.Content.AsSpan()[^1]) && within.Content.AsSpan()[0] is var right && char.IsAsciiDigit(right))
        {
            page.Findings.Add(Rules.MedicinesNotation, page.At(emphasis), $"the star of '*{right}' makes italics with the next one, and readers would see neither. Put a backslash before each star, such as CYP2C19\\*17, or write × in a product.");
        }
    }

    private void WriteLink(string url, Inline node, ContainerInline? content)
    {
        var target = LinkTarget.Of(url, page.Path, page.Url);
        var addressAt = references.AddressOf(node);
        var href = isPlain ? null : Href(target, url, addressAt);
        var htmlStart = output.Html.Length;
        if (href is not null)
        {
            output.Html.Append("<a href=\"");
            SafeHtml.AppendEscaped(output.Html, href);
            output.Html.Append("\">");
        }
        if (target.Kind == LinkKind.Outside)
        {
            passages.AppendSource();
        }
        if (content is null)
        {
            passages.AppendGap();
            output.Append(url.AsSpan(url.StartsWith("mailto:", StringComparison.Ordinal) ? 7 : 0));
        }
        else
        {
            var start = output.Text.Length;
            var within = isLink;
            isLink = href is not null;
            WritePlain(content);
            isLink = within;
            if (output.Text.ToString(start, output.Text.Length - start).AsSpan().IsWhiteSpace() && !output.Html.ToString(htmlStart, output.Html.Length - htmlStart).Contains("<img", StringComparison.Ordinal))
            {
                page.Findings.Add(Rules.NoWords, page.At(node), $"this link to '{Visible(url)}' has no words, so readers cannot see it. Write them between the square brackets, or delete it.");
            }
            if (href is not null && target.Kind == LinkKind.Outside)
            {
                CheckWords(output.Text.ToString(start, output.Text.Length - start) + Pictures(content), target.Address, page.At(node));
            }
        }
        output.Html.Append(href is null ? "" : "</a>");
    }

    /// <summary>Words that hold an address lead where they say.</summary>
    private void CheckWords(string words, string address, Position at)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && WrittenAddresses.OtherThan(uri, words) is { } shown)
        {
            var target = uri.Scheme == Uri.UriSchemeMailto ? WrittenAddresses.RecipientOf(uri) : uri.Scheme == "tel" ? address["tel:".Length..] : uri.Host;
            page.Findings.Add(Rules.UnsafeLink, at, $"the words of this link are an address of '{Visible(shown)}', and it leads to '{Visible(target)}'. Write where it leads, or say it in words.");
        }
        if (address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && ContactAddress.OtherNumber(address, words) is { } number)
        {
            page.Findings.Add(Rules.UnsafeLink, at, $"the words of this link show the number '{Visible(number)}', and it calls '{Visible(address["tel:".Length..])}'. Write the number that it calls.");
        }
    }

    /// <summary>What the pictures in a link say in its words' place.</summary>
    private static string Pictures(ContainerInline content) =>
        string.Concat(content.Descendants<LinkInline>().Where(link => link.IsImage).Select(image => " " + AlternativeText(image)));

    private string? Href(LinkTarget target, string authored, Position at)
    {
        switch (target.Kind)
        {
            case LinkKind.Page:
                facts.Links.Add(new BodyLink(target.Address, target.Fragment, authored, at));
                var fragment = target.Fragment is { } id ? "#" + Uri.EscapeDataString(id) : "";
                return target.Address == page.Url && fragment.Length > 1 ? fragment : page.Config.Href(target.Address) + fragment;
            case LinkKind.Media:
                facts.Images.Add(new BodyImage(target.Address, "-", at));
                return page.Config.Href("/media/" + target.Address);
            case LinkKind.Outside:
                CheckHost(target.Address, at);
                return target.Address;
            case LinkKind.Unknown:
                page.Findings.Add(Rules.BrokenLink, at, $"'{authored}' leads nowhere: it is neither a page (.md) nor a file in media/. Check the path.");
                return null;
            case LinkKind.Unsafe when authored.Length > LinkTarget.MaxCharacters:
                page.Findings.Add(Rules.TooLarge, at, string.Create(CultureInfo.InvariantCulture,
                    $"the address '{Visible(authored)}' has more than {LinkTarget.MaxCharacters} characters, which is the limit. Link to a shorter one."));
                return null;
            case LinkKind.Unsafe when DecodedText.HasHidden(authored):
                page.Findings.Add(Rules.UnsafeLink, at, $"the address '{Visible(authored)}' holds a character that no reader can see by itself. Delete it.");
                return null;
            case LinkKind.Unsafe when authored.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase):
                page.Findings.Add(Rules.UnsafeLink, at, $"'{Visible(authored)}' is not a mail to one person. Write mailto:name@example.org, and after it ?subject= and &body= at most.");
                return null;
            case LinkKind.Unsafe when authored.StartsWith("tel:", StringComparison.OrdinalIgnoreCase):
                page.Findings.Add(Rules.UnsafeLink, at, $"'{Visible(authored)}' is not a telephone number. Write its digits, such as tel:111 or tel:+441632960000.");
                return null;
            default:
                page.Findings.Add(Rules.UnsafeLink, at,
                    $"'{Visible(authored)}' is not an address that content may link to. Use https, http, mailto or tel, or a path to a page of this site.");
                return null;
        }
    }

    /// <summary>
    /// A host that looks like one that the site itself names is an error. In any other, a letter that passes for a Latin one is told: it has its own finding where it
    /// stands in the text, but written as xn-- or by an entity, nobody sees it there.
    /// </summary>
    private void CheckHost(string address, Position at)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || HostName.Of(uri) is not { } host)
        {
            return;
        }
        if (NamedHosts().FirstOrDefault(named => HostName.PassesFor(host, named)) is { } known)
        {
            page.Findings.Add(Rules.UnsafeLink, at, $"the host '{host}'{Spelt(host, uri)} looks like '{known}', and is another. Link to the host that is meant.");
        }
        else if (!Ascii.IsValid(host) && OddCharacters.LookAlike(host, []) is { } letter)
        {
            page.Findings.Add(Rules.LookAlike, at, string.Create(CultureInfo.InvariantCulture,
                $"'{letter}' (U+{letter.Value:X4}) in the host '{host}', which is written here as '{uri.IdnHost}', is a letter of another alphabet. Link to the host that is meant."));
        }
    }

    private static string Spelt(string host, Uri uri) => Ascii.IsValid(host) ? "" : $", which browsers know as '{uri.IdnHost}',";

    /// <summary>Those that readers of the site know from it.</summary>
    private IEnumerable<string> NamedHosts() => [GuidelineId.Host, page.Config.BaseUrl.IdnHost];

    private void WritePlain(ContainerInline? content)
    {
        var before = isPlain;
        isPlain = true;
        Write(content);
        isPlain = before;
    }

    private void WriteImage(LinkInline image)
    {
        passages.AppendGap();
        var at = references.AddressOf(image);
        var url = image.Url ?? "";
        var target = LinkTarget.Of(url, page.Path, page.Url);
        var alternative = AlternativeText(image);
        if (target.Kind != LinkKind.Media)
        {
            page.Findings.Add(Rules.BadImage, at, $"'{Visible(url)}' is not an image of this site. Put the file into media/ and write its path, such as ../../media/{Visible(Path.GetFileName(url))}.");
            output.Append(alternative);
            return;
        }
        facts.Images.Add(new BodyImage(target.Address, alternative, page.At(image)) { AddressAt = at });
        output.Html.Append("<img src=\"");
        SafeHtml.AppendEscaped(output.Html, page.Config.Href("/media/" + target.Address));
        output.Html.Append("\" alt=\"");
        SafeHtml.AppendEscaped(output.Html, alternative);
        output.Html.Append('"');
        if (page.Media.TryGetValue(target.Address, out var file) && file is { Width: { } width, Height: { } height })
        {
            output.Html.Append(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\"");
        }
        output.Html.Append(" loading=\"lazy\" decoding=\"async\">");
    }

    private static string AlternativeText(LinkInline image) => string.Concat(image.Descendants<Inline>().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeInline code => code.Content,
        DelimiterInline delimiter => delimiter.ToLiteral(),
        CitationInline citation => $"[@{citation.Content}]",
        LineBreakInline => " ",
        _ => "",
    })).Trim();

    private void WriteCitation(CitationInline inline)
    {
        var at = page.At(inline);
        if (inline.Parse() is var (source, recommendations))
        {
            marks.WriteCitation(source, recommendations, at);
            return;
        }
        page.Findings.Add(Rules.BadCitation, at, $"[@{Visible(inline.Content)}] is not a citation. {(inline.Meant() is { } meant ? $"Write {meant}." : "Write the reference and perhaps recommendations, such as [@NG59] or [@NG59 1.2.1].")}");
        output.Append($"[@{inline.Content}]");
    }

    /// <summary>An authored text as it can be shown in a finding: no control characters, not endless.</summary>
    private static string Visible(string text)
    {
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        return string.Concat(shown.EnumerateRunes().Select(rune => VisibleText.IsInvisible(rune) || rune.Value == '\n'
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
            : rune.ToString()));
    }
}
