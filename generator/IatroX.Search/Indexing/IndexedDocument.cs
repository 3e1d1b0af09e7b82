using IatroX.Search.Memory;

namespace IatroX.Search.Indexing;

/// <summary>All that the index keeps of one page while it is made.</summary>
/// <remarks>Lists are stretches of arrays, which pages from a memory share: collecting garbage costs by the number of objects.</remarks>
internal sealed class IndexedDocument
{
    /// <summary>What results show, in UTF-8, each behind its length as a varint: address, question, the passages kept for excerpts, and the display strings.</summary>
    public required ReadOnlyMemory<byte> Shown { get; init; }

    /// <summary>The names of the display strings, in their order; one array for all pages that have the same.</summary>
    public required string[] DisplayKeys { get; init; }

    /// <summary>Numbers of the filters' values.</summary>
    public required ArraySegment<int> Facets { get; init; }

    public required string Listed { get; init; }

    /// <summary>Each once, in the order in which the page has them.</summary>
    public required ArraySegment<DocumentTerm> Terms { get; set; }

    /// <summary>Terms that the page does not write: beside the others, not among them, since a page's terms are large and are not copied for these.</summary>
    public DocumentTerm[] Aliases { get; set; } = [];

    /// <summary>The words of the question in order, without function words, joined forms and words that only say its kind.</summary>
    public required ArraySegment<int> Subject { get; init; }

    /// <summary>Terms of the question that only say its kind.</summary>
    public required ArraySegment<int> Cues { get; init; }

    /// <summary>A bit for each kind of question that this is.</summary>
    public required uint Aspects { get; init; }

    public required int QuestionLength { get; init; }
    public required int BodyLength { get; init; }

    /// <summary>Different terms of the question, joined forms left out.</summary>
    public required int QuestionTerms { get; init; }

    /// <summary>Names in the question that have a function word in them, as one word: "downsyndrome", "hepatitisa".</summary>
    public required string[] Names { get; init; }

    /// <summary>Numbers of the words that the page writes, each once; of the entries of the synonym table that it has words for. Empty where nobody keeps a memory.</summary>
    public int[] Words { get; init; } = [];

    /// <inheritdoc cref="Words"/>
    public int[] Matched { get; init; } = [];

    /// <param name="terms">By number: the new one.</param>
    public void Renumber(int[] terms)
    {
        foreach (ref var term in Terms.AsSpan())
            term.Term = terms[term.Term];
        foreach (ref var alias in Aliases.AsSpan())
            alias.Term = terms[alias.Term];
        Renumber(Subject, terms);
        Renumber(Cues, terms);
    }

    public void Renumber(KnownPlaces places)
    {
        Renumber(places.Terms);
        Renumber(Words, places.Words);
        Renumber(Facets, places.Facets);
    }

    private static void Renumber(Span<int> numbers, int[] places)
    {
        foreach (ref var number in numbers)
            number = places[number];
    }
}
