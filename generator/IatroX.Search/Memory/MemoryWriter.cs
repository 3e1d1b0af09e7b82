using System.Runtime.InteropServices;
using IatroX.Search.Format;
using IatroX.Search.Indexing;

namespace IatroX.Search.Memory;

/// <summary>Writes what the next index needs of the pages of this one.</summary>
/// <remarks>
/// <code>mark, lengths | tables | a record a page | text parts</code>
/// Numbers lie as in this machine's memory, and lists of numbers take four bytes each: the memory is as large as three packed ones would be, and nothing
/// needs to be unpacked. Terms and words are numbered in ordinal order, as in the index before aliases.
/// </remarks>
internal static class MemoryWriter
{
    /// <summary>What a record takes, for most pages.</summary>
    private const int RecordBytes = 2500;

    /// <summary>Tables and records; to be written before aliases are added to the pages.</summary>
    /// <param name="known">Pages whose records are written again from the memory before.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(DocumentSet set, KnownPages? known, int jobs)
    {
        var (keys, listed) = (new Numbered<string[]>(new SequenceComparer<string>()), new Numbered<string>(StringComparer.Ordinal));
        var numbers = Array.ConvertAll(set.Documents, document => (Keys: keys.Number(document.DisplayKeys), Listed: listed.Number(document.Listed)));
        var recordBytes = new int[set.Documents.Length];
        var runs = Runs.Map(set.Documents.Length, jobs, (first, end) =>
        {
            var bytes = new ByteWriter(Enumerable.Range(first, end - first).Sum(page => known is not null && known[page] >= 0 ? known.BytesOf(page) : RecordBytes));
            for (var page = first; page < end; page++)
            {
                var start = bytes.Length;
                if (known is not null && known[page] >= 0)
                    known.Copy(page, bytes, numbers[page].Keys, numbers[page].Listed);
                else
                    PageRecord.Write(bytes, set.Documents[page], numbers[page].Keys, numbers[page].Listed);
                recordBytes[page] = bytes.Length - start;
            }
            return bytes.WrittenMemory;
        });
        var facetPages = new int[set.Facets.Length];
        foreach (var document in set.Documents)
            foreach (var facet in document.Facets)
                facetPages[facet]++;
        var tables = new MemoryTables(set.Counts, [.. set.Words.Select(word => word.Value)], set.WordPages, facetPages, set.Facets, [.. keys.All], [.. listed.All], recordBytes);
        var head = new ByteWriter();
        tables.Write(head, set.Terms, Array.ConvertAll(set.Words, word => word.Key == set.Terms[word.Value] ? "" : word.Key));
        return [head.WrittenMemory, .. runs];
    }

    /// <param name="pages">What <see cref="Write"/> gave.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Whole(IReadOnlyList<ReadOnlyMemory<byte>> pages, ReadOnlyMemory<byte> parts)
    {
        long[] header = [SearchMemory.Mark, pages[0].Length, pages.Skip(1).Sum(run => (long)run.Length), parts.Length];
        return [MemoryMarshal.AsBytes(header.AsSpan()).ToArray(), .. pages, parts];
    }

    /// <summary>Numbers for different values in the order in which they come.</summary>
    private sealed class Numbered<T>(IEqualityComparer<T> comparer)
        where T : notnull
    {
        private readonly Dictionary<T, int> numbers = new(comparer);

        public IEnumerable<T> All => numbers.Keys;

        public int Number(T value)
        {
            if (!numbers.TryGetValue(value, out var number))
                numbers.Add(value, number = numbers.Count);
            return number;
        }
    }
}
