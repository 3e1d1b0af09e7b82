using System.Collections.Immutable;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>A file of the index before it has its name, and the first and last key of what it holds.</summary>
internal sealed record Part(string FirstKey, string LastKey, byte[] Bytes);

/// <summary>Writes terms with their postings, some 2.5 kB a part; FORMAT.md, "Term parts".</summary>
internal static class TermParts
{
    /// <summary>A query's rare word costs one part: small parts spare the reader, many parts lengthen the root. 2.5 kB was best of 1.5 to 6.</summary>
    private const int PartBytes = 2500;

    /// <summary>However large the site, the root lists no more than about this many parts of a kind.</summary>
    private const int MostParts = 1024;

    /// <summary>
    /// A term on more than this share of the pages is split: the questions that have it, and, under a key of its own, the other pages. A query that
    /// has a rarer word does without the latter, which cost most bytes and told least (relevance stayed the same with 3 % and 8 %).
    /// </summary>
    private const double SplitShare = 0.05;

    private const int SplitPages = 64;

    /// <summary>Ends the key of the other pages of a split term; sorts it right behind the term.</summary>
    internal const char Rest = '\u0001';

    /// <summary>Steps of impact: a twenty-fourth of e where the question has the word, which settles the order; an eighth of e elsewhere.</summary>
    internal const double QuestionSteps = 24, OtherSteps = 8;

    internal const int HighestQuestionLevel = 63, HighestOtherLevel = 31;

    /// <summary>Impacts are multiplied by this before they are rounded to whole numbers.</summary>
    internal const int ImpactScale = 64;

    public static IReadOnlyList<Part> Write(DocumentSet set, Posting[][] postings, ImmutableArray<int> masks, int jobs)
    {
        var entries = new (string Key, byte[] Bytes)[set.Terms.Length][];
        var runs = Math.Max(1, jobs) * 8;
        var splitFrom = Math.Max(SplitPages, SplitShare * set.Documents.Length);
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs) }, run =>
        {
            var bits = new BitWriter();
            var bytes = new ByteWriter();
            for (var term = (int)((long)entries.Length * run / runs); term < (int)((long)entries.Length * (run + 1) / runs); term++)
                entries[term] = [.. WriteEntries(set, term, postings[term], splitFrom, masks, bits, bytes)];
        });
        (string Key, byte[] Bytes)[] all = [.. entries.SelectMany(entry => entry)];
        return Cut(all, Math.Max(PartBytes, all.Sum(entry => (long)entry.Bytes.Length) / MostParts));
    }

    private static List<Part> Cut((string Key, byte[] Bytes)[] entries, long target)
    {
        var parts = new List<Part>();
        for (var next = 0; next < entries.Length;)
        {
            var first = next;
            var size = 0L;
            // A long list stands alone: whoever looks for its neighbours need not load it.
            while (next < entries.Length && (next == first || (size + entries[next].Bytes.Length <= target && entries[next].Bytes.Length <= target / 2)))
                size += entries[next++].Bytes.Length;
            var bytes = new ByteWriter();
            var previous = "";
            bytes.Varint(next - first);
            foreach (var (key, entry) in entries.AsSpan(first, next - first))
            {
                bytes.FrontCoded(previous, key);
                bytes.Raw(entry);
                previous = key;
            }
            parts.Add(new Part(entries[first].Key, previous, bytes.ToArray()));
        }
        return parts;
    }

    /// <summary>The combinations of fields that occur, the commonest first, so that it costs one bit.</summary>
    public static ImmutableArray<int> RankMasks(Posting[][] postings)
    {
        var counts = new int[512];
        foreach (var list in postings)
            foreach (var posting in list)
                counts[(int)posting.Fields]++;
        return [.. Enumerable.Range(0, counts.Length).Where(mask => counts[mask] > 0)
            .OrderBy(mask => -counts[mask], Comparer<int>.Default).ThenBy(mask => mask, Comparer<int>.Default)];
    }

    private static IEnumerable<(string Key, byte[] Bytes)> WriteEntries(
        DocumentSet set, int term, Posting[] list, double splitFrom, ImmutableArray<int> masks, BitWriter bits, ByteWriter bytes)
    {
        if (list.Length == 0)
            yield break;
        var focus = (int)Math.Min(15, Math.Round(15 * 3.0 * set.QuestionsWith[term] / list.Length));
        if (list.Length <= splitFrom || set.QuestionsWith[term] == 0 || set.QuestionsWith[term] == list.Length)
        {
            yield return (set.Terms[term], WriteEntry(set, list, focus, masks, bits, bytes));
            yield break;
        }
        yield return (set.Terms[term], WriteEntry(set, [.. list.Where(IsInQuestion)], focus, masks, bits, bytes));
        yield return (set.Terms[term] + Rest, WriteEntry(set, [.. list.Where(posting => !IsInQuestion(posting))], focus, masks, bits, bytes));
    }

    private static byte[] WriteEntry(DocumentSet set, Posting[] list, int focus, ImmutableArray<int> masks, BitWriter bits, ByteWriter bytes)
    {
        bytes.Clear();
        var inQuestion = list.Where(IsInQuestion).Select(p => p.Impact).DefaultIfEmpty(0).Max();
        var elsewhere = list.Where(p => !IsInQuestion(p)).Select(p => p.Impact).DefaultIfEmpty(0).Max();
        var best = Scaled(inQuestion);
        var other = Scaled(elsewhere);
        var k = RiceParameter(list, other);
        bytes.Varint(list.Length);
        bytes.Byte((focus << 4) | (best > 0 ? 8 : 0) | (other > 0 ? 4 : 0) | k);
        if (best > 0)
            bytes.Varint(best);
        if (other > 0)
            bytes.Varint(other);
        bits.Interpolative([.. list.Select(p => p.Document)], 0, set.Documents.Length - 1);
        foreach (var posting in list)
        {
            bits.Gamma((uint)masks.IndexOf((int)posting.Fields) + 1);
            if (IsInQuestion(posting))
            {
                bits.Bits((uint)Level(posting.Impact, best, QuestionSteps, HighestQuestionLevel), 6);
                bits.Bits(posting.QuestionTerms, 4);
            }
            else
            {
                bits.Rice((uint)Level(posting.Impact, other, OtherSteps, HighestOtherLevel), k);
            }
        }
        bytes.Varint(bits.Length);
        bits.MoveTo(bytes);
        return bytes.ToArray();
    }

    private static bool IsInQuestion(Posting posting) => (posting.Fields & Fields.Question) != 0;

    private static int Scaled(float impact) => impact <= 0 ? 0 : Math.Max(1, (int)Math.Round(impact * ImpactScale));

    /// <summary>How many steps below the term's highest impact.</summary>
    private static int Level(float impact, int highest, double steps, int most) =>
        Math.Clamp((int)Math.Round(steps * Math.Log(highest / Math.Max(impact * ImpactScale, 1e-6))), 0, most);

    private static int RiceParameter(Posting[] list, int highest)
    {
        var levels = list.Where(p => !IsInQuestion(p)).Select(p => Level(p.Impact, highest, OtherSteps, HighestOtherLevel)).ToArray();
        return Enumerable.Range(0, 4).MinBy(k => levels.Sum(level => (level >> k) + 1 + k));
    }
}
