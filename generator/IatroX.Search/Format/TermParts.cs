using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IatroX.Search.Analysis;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>A file of the index before it has its name, and the first and last key of what it holds; of texts, how many pages.</summary>
internal sealed record Part(string FirstKey, string LastKey, byte[] Bytes, int Pages = 0);

/// <summary>Writes terms with their postings, some 1.2 kB a part; FORMAT.md, "Term parts".</summary>
internal static class TermParts
{
    /// <summary>A query's rare word costs one part: small parts spare the reader, many parts lengthen the root, by some two bytes each.</summary>
    private const int PartBytes = 1200;

    /// <summary>However large the site, the root lists no more than about this many parts of a kind.</summary>
    private const int MostParts = 4096;

    /// <summary>
    /// A term on more than this share of the pages is split: the questions that have it, and, under a key of its own, the other pages. A query that
    /// has a rarer word does without the latter, which cost most bytes and told least (relevance stayed the same with 3 % and 8 %).
    /// </summary>
    private const double SplitShare = 0.05;

    private const int SplitPages = 64;

    /// <summary>Ends the key of the other pages of a split term; sorts it right behind the term.</summary>
    internal const char Rest = '\u0001';

    /// <summary>The field masks that there can be.</summary>
    internal const int MaskCount = 512;

    private static readonly FrozenSet<string> FunctionWords = AnalysisTable.Stop.Select(Analyzer.TermOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ranges of terms even out what threads have to do.</summary>
    private const int RangesPerJob = 8;

    /// <summary>However large the site, a thread has about this many postings in memory: 24 MB.</summary>
    private const int MostPostings = 2 * 1024 * 1024;

    /// <summary>The pages' terms are let go when their postings are written.</summary>
    public static IReadOnlyList<Part> Write(DocumentSet set, int[] order, ImmutableArray<int> masks, int jobs)
    {
        var impacts = new Impacts(set, jobs);
        var splitFrom = Math.Max(SplitPages, SplitShare * set.Documents.Length);
        var isWritten = new bool[set.Terms.Length];
        foreach (var (word, term) in set.Words)
            isWritten[term] |= word == set.Terms[term];
        var entries = new List<(string Key, ReadOnlyMemory<byte> Bytes)>(set.Terms.Length);
        foreach (var inverted in Ranges(set, .., (long)MostPostings * jobs))
        {
            var postings = impacts.Invert(order, inverted, jobs);
            var ranges = Ranges(set, inverted, Math.Max(1, postings.All.Length / (jobs * RangesPerJob)));
            foreach (var written in InOrder.Map(ranges, jobs, range => EntriesOf(set, range, postings, isWritten, splitFrom, new TermEntryWriter(set.Documents.Length, masks))))
                entries.AddRange(written);
        }
        foreach (var document in set.Documents)
            (document.Terms, document.Aliases) = (default, []);
        return Cut(CollectionsMarshal.AsSpan(entries), Math.Max(PartBytes, entries.Sum(entry => (long)entry.Bytes.Length) / MostParts));
    }

    private static (string Key, ReadOnlyMemory<byte> Bytes)[] EntriesOf(DocumentSet set, Range range, Postings postings, bool[] isWritten, double splitFrom, TermEntryWriter writer)
    {
        var (first, count) = range.GetOffsetAndLength(set.Terms.Length);
        var entries = new List<(string Key, int Bytes)>(count);
        for (var term = first; term < first + count; term++)
            AddEntries(entries, set, (term, isWritten[term]), postings[term], splitFrom, writer);
        var next = 0;
        return [.. entries.Select(entry => (entry.Key, writer.Written.Slice((next += entry.Bytes) - entry.Bytes, entry.Bytes)))];
    }

    /// <summary>A range of terms, cut where a part has its share of postings; a part has more only where one term has.</summary>
    private static ImmutableArray<Range> Ranges(DocumentSet set, Range all, long share)
    {
        var ranges = ImmutableArray.CreateBuilder<Range>();
        var (start, count) = all.GetOffsetAndLength(set.Terms.Length);
        for (var (first, term) = (start, start); first < start + count; first = term)
        {
            for (var postings = 0L; term < start + count && (term == first || postings + set.Counts[term].Pages <= share); term++)
                postings += set.Counts[term].Pages;
            ranges.Add(first..term);
        }
        return ranges.ToImmutable();
    }

    private static List<Part> Cut(ReadOnlySpan<(string Key, ReadOnlyMemory<byte> Bytes)> entries, long target)
    {
        var parts = new List<Part>();
        var bytes = new ByteWriter();
        for (var next = 0; next < entries.Length;)
        {
            var first = next;
            var size = 0L;
            // A long list stands alone: whoever looks for its neighbours need not load it.
            while (next < entries.Length && (next == first || (size + entries[next].Bytes.Length <= target && entries[next].Bytes.Length <= target / 2)))
                size += entries[next++].Bytes.Length;
            var previous = "";
            bytes.Clear();
            bytes.Varint(next - first);
            foreach (var (key, entry) in entries[first..next])
            {
                bytes.FrontCoded(previous, key);
                bytes.Raw(entry.Span);
                previous = key;
            }
            parts.Add(new Part(entries[first].Key, previous, bytes.ToArray()));
        }
        return parts;
    }

    /// <summary>The combinations of fields that occur, the commonest first, so that it costs one bit.</summary>
    /// <param name="jobs">Threads.</param>
    public static ImmutableArray<int> RankMasks(DocumentSet set, int jobs)
    {
        var counts = new int[MaskCount];
        foreach (var run in Runs.Map(set.Documents.Length, jobs, (first, end) => CountMasks(set.Documents.AsSpan(first..end))))
            for (var mask = 0; mask < counts.Length; mask++)
                counts[mask] += run[mask];
        return [.. Enumerable.Range(0, counts.Length).Where(mask => counts[mask] > 0)
            .OrderBy(mask => -counts[mask], Comparer<int>.Default).ThenBy(mask => mask, Comparer<int>.Default)];
    }

    private static int[] CountMasks(ReadOnlySpan<IndexedDocument> documents)
    {
        var counts = new int[MaskCount];
        foreach (var document in documents)
        {
            foreach (ref readonly var term in document.Terms.AsSpan())
                counts[(int)term.Mask]++;
            foreach (ref readonly var alias in document.Aliases.AsSpan())
                counts[(int)alias.Mask]++;
        }
        return counts;
    }

    private static void AddEntries(
        List<(string Key, int Bytes)> entries, DocumentSet set, (int Number, bool IsWritten) term, ReadOnlySpan<Posting> list, double splitFrom, TermEntryWriter writer)
    {
        var (key, questions) = (set.Terms[term.Number], set.Counts[term.Number].Questions);
        // A term without pages, but for function words, is one that the synonyms know: so no client takes it for a slip.
        if (list.IsEmpty && FunctionWords.Contains(key))
            return;
        var meant = Array.BinarySearch(set.Names, key, StringComparer.Ordinal) >= 0 ? set.Counts[term.Number].Meaning : 0;
        var focus = (int)Math.Min(15, Math.Round(15 * 3.0 * (questions + meant) / Math.Max(1, list.Length)));
        if (list.Length <= splitFrom || questions == 0 || questions == list.Length)
        {
            entries.Add((key, writer.Write(list, focus, term.IsWritten)));
            return;
        }
        var (inQuestion, elsewhere) = (new Posting[questions], new Posting[list.Length - questions]);
        var (first, second) = (0, 0);
        foreach (ref readonly var posting in list)
        {
            if (posting.IsInQuestion)
                inQuestion[first++] = posting;
            else
                elsewhere[second++] = posting;
        }
        entries.Add((key, writer.Write(inQuestion, focus, term.IsWritten)));
        entries.Add((key + Rest, writer.Write(elsewhere, focus, term.IsWritten)));
    }
}
