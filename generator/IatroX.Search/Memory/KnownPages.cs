using IatroX.Search.Format;
using IatroX.Search.Indexing;

namespace IatroX.Search.Memory;

/// <summary>Where the numbers of a memory's terms, words and values of filters stand in a new index; -1 for what its pages no longer have.</summary>
internal sealed record KnownPlaces(int[] Terms, int[] Words, int[] Facets);

/// <summary>The pages of a memory that stand unchanged in a new index.</summary>
internal sealed class KnownPages
{
    private readonly SearchMemory before;
    private readonly int[] knownAs;
    private readonly MemoryTables tables;

    /// <summary>By page of the memory: where its record begins; the last ends where the next would begin.</summary>
    private readonly int[] starts;

    /// <param name="knownAs">The page of the memory that each page of the new index is, or -1.</param>
    public KnownPages(SearchMemory before, int[] knownAs)
    {
        this.before = before;
        this.knownAs = knownAs;
        tables = MemoryTables.Read(before.Tables);
        starts = new int[tables.RecordBytes.Length + 1];
        for (var page = 0; page < tables.RecordBytes.Length; page++)
            starts[page + 1] = starts[page] + tables.RecordBytes[page];
        CountAgain();
    }

    public TermCounts[] Counts => tables.Counts;

    public int[] WordTerms => tables.WordTerms;

    public int[] WordPages => tables.WordPages;

    public FacetValue[] Facets => tables.Facets;

    public int[] FacetPages => tables.FacetPages;

    /// <summary>Set once the vocabulary of the new index is known.</summary>
    public KnownPlaces? Places { get; set; }

    public string[] ReadTerms() => MemoryTables.ReadTexts(tables.Terms);

    /// <param name="terms">What <see cref="ReadTerms"/> gave.</param>
    public string[] ReadWords(string[] terms)
    {
        var words = MemoryTables.ReadTexts(tables.Words);
        for (var i = 0; i < words.Length; i++)
            words[i] = words[i].Length == 0 ? terms[WordTerms[i]] : words[i];
        return words;
    }

    /// <summary>The page of the memory that one of the new index is, or -1.</summary>
    public int this[int page] => knownAs[page];

    /// <summary>Puts the known ones of a range of the new index's pages into their places.</summary>
    public void Read(IndexedDocument[] documents, int first, int end)
    {
        var (termCount, listed) = (0, 0);
        for (var page = first; page < end; page++)
        {
            var sizes = knownAs[page] < 0 ? default : PageRecord.Sizes(RecordOf(knownAs[page]).Span);
            (termCount, listed) = (termCount + sizes.Terms, listed + sizes.Listed);
        }
        ArraySegment<DocumentTerm> terms = GC.AllocateUninitializedArray<DocumentTerm>(termCount);
        ArraySegment<int> lists = new int[listed];
        for (var page = first; page < end; page++)
        {
            if (knownAs[page] < 0)
                continue;
            var record = RecordOf(knownAs[page]);
            var sizes = PageRecord.Sizes(record.Span);
            documents[page] = Read(record, terms[..sizes.Terms], lists[..sizes.Listed]);
            (terms, lists) = (terms[sizes.Terms..], lists[sizes.Listed..]);
        }
    }

    private IndexedDocument Read(ReadOnlyMemory<byte> bytes, ArraySegment<DocumentTerm> terms, ArraySegment<int> lists)
    {
        var record = new PageRecord(bytes.Span);
        record.Read(terms);
        foreach (ref var term in terms.AsSpan())
            term.Term = Places!.Terms[term.Term];
        return record.Document(bytes, terms, lists, tables, Places!);
    }

    /// <summary>How long the record of a known page is.</summary>
    public int BytesOf(int page) => tables.RecordBytes[knownAs[page]];

    /// <summary>Writes the record of a known page of the new index again.</summary>
    public void Copy(int page, ByteWriter target, int displayKeys, int listed) =>
        new PageRecord(RecordOf(knownAs[page]).Span).Copy(target, displayKeys, listed, Places!);

    private ReadOnlyMemory<byte> RecordOf(int page) => before.Pages[starts[page]..starts[page + 1]];

    /// <summary>Takes pages that are no longer there out of the tables' counts, and counts again those that are there more than once.</summary>
    private void CountAgain()
    {
        var times = new int[tables.RecordBytes.Length];
        Array.Fill(times, -1);
        foreach (var page in knownAs)
            if (page >= 0)
                times[page]++;
        for (var page = 0; page < times.Length; page++)
            if (times[page] != 0)
                Count(new PageRecord(RecordOf(page).Span), times[page]);
    }

    private void Count(PageRecord record, int times)
    {
        var terms = new DocumentTerm[record.Terms.Length];
        record.Read(terms);
        foreach (ref readonly var term in terms.AsSpan())
            tables.Counts[term.Term].Add(term, times);
        foreach (var term in record.Subject)
            tables.Counts[term].Asking += times;
        foreach (var term in record.Cues)
            tables.Counts[term].Asking += times;
        foreach (var word in record.Words)
            tables.WordPages[word] += times;
        foreach (var facet in record.Facets)
            tables.FacetPages[facet] += times;
    }
}
