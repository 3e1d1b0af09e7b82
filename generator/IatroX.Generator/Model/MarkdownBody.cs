using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>The Markdown of a page, rendered to safe HTML, with everything in it that other rooms ask about.</summary>
public sealed record MarkdownBody
{
    public required Utf8Html Html { get; init; }

    /// <summary>What a reader reads, without markup; paragraphs are separated by a blank line.</summary>
    public required Utf8Text Text { get; init; }

    /// <summary>The Markdown as authored, line ends as LF.</summary>
    public required Utf8Text Source { get; init; }

    /// <summary>The line of the file on which the Markdown starts, from 1.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>False when a finding says why the Markdown was not read.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>False when there is nothing to read but headings, citations and comments.</summary>
    public bool HasWords { get; init; }

    public ImmutableArray<Heading> Headings { get; init; } = [];

    /// <summary>Citations in the order of their appearance; one source may be cited often.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    public ImmutableArray<BodyLink> Links { get; init; } = [];

    public ImmutableArray<BodyImage> Images { get; init; } = [];

    /// <summary>Abbreviations that the text uses and the site knows, in the order of their first use.</summary>
    public ImmutableArray<ExpandedAbbreviation> Abbreviations { get; init; } = [];

    /// <summary>The first characters of the text: its first paragraph or two, by which answers are related.</summary>
    public string Opening => KeptOpening is { } kept ? Encoding.UTF8.GetString(kept.Span) : Text.Opening(OpeningLength);

    /// <summary>The same where the text is not at hand, as UTF-8.</summary>
    internal ReadOnlyMemory<byte>? KeptOpening { get; init; }

    /// <summary>Characters.</summary>
    public const int OpeningLength = 401;

    /// <summary>A hash of the letters and digits of the text, without regard to case: white space and punctuation make no other answer. Zero where there are none; for one thread at a time.</summary>
    public UInt128 Letters => LettersIfAsked ??= HashOfLetters();

    /// <summary>Null while nobody asked for it.</summary>
    internal UInt128? LettersIfAsked { get; set; }

    /// <summary>Every id that a link can point to inside this body.</summary>
    public ImmutableArray<string> Anchors { get; init; } = [];

    public KnownNames HeadingNames => field ??= new(Headings.Select(heading => heading.Id));

    public KnownNames AnchorNames => field ??= new(Anchors);

    private UInt128 HashOfLetters()
    {
        var characters = ArrayPool<char>.Shared.Rent(Text.Bytes.Length);
        var letters = 0;
        foreach (var character in characters.AsSpan(0, Encoding.UTF8.GetChars(Text.Bytes, characters)))
        {
            if (char.IsLetterOrDigit(character))
            {
                characters[letters++] = char.ToLowerInvariant(character);
            }
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(characters.AsSpan(0, letters)), hash);
        ArrayPool<char>.Shared.Return(characters);
        return letters == 0 ? 0 : BitConverter.ToUInt128(hash);
    }

    /// <summary>What stands in for Markdown that a limit kept from being read.</summary>
    public static MarkdownBody Unread(string source) => new() { Html = Utf8Html.Empty, Text = Utf8Text.Empty, Source = Utf8Text.Of(source), IsRead = false };
}

/// <summary>A heading of a body. <paramref name="Level"/> is 2 to 6: 1 is the page's title.</summary>
public sealed record Heading(int Level, string Id, string Text, Position At);

/// <summary>An abbreviation as it stands in a body, and what it stands for.</summary>
public sealed record ExpandedAbbreviation(string Short, string Expansion);

/// <summary>One <c>[@NG59 1.2.1]</c>. <paramref name="Anchor"/> is the id of the marker in the text.</summary>
public sealed record Citation(GuidelineId Source, ImmutableArray<string> Recommendations, string Anchor, Position At)
{
    /// <summary>Such as "NG59, recommendations 1.2.1, 1.2.2".</summary>
    public string Words => Recommendations.IsEmpty ? $"{Source}" : $"{Source}, recommendation{(Recommendations.Length > 1 ? "s" : "")} {string.Join(", ", Recommendations)}";
}

/// <summary>A link that an author wrote to somewhere on this site.</summary>
/// <param name="Url">The site-relative address that it leads to, without fragment, such as <c>/questions/acute-gout/</c>.</param>
/// <param name="Fragment">Without the number sign; null when there is none.</param>
/// <param name="Authored">As written.</param>
public sealed record BodyLink(string Url, string? Fragment, string Authored, Position At);

/// <summary>An image that an author placed. <paramref name="MediaPath"/> is relative to <c>media/</c>.</summary>
public sealed record BodyImage(string MediaPath, string AlternativeText, Position At)
{
    /// <summary>Where the path is written, which for one with a definition is there.</summary>
    public Position AddressAt { get; init; } = At;
}
