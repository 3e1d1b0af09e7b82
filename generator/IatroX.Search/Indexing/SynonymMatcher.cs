using System.Runtime.InteropServices;
using IatroX.Search.Analysis;

namespace IatroX.Search.Indexing;

/// <summary>
/// Finds the phrases of the synonym table in a page's words, so that the page also counts as writing their other names.
/// Synonyms cost the reader nothing this way: no table travels, and no query grows.
/// </summary>
internal sealed class SynonymMatcher
{
    private readonly Dictionary<int, List<Entry>> byFirst = [];
    private readonly List<(int Name, bool IsDistant)> found = [];
    private bool[] starts = [];

    public SynonymMatcher(IReadOnlyList<Synonym> synonyms, Vocabulary vocabulary)
    {
        foreach (var synonym in synonyms)
        {
            int[] phrase = [.. Analyzer.Analyze(synonym.Means).Where(w => !w.Joined).Select(w => vocabulary.Number(w.Term))];
            string[] terms = [.. NamesOf(synonym.Term)];
            int[] names = [.. terms.Select(vocabulary.Number)];
            if (phrase.Length == 0 || names.Length == 0)
                continue;
            if (!byFirst.TryGetValue(phrase[0], out var list))
                byFirst.Add(phrase[0], list = []);
            var written = NamesOf(synonym.Means).Distinct(StringComparer.Ordinal);
            list.Add(new Entry(phrase, names, synonym.IsDistant, new MatchedName(string.Join(' ', terms), string.Join(' ', written))));
        }
        if (byFirst.Count > 0)
            starts = new bool[byFirst.Keys.Max() + 1];
        foreach (var first in byFirst.Keys)
            starts[first] = true;
    }

    /// <summary>Each term of each other name of each phrase in the words; valid until the next call.</summary>
    public ReadOnlySpan<(int Name, bool IsDistant)> Match(ReadOnlySpan<int> words)
    {
        found.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] >= starts.Length || !starts[words[i]])
                continue;
            foreach (var entry in byFirst[words[i]])
            {
                if (!words[i..].StartsWith(entry.Phrase))
                    continue;
                entry.IsMatched = true;
                foreach (var name in entry.Names)
                    found.Add((name, entry.IsDistant));
            }
        }
        return CollectionsMarshal.AsSpan(found);
    }

    /// <summary>What has been found on a page.</summary>
    public IEnumerable<MatchedName> Matched => byFirst.Values.SelectMany(entries => entries).Where(entry => entry.IsMatched).Select(entry => entry.Told);

    private static IEnumerable<string> NamesOf(string term)
    {
        var words = Analyzer.Analyze(term);
        var telling = words.Where(w => !w.Stop).Select(w => w.Term).ToArray();
        return telling.Length > 0 ? telling : words.Select(w => w.Term);
    }

    private sealed record Entry(int[] Phrase, int[] Names, bool IsDistant, MatchedName Told)
    {
        public bool IsMatched { get; set; }
    }
}

/// <summary>A name of the synonym table, and the words for it that a page has: each the terms, parted by spaces.</summary>
internal readonly record struct MatchedName(string Name, string Words);
