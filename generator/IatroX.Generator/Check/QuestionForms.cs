using System.Collections.Frozen;
using IatroX.Search.Analysis;

namespace IatroX.Generator.Check;

/// <summary>Reduces a question to what it asks: word endings, spelling variants, order and words that say nothing aside.</summary>
/// <remarks>"What are the treatments for Gaucher disease, type II?" and "Treatment of type 2 Gaucher's disease" both become gaucher, treatment, type, 2.</remarks>
internal sealed class QuestionForms
{
    /// <summary>Grammar of a question. Words that change what is asked (not, when, why, before, over) are not among them.</summary>
    private static readonly FrozenSet<string> Grammar =
        "a an the is are was were be been being am do does did of for in on to at by with from and what which i me my you your it its there can should could would will has have had how"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Kinds of thing that names are written with or without: "Kuskokwim syndrome", "Kuskokwim disease".</summary>
    private static readonly FrozenSet<string> Kinds = Terms("syndrome disease disorder condition patient people person");

    /// <summary>Words that one thing is asked with: "How is X managed?", "What is the treatment of X?"; each stands for the first.</summary>
    private static readonly FrozenDictionary<string, string> Alike = new[] { "treat treatment treatments managed manage management managing therapy therapies" }
        .SelectMany(words => words.Split(' ').Select(word => (Word: Analyzer.TermOf(word), First: Analyzer.TermOf(words.Split(' ')[0]))))
        .DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.First, StringComparer.Ordinal);

    /// <summary>Roman numerals that are not also a letter; guidelines and journals number types either way.</summary>
    private static readonly FrozenDictionary<string, string> Numerals = new Dictionary<string, string>
    {
        ["ii"] = "2", ["iii"] = "3", ["iv"] = "4", ["vi"] = "6", ["vii"] = "7", ["viii"] = "8", ["ix"] = "9", ["xi"] = "11", ["xii"] = "12",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly TermReader reader = new();
    private readonly Dictionary<string, int> numberOf = new(StringComparer.Ordinal);
    private readonly List<string> terms = [];

    /// <summary>The distinct terms met so far, by number.</summary>
    public IReadOnlyList<string> AllTerms => terms;

    public QuestionForm Of(string question)
    {
        var own = new List<int>();
        foreach (var word in reader.Read(question))
        {
            if (!word.Joined && !(word.Stop && Grammar.Contains(word.Term)))
            {
                own.Add(NumberOf(Numerals.GetValueOrDefault(word.Term, word.Term)));
            }
        }
        var distinct = own.Distinct().Order(Comparer<int>.Default).ToArray();
        var bare = distinct.Where(term => !Kinds.Contains(terms[term])).ToArray();
        var bag = bare.Length > 0 ? bare : distinct;
        var asked = bag.Select(term => Alike.TryGetValue(terms[term], out var first) ? NumberOf(first) : term).Distinct();
        return new QuestionForm(string.Join(' ', own), distinct, BagKey.Of(bag), BagKey.Of(asked), string.Concat(own.Select(term => terms[term])));
    }

    private int NumberOf(string term)
    {
        if (!numberOf.TryGetValue(term, out var number))
        {
            numberOf[term] = number = terms.Count;
            terms.Add(term);
        }
        return number;
    }

    private static FrozenSet<string> Terms(string words) => words.Split(' ').Select(Analyzer.TermOf).ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>What one question asks.</summary>
/// <param name="InOrder">The numbers of its terms as they stand; equal for the same question.</param>
/// <param name="Terms">The distinct ones, ascending.</param>
/// <param name="Bag">Key of the terms without order and without words for kinds of thing.</param>
/// <param name="Asked">The same, with one word for all that ask one thing: "managed" and "treatment" are alike.</param>
/// <param name="Letters">The terms without the gaps between them: "first-line" and "first line" are alike.</param>
internal readonly record struct QuestionForm(string InOrder, int[] Terms, ulong Bag, ulong Asked, string Letters);

/// <summary>A number for a set of terms, the same in any order, from which a term can be taken away or put in.</summary>
/// <remarks>A sum of mixed numbers; the mixing is SplitMix64's (Steele, Lea and Flood 2014, figure 17).</remarks>
internal static class BagKey
{
    public static ulong Of(IEnumerable<int> terms) => terms.Aggregate(0ul, (key, term) => key + Of(term));

    public static ulong Of(int term)
    {
        var z = ((ulong)term + 1) * 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
