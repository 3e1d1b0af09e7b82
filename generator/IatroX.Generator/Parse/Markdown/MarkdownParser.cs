using System.Collections.Frozen;
using IatroX.Generator.Model;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Turns the Markdown of a page into safe HTML and the facts that other rooms ask about. May be used from many threads.</summary>
public sealed class MarkdownParser
{
    /// <summary>Tells this version of the library from others, which may read a text otherwise.</summary>
    internal static Guid Library => typeof(MarkdownPipeline).Module.ModuleVersionId;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly SiteConfig config;
    private readonly AbbreviationTable abbreviations;
    private readonly FrozenDictionary<string, MediaFile> media;

    public MarkdownParser(SiteConfig config, IEnumerable<Abbreviation> abbreviations, IEnumerable<MediaFile> media)
    {
        this.config = config;
        this.abbreviations = new AbbreviationTable(abbreviations);
        this.media = media.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <param name="firstLine">The line of the file on which the Markdown starts, from 1.</param>
    /// <param name="pagePath">Path of the file below <c>input/</c>.</param>
    /// <param name="pageUrl">Address of the page on the site.</param>
    public MarkdownBody Parse(string markdown, int firstLine, string pagePath, string pageUrl, Findings findings)
    {
        if (!MarkdownLimits.Allow(markdown, firstLine, findings))
        {
            return MarkdownBody.Unread(markdown);
        }
        try
        {
            var document = Markdig.Markdown.Parse(markdown, Pipeline);
            PlaceUnderlinedHeadings(document, markdown);
            if (!MarkdownLimits.AllowRead(document, firstLine, findings))
            {
                return MarkdownBody.Unread(markdown);
            }
            var page = new BodyPage(markdown, config, abbreviations, media, pagePath, pageUrl, firstLine, findings);
            return new BodyWriter(page).Write(document);
        }
        catch (ArgumentException error) when (error.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Rules.TooLarge, firstLine, 1, "lists, quotes or emphasis are nested too deeply to be read. Write them flatter.");
            return MarkdownBody.Unread(markdown);
        }
    }

    /// <summary>The library counts the lines of an underlined heading from its underline on; findings name the line that holds the words.</summary>
    private static void PlaceUnderlinedHeadings(MarkdownDocument document, string markdown)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var above = heading.IsSetext ? markdown.AsSpan(heading.Span.Start, heading.Span.Length).Count('\n') : 0;
            heading.Line -= above;
            foreach (var inline in above > 0 && heading.Inline is { } inlines ? inlines.Descendants() : [])
            {
                inline.Line -= above;
            }
        }
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .DisableHtml()
            .UsePipeTables()
            .UseTaskLists()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseFootnotes()
            .UseDefinitionLists();
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationInlineParser());
        return builder.Build();
    }
}

/// <summary>What a body's writer needs to know about the page and the site around it.</summary>
internal sealed record BodyPage(
    string Markdown,
    SiteConfig Config,
    AbbreviationTable Abbreviations,
    FrozenDictionary<string, MediaFile> Media,
    string Path,
    string Url,
    int FirstLine,
    Findings Findings)
{
    /// <summary>The place in the file of a node; Markdig counts lines and columns from 0, and gives a bracket that opened nothing only its place in the text.</summary>
    public Position At(MarkdownObject node) => node is { Line: 0, Column: 0, Span.Start: > 0 } ? At(node.Span.Start) : new(Findings.File, node.Line + FirstLine, node.Column + 1);

    /// <summary>The place in the file of a character of the Markdown.</summary>
    public Position At(int offset)
    {
        var before = Markdown.AsSpan(0, Math.Min(offset, Markdown.Length));
        return new Position(Findings.File, FirstLine + before.Count('\n'), before.Length - before.LastIndexOf('\n'));
    }
}
