using IatroX.Search.Format;
using IatroX.Search.Indexing;

namespace IatroX.Search.Memory;

/// <summary>The lists of a memory that the records of its pages refer to by number.</summary>
/// <param name="Counts">By term: how many pages have it.</param>
/// <param name="WordTerms">By word: its term.</param>
/// <param name="WordPages">By word: how many pages write it.</param>
/// <param name="FacetPages">By value of a filter: how many pages have it, as often as they name it.</param>
/// <param name="RecordBytes">By page: how long its record is.</param>
internal sealed record MemoryTables(
    TermCounts[] Counts, int[] WordTerms, int[] WordPages, int[] FacetPages, FacetValue[] Facets, string[][] DisplayKeys, string[] Listed, int[] RecordBytes)
{
    /// <summary>The terms, and behind them the words, each with their number before them: read apart, as they are most of it.</summary>
    public ReadOnlyMemory<byte> Terms { get; init; }

    /// <inheritdoc cref="Terms"/>
    public ReadOnlyMemory<byte> Words { get; init; }

    public static MemoryTables Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new MemoryReader(bytes.Span);
        var (termBytes, wordBytes) = (reader.Int(), reader.Int());
        var counts = reader.Array<TermCounts>();
        int[] wordTerms = reader.Array<int>(), wordPages = reader.Array<int>(), facetPages = reader.Array<int>(), recordBytes = reader.Array<int>();
        var facets = new FacetValue[reader.Int()];
        for (var i = 0; i < facets.Length; i++)
            facets[i] = new FacetValue(reader.Text(), reader.Text(), reader.Text());
        var keys = new string[reader.Int()][];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = reader.Texts();
        return new MemoryTables(counts, wordTerms, wordPages, facetPages, facets, keys, reader.Texts(), recordBytes)
        {
            Terms = bytes.Slice(bytes.Length - termBytes - wordBytes, termBytes),
            Words = bytes[^wordBytes..],
        };
    }

    /// <param name="words">Texts behind their number.</param>
    public static string[] ReadTexts(ReadOnlyMemory<byte> words) => new MemoryReader(words.Span).Texts();

    /// <param name="words">A word that is just its term is left empty: most of the strings that reading would make.</param>
    public void Write(ByteWriter bytes, string[] terms, IReadOnlyCollection<string> words)
    {
        ByteWriter termTexts = new(), wordTexts = new();
        termTexts.Texts(terms);
        wordTexts.Texts(words);
        bytes.Items<int>([termTexts.Length, wordTexts.Length]);
        bytes.Array(Counts);
        foreach (var list in (int[][])[WordTerms, WordPages, FacetPages, RecordBytes])
            bytes.Array(list);
        bytes.Items<int>([Facets.Length]);
        foreach (var (facet, id, label) in Facets)
        {
            bytes.Text(facet);
            bytes.Text(id);
            bytes.Text(label);
        }
        bytes.Items<int>([DisplayKeys.Length]);
        foreach (var keys in DisplayKeys)
            bytes.Texts(keys);
        bytes.Texts(Listed);
        bytes.Raw(termTexts.Written);
        bytes.Raw(wordTexts.Written);
    }
}
