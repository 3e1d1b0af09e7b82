using IatroX.Search.Memory;

namespace IatroX.Search.Indexing;

/// <summary>Reads the pages of a set: those of a memory from there, all others with a reader for each thread, and brings their numbers together.</summary>
internal static class SetReader
{
    /// <summary>For fewer pages a second reader, which reads the table of synonyms too, would not pay.</summary>
    private const int FewestPages = 50;

    /// <param name="known">Where some pages are read from; <paramref name="document"/> is called for the others.</param>
    /// <param name="remembers">Whether pages keep what a memory needs of them.</param>
    /// <remarks>Every reader takes a run of the pages, and what comes out does not depend on the runs.</remarks>
    public static DocumentSet Read(
        int count, Func<int, SearchDocument> document, IReadOnlyList<Synonym> synonyms, SearchOptions options, int jobs, KnownPages? known = null, bool remembers = false)
    {
        int[] unread = [.. Enumerable.Range(0, count).Where(page => known is null || known[page] < 0)];
        var workers = Math.Clamp(unread.Length / FewestPages, 1, Math.Max(1, jobs));
        var documents = new IndexedDocument[count];
        var readers = new DocumentReader[workers];
        string?[] knownTerms = [], knownWords = [];
        var tasks = new List<Action>();
        for (var i = 0; i < workers; i++)
        {
            var worker = i;
            tasks.Add(() => readers[worker] = Read(documents, document, unread[Runs.Start(unread.Length, worker, workers)..Runs.Start(unread.Length, worker + 1, workers)], new DocumentReader(synonyms, options, remembers)));
        }
        if (known is not null)
        {
            tasks.Add(() =>
            {
                var read = known.ReadTerms();
                (knownTerms, knownWords) = (read.ToArray(), known.ReadWords(read));
            });
        }
        InOrder.Run(jobs, [.. tasks]);
        return Merge(documents, readers, unread, known, knownTerms, knownWords, jobs);
    }

    private static DocumentReader Read(IndexedDocument[] documents, Func<int, SearchDocument> document, int[] pages, DocumentReader reader)
    {
        foreach (var page in pages)
            documents[page] = reader.Read(document(page));
        return reader;
    }

    private static DocumentSet Merge(
        IndexedDocument[] documents, DocumentReader[] readers, int[] unread, KnownPages? known, string?[] knownTerms, string?[] knownWords, int jobs)
    {
        for (var i = 0; i < knownTerms.Length; i++)
            knownTerms[i] = known!.Counts[i].IsUsed ? knownTerms[i] : null;
        for (var i = 0; i < knownWords.Length; i++)
            knownWords[i] = known!.WordPages[i] > 0 ? knownWords[i] : null;
        Merged terms = null!, words = null!;
        InOrder.Run(jobs, [() => terms = Merged.Of(knownTerms, Array.ConvertAll(readers, TermsOf)), () => words = Merged.Of(knownWords, Array.ConvertAll(readers, WordsOf))]);
        var (facets, knownFacets, readFacets) = FacetsOf(readers, known);
        if (known is not null)
        {
            known.Places = new KnownPlaces(terms.Known, words.Known, knownFacets);
            Runs.Each(documents.Length, jobs, (first, end) => known.Read(documents, first, end));
        }
        InOrder.Map(readers.Length, jobs, i =>
        {
            var places = new KnownPlaces(terms.Read[i], words.Read[i], readFacets[i]);
            foreach (var page in unread.AsSpan(Runs.Start(unread.Length, i, readers.Length)..Runs.Start(unread.Length, i + 1, readers.Length)))
                documents[page].Renumber(places);
            return true;
        });
        return Counted(documents, readers, known, terms, words, facets);
    }

    /// <summary>The terms that pages have, and those of the synonym table.</summary>
    private static string?[] TermsOf(DocumentReader reader) =>
        [.. reader.Vocabulary.Terms.Select((term, i) => i < reader.SynonymTerms || reader.CountsOf(i).IsUsed ? term : null)];

    private static string?[] WordsOf(DocumentReader reader) => [.. reader.Vocabulary.Words.Select(word => word.Pages > 0 ? word.Text : null)];

    private static (FacetValue[] All, int[] Known, int[][] Read) FacetsOf(DocumentReader[] readers, KnownPages? known)
    {
        var before = known is null ? [] : known.Facets.Where((_, i) => known.FacetPages[i] > 0);
        FacetValue[] all = [.. before.Concat(readers.SelectMany(reader => reader.Facets)).Distinct()
            .OrderBy(value => value.Facet, StringComparer.Ordinal).ThenBy(value => value.Id, StringComparer.Ordinal).ThenBy(value => value.Label, StringComparer.Ordinal)];
        var places = all.Index().ToDictionary(value => value.Item, value => value.Index);
        return (all, [.. known?.Facets.Select(value => places.GetValueOrDefault(value, -1)) ?? []], Array.ConvertAll(readers, reader => reader.Facets.Select(value => places[value]).ToArray()));
    }

    private static DocumentSet Counted(IndexedDocument[] documents, DocumentReader[] readers, KnownPages? known, Merged terms, Merged words, FacetValue[] facets)
    {
        var counts = new TermCounts[terms.All.Length];
        var (wordTerms, wordPages) = (new int[words.All.Length], new int[words.All.Length]);
        for (var i = 0; i < terms.Known.Length; i++)
            if (terms.Known[i] is >= 0 and var place)
                counts[place] = known!.Counts[i];
        for (var i = 0; i < words.Known.Length; i++)
            if (words.Known[i] is >= 0 and var place)
                (wordTerms[place], wordPages[place]) = (terms.Known[known!.WordTerms[i]], known.WordPages[i]);
        for (var r = 0; r < readers.Length; r++)
        {
            for (var i = 0; i < terms.Read[r].Length; i++)
                if (terms.Read[r][i] is >= 0 and var place)
                    counts[place].Add(readers[r].CountsOf(i));
            foreach (var word in readers[r].Vocabulary.Words)
                if (words.Read[r][word.Number] is >= 0 and var place)
                    (wordTerms[place], wordPages[place]) = (terms.Read[r][word.Term], wordPages[place] + word.Pages);
        }
        int[] matched = [.. readers.SelectMany(reader => reader.Synonyms.Matched).Concat(documents.SelectMany(document => document.Matched)).Distinct()];
        var table = readers[0].Synonyms;
        return new DocumentSet
        {
            Documents = documents,
            Terms = terms.All,
            Counts = counts,
            Words = [.. words.All.Select((word, i) => KeyValuePair.Create(word, wordTerms[i]))],
            WordPages = wordPages,
            Facets = facets,
            Names = [.. documents.SelectMany(document => document.Names).Concat(matched.Select(table.AbbreviationOf).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            MatchedNames = [.. matched.Select(table.NameOf).Distinct().OrderBy(name => name.Name, StringComparer.Ordinal).ThenBy(name => name.Words, StringComparer.Ordinal)],
        };
    }
}
