using System.Collections.Immutable;
using IatroX.Generator.Model;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace IatroX.Generator.Parse.Markdown;

/// <summary><c>[@NG59]</c> or <c>[@NG59 1.2.1, 1.2.2]</c> in a text, before it is known to be right.</summary>
internal sealed class CitationInline : LeafInline
{
    /// <summary>What stands between the at sign and the closing bracket.</summary>
    public required string Content { get; init; }

    /// <summary>The source and its recommendations; null when the content is not a citation.</summary>
    public (GuidelineId Source, ImmutableArray<string> Recommendations)? Parse() => Parse(Content);

    /// <summary>What was meant, such as [@NG59] for "ng 59" and [@NG59] [@NG12] for "NG59, @NG12"; null when that is no citation either.</summary>
    public string? Meant()
    {
        if (MeantAlone(Content) is { } one)
        {
            return one;
        }
        var sources = Content.Split([',', ';', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MeantAlone).ToList();
        return sources.Count == 0 || sources.Contains(null) ? null : string.Join(' ', sources);
    }

    /// <summary>With the reference's letters in capitals and at its number.</summary>
    private static string? MeantAlone(string content)
    {
        var digit = content.AsSpan().IndexOfAnyInRange('0', '9');
        var written = digit < 0 ? "" : content[..digit].Trim(' ', '-', '\u00a0').ToUpperInvariant() + content[digit..].TrimEnd();
        return Parse(written) is null ? null : $"[@{written}]";
    }

    /// <summary>True for what may stand after the at sign.</summary>
    public static bool IsCitation(string content) => Parse(content) is not null;

    private static (GuidelineId Source, ImmutableArray<string> Recommendations)? Parse(string content)
    {
        var words = content.Split([' ', ',', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !GuidelineId.TryParse(words[0], out var source) || !Array.TrueForAll(words[1..], word => GuidelineId.IsRecommendation(word)))
        {
            return null;
        }
        return (source, [.. words[1..]]);
    }
}

/// <summary>Recognises citations; runs before links so that the brackets are not taken for one.</summary>
internal sealed class CitationInlineParser : InlineParser
{
    private const int MaxLength = 200;

    public CitationInlineParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
        {
            return false;
        }
        var text = slice.AsSpan();
        var end = text[..Math.Min(text.Length, MaxLength)].IndexOf(']');
        if (end < 2)
        {
            return false;
        }
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CitationInline
        {
            Content = text[2..end].ToString(),
            Span = new Markdig.Syntax.SourceSpan(start, start + end),
            Line = line,
            Column = column,
        };
        slice.Start += end + 1;
        return true;
    }
}
