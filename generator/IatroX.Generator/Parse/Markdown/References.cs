using IatroX.Generator.Model;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>The notes and addresses of links that a page defines apart from its text: where they stand, and which the text uses.</summary>
internal sealed class References(BodyPage page)
{
    private readonly HashSet<MarkdownObject> used = [];
    private readonly Dictionary<LinkReferenceDefinition, Position> places = [];

    public void Use(Footnote note) => used.Add(note);

    /// <summary>Where a link's or picture's address is written: in it, or in the definition that it uses, which then counts as used.</summary>
    public Position AddressOf(Inline node)
    {
        if (node is not LinkInline { Reference: { } definition })
        {
            return page.At(node);
        }
        used.Add(definition);
        return places.TryGetValue(definition, out var known) ? known : places[definition] = AddressOf(definition);
    }

    /// <summary>Finds what the page defines and never uses: it is not shown where it stands, nor anywhere else.</summary>
    public void EndDocument(MarkdownDocument document)
    {
        foreach (var definition in document.Descendants<LinkReferenceDefinition>())
        {
            if (definition is FootnoteLinkReferenceDefinition { Footnote: { } note })
            {
                if (!used.Contains(note))
                {
                    page.Findings.Add(Rules.NotShown, page.At(Math.Max(0, page.Markdown.AsSpan(0, Math.Clamp(note.LabelSpan.Start + 1, 0, page.Markdown.Length)).LastIndexOf('['))), $"nothing refers to the note '[{note.Label}]', so readers never see it. Write [{note.Label}] where it belongs, or delete it.");
                }
            }
            else if (!used.Contains(definition))
            {
                page.Findings.Add(Rules.NotShown, page.At(definition), $"'[{definition.Label}]: {definition.Url}' is the address of a link that this page has nowhere, so readers never see it. Write a link to it, delete it, or, if it is text, put a backslash before the bracket.");
            }
        }
    }

    /// <summary>By the library's place in the text, where that holds what it says; else the definition itself.</summary>
    private Position AddressOf(LinkReferenceDefinition definition)
    {
        var (start, source) = (definition.UrlSpan.Start, page.Markdown);
        var isThere = start >= 0 && start < source.Length && definition.Url is { Length: > 0 } url && (source[start] == url[0] || source[start] == '<');
        return isThere ? page.At(start) : page.At(definition);
    }
}
