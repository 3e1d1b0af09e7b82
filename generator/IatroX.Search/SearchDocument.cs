using System.Collections.Immutable;

namespace IatroX.Search;

/// <summary>One page as search sees it: plain text by field, never markup.</summary>
/// <param name="Url">Where the result leads, as the client shall write it.</param>
/// <param name="Title">The question.</param>
/// <param name="Body">Paragraphs, list items and so on, parted by line feeds; in UTF-8, as texts are kept: no string is made of the longest.</param>
/// <param name="Topics">Titles, not ids.</param>
/// <param name="Synonyms">The page's own other names.</param>
/// <param name="References">Guideline ids that the page relies on, such as "NG59".</param>
/// <param name="Facets">The values that filters offer.</param>
/// <param name="Display">
/// Strings that result lists show as they are, such as the review date. Of dotted keys ("badge.text", "badge.level") the client makes one object.
/// </param>
public sealed record SearchDocument(
    string Url,
    string Title,
    string Summary,
    ImmutableArray<string> Headings,
    ReadOnlyMemory<byte> Body,
    ImmutableArray<string> Topics,
    ImmutableArray<string> Synonyms,
    ImmutableArray<string> References,
    string Reviewer,
    ImmutableArray<FacetValue> Facets,
    ImmutableArray<KeyValuePair<string, string>> Display)
{
    /// <summary>Where filters alone choose pages, the ones with the highest come first, compared as text; such as the day of review, "2025-08-16".</summary>
    public string Listed { get; init; } = "";
}

/// <summary>A value that a filter offers: of the facet "topic" the value "cardiology", shown as "Heart and circulation".</summary>
public readonly record struct FacetValue(string Facet, string Id, string Label);

/// <summary>An entry of the synonym table: a search for <paramref name="Term"/> also finds pages that write <paramref name="Means"/>.</summary>
/// <param name="IsDistant">Found by way of another term: it weighs as if the page only mentioned it, wherever the page writes it.</param>
public readonly record struct Synonym(string Term, string Means, bool IsDistant = false);

/// <summary>A file of the index.</summary>
/// <param name="Path">Relative to the index folder.</param>
public sealed record SearchFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>The files of an index, and what to keep for the next one.</summary>
/// <param name="Memory">One behind the other they are what <see cref="SearchMemory.Read"/> takes; none where no memory is kept.</param>
public sealed record WrittenIndex(IReadOnlyList<SearchFile> Files, IReadOnlyList<ReadOnlyMemory<byte>> Memory);

/// <summary>How an index is cut.</summary>
/// <param name="InlineBytes">
/// An index that packs to at most this size is one file, and one request. A slow phone (1.6 Mbit/s, 150 ms) has 96 kB in half a second, about as soon as the parts of
/// one query in three rounds, and while the reader goes from the box to the third letter; after that no letter waits for the network.
/// </param>
/// <param name="TextCharacters">How much of each page's text is kept for excerpts and phrases. 400 keeps the index of 16,000 pages below 6 MB.</param>
/// <param name="WholeTextCharacters">
/// The same of a site whose index is one file with that: with three times as much of a long answer, three of four words that it is
/// found by are shown where they stand, not four of ten.
/// </param>
public sealed record SearchOptions(int InlineBytes = 96 * 1024, int TextCharacters = 400, int WholeTextCharacters = 1200)
{
    /// <summary>The facets in the order in which they are offered, with their labels; others are not written.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Facets { get; init; } = [];
}
