using IatroX.Search.Memory;

namespace IatroX.Search.Indexing;

/// <summary>All pages, with one vocabulary in ordinal order.</summary>
internal sealed record DocumentSet
{
    public required IndexedDocument[] Documents { get; init; }

    public required string[] Terms { get; init; }

    /// <summary>By term: how many pages have it.</summary>
    public required TermCounts[] Counts { get; init; }

    /// <summary>The words as written, in ordinal order, with their terms.</summary>
    public required KeyValuePair<string, int>[] Words { get; init; }

    /// <summary>By word: how many pages write it.</summary>
    public required int[] WordPages { get; init; }

    /// <summary>The filters' values, by facet, id and label.</summary>
    public required FacetValue[] Facets { get; init; }

    /// <summary>Names of questions that have a function word in them, as one word, and abbreviations of the synonym table by which pages are found, in ordinal order.</summary>
    public required string[] Names { get; init; }

    /// <summary>Names of the synonym table by which pages are found, in ordinal order.</summary>
    public required MatchedName[] MatchedNames { get; init; }

    /// <summary>The same pages with further terms, which stand numbered after the others until they are sorted in here.</summary>
    public DocumentSet WithTerms(string[] further, int jobs)
    {
        var merged = Merged.Of(Terms, [further]);
        int[] map = [.. merged.Known, .. merged.Read[0]];
        var counts = new TermCounts[merged.All.Length];
        for (var i = 0; i < Counts.Length; i++)
            counts[map[i]] = Counts[i];
        Runs.Each(Documents.Length, jobs, (first, end) =>
        {
            foreach (var document in Documents.AsSpan(first..end))
                document.Renumber(map);
        });
        foreach (var document in Documents)
            foreach (ref readonly var alias in document.Aliases.AsSpan())
                counts[alias.Term].Add(alias, 1);
        return this with { Terms = merged.All, Counts = counts, Words = Array.ConvertAll(Words, word => KeyValuePair.Create(word.Key, map[word.Value])) };
    }
}
