using System.Runtime.InteropServices;
using IatroX.Search.Analysis;

namespace IatroX.Search.Indexing;

/// <summary>
/// Finds the phrases of the synonym table in a page's words, so that the page also counts as writing their other names.
/// Synonyms cost the reader nothing this way: no table travels, and no query grows.
/// </summary>
/// <remarks>
/// The phrases are a tree of words (a trie): at each word of the page it is followed as far as the next words go, so the cost is that of the words times the
/// words of the longest phrase, however many phrases begin alike; a phrase that stands again gives its names once.
/// </remarks>
internal sealed class SynonymMatcher
{
    private readonly Dictionary<(int Node, int Word), int> steps = [];
    private readonly List<List<Entry>> entriesAt = [[]];
    private readonly List<int> lastMatch = [0];
    private readonly List<(int Name, bool IsDistant)> found = [];
    private readonly List<int> onPage = [];
    private readonly List<Entry> entries = [];
    private readonly bool[] starts = [];
    private int matches;
    private int page;

    public SynonymMatcher(IReadOnlyList<Synonym> synonyms, Vocabulary vocabulary)
    {
        foreach (var synonym in synonyms)
        {
            int[] phrase = [.. Analyzer.Analyze(synonym.Means).Where(w => !w.Joined).Select(w => vocabulary.Number(w.Term))];
            string[] terms = [.. NamesOf(synonym.Term)];
            int[] names = [.. terms.Select(vocabulary.Number)];
            if (phrase.Length == 0 || names.Length == 0)
                continue;
            var written = NamesOf(synonym.Means).Distinct(StringComparer.Ordinal);
            entries.Add(new Entry(entries.Count, names, synonym.IsDistant, new MatchedName(string.Join(' ', terms), string.Join(' ', written)), AbbreviationOf(synonym.Term)));
            entriesAt[NodeOf(phrase)].Add(entries[^1]);
        }
        var firsts = steps.Keys.Where(step => step.Node == 0).Select(step => step.Word).ToList();
        if (firsts.Count > 0)
            starts = new bool[firsts.Max() + 1];
        foreach (var first in firsts)
            starts[first] = true;
    }

    public void StartPage()
    {
        page++;
        onPage.Clear();
    }

    /// <summary>Numbers of the entries whose phrases the page has, each once; they depend on the table alone. Valid until the next page.</summary>
    public ReadOnlySpan<int> OnPage => CollectionsMarshal.AsSpan(onPage);

    /// <summary>Each term of each other name of each phrase in the words; valid until the next call.</summary>
    public ReadOnlySpan<(int Name, bool IsDistant)> Match(ReadOnlySpan<int> words)
    {
        found.Clear();
        matches++;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] >= starts.Length || !starts[words[i]])
                continue;
            for (int next = i, node = 0; next < words.Length && steps.TryGetValue((node, words[next]), out node); next++)
            {
                if (lastMatch[node] == matches)
                    continue;
                lastMatch[node] = matches;
                foreach (var entry in entriesAt[node])
                {
                    if (entry.LastPage != page)
                        onPage.Add(entry.Number);
                    entry.LastPage = page;
                    foreach (var name in entry.Names)
                        found.Add((name, entry.IsDistant));
                }
            }
        }
        return CollectionsMarshal.AsSpan(found);
    }

    /// <summary>Numbers of the entries that have been found on a page.</summary>
    public IEnumerable<int> Matched => entries.Where(entry => entry.LastPage > 0).Select(entry => entry.Number);

    public MatchedName NameOf(int entry) => entries[entry].Told;

    /// <summary>The term of an entry, folded, if it is an abbreviation.</summary>
    public string? AbbreviationOf(int entry) => entries[entry].Abbreviation;

    /// <summary>The one word of a term in capitals: "TIA".</summary>
    private static string? AbbreviationOf(string term) =>
        term.Length > 1 && Analyzer.IsShouted(term) && Analyzer.Analyze(term) is [var only] && !only.Text.AsSpan().ContainsAnyExceptInRange('a', 'z') ? only.Text : null;

    private int NodeOf(int[] phrase)
    {
        var node = 0;
        foreach (var word in phrase)
        {
            if (!steps.TryGetValue((node, word), out var next))
            {
                next = entriesAt.Count;
                steps.Add((node, word), next);
                entriesAt.Add([]);
                lastMatch.Add(0);
            }
            node = next;
        }
        return node;
    }

    private static IEnumerable<string> NamesOf(string term)
    {
        var words = Analyzer.Analyze(term);
        var telling = words.Where(w => !w.Stop).Select(w => w.Term).ToArray();
        return telling.Length > 0 ? telling : words.Select(w => w.Term);
    }

    private sealed record Entry(int Number, int[] Names, bool IsDistant, MatchedName Told, string? Abbreviation)
    {
        /// <summary>Where it was found last, counted from 1.</summary>
        public int LastPage { get; set; }
    }
}

/// <summary>A name of the synonym table, and the words for it that a page has: each the terms, parted by spaces.</summary>
internal readonly record struct MatchedName(string Name, string Words);
