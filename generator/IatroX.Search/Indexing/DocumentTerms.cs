using System.Collections.Immutable;

namespace IatroX.Search.Indexing;

/// <summary>The fields in which a page has a term, as the index stores them; the numbers are part of the format.</summary>
[Flags]
internal enum Fields : ushort
{
    None = 0,
    Question = 1,
    Summary = 2,
    Headings = 4,
    Body = 8,
    Topics = 16,
    Synonyms = 32,
    References = 64,
    Reviewer = 128,

    /// <summary>Not written on the page: another name learned from a synonym table, a sister page or initials.</summary>
    Alias = 256,
}

/// <summary>How a page came by a term that it does not write.</summary>
[Flags]
internal enum AliasKinds : byte
{
    None = 0,
    SynonymOfQuestion = 1,
    SynonymOfText = 2,
    Sibling = 4,
    Initialism = 8,
    SynonymOfSummary = 16,
}

/// <summary>
/// How often a page has a term, by field, in halves: the joined form of a compound counts half a mention. A hundred or more a page lie in
/// memory while an index is made, so the members stand in an order that needs 20 bytes.
/// </summary>
internal struct DocumentTerm
{
    public int Term;

    /// <summary>Mentions in synonyms, references and reviewer, weighted already.</summary>
    public float Other;

    public ushort Question, Summary, Headings, Body;
    public Fields Fields;
    public AliasKinds Alias;
    public byte Topics;

    /// <summary>The fields as the index stores them: an alias is one whatever else the page writes.</summary>
    public readonly Fields Mask => Alias == AliasKinds.None ? Fields : Fields | Fields.Alias;
}

/// <summary>All that the index keeps of one page while it is made.</summary>
internal sealed class IndexedDocument
{
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required ImmutableArray<KeyValuePair<string, string>> Display { get; init; }
    public required ImmutableArray<FacetValue> Facets { get; init; }
    public required string Listed { get; init; }

    /// <summary>The passages kept for excerpts.</summary>
    public required byte[] Text { get; init; }

    /// <summary>Each once, in the order in which the page has them.</summary>
    public required DocumentTerm[] Terms { get; set; }

    /// <summary>Terms that the page does not write: beside the others, not among them, since a page's terms are large and are not copied for these.</summary>
    public DocumentTerm[] Aliases { get; set; } = [];

    /// <summary>The words of the question in order, without function words, joined forms and words that only say its kind.</summary>
    public required int[] Subject { get; init; }

    /// <summary>Terms of the question that only say its kind.</summary>
    public required int[] Cues { get; init; }

    /// <summary>A bit for each kind of question that this is.</summary>
    public required uint Aspects { get; init; }

    public required int QuestionLength { get; init; }
    public required int BodyLength { get; init; }

    /// <summary>Different terms of the question, joined forms left out.</summary>
    public required int QuestionTerms { get; init; }
}
