using System.Runtime.InteropServices;
using IatroX.Search.Analysis;

namespace IatroX.Search.Indexing;

/// <summary>
/// Finds the phrases of the synonym table in a page's words, so that the page also counts as writing their other names.
/// Synonyms cost the reader nothing this way: no table travels, and no query grows.
/// </summary>
internal sealed class SynonymMatcher
{
    private readonly Dictionary<int, List<(int[] Phrase, int[] Names, bool IsDistant)>> byFirst = [];
    private readonly List<(int Name, bool IsDistant)> found = [];
    private bool[] starts = [];

    public SynonymMatcher(IReadOnlyList<Synonym> synonyms, Vocabulary vocabulary)
    {
        foreach (var synonym in synonyms)
        {
            int[] phrase = [.. Analyzer.Analyze(synonym.Means).Where(w => !w.Joined).Select(w => vocabulary.Number(w.Term))];
            int[] names = [.. NamesOf(synonym.Term).Select(vocabulary.Number)];
            if (phrase.Length == 0 || names.Length == 0)
                continue;
            if (!byFirst.TryGetValue(phrase[0], out var list))
                byFirst.Add(phrase[0], list = []);
            list.Add((phrase, names, synonym.IsDistant));
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
            foreach (var (phrase, names, isDistant) in byFirst[words[i]])
                if (words[i..].StartsWith(phrase))
                    foreach (var name in names)
                        found.Add((name, isDistant));
        }
        return CollectionsMarshal.AsSpan(found);
    }

    private static IEnumerable<string> NamesOf(string term)
    {
        var words = Analyzer.Analyze(term);
        var telling = words.Where(w => !w.Stop).Select(w => w.Term).ToArray();
        return telling.Length > 0 ? telling : words.Select(w => w.Term);
    }
}
