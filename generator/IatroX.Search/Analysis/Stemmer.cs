using System.Buffers;
using System.Collections.Frozen;

namespace IatroX.Search.Analysis;

/// <summary>
/// The English stemmer "Porter2" (Snowball English; https://snowballstem.org/algorithms/english/stemmer.html), written from
/// the published description; <c>stem.js</c> is its twin. Words that end as drug names do only lose a plural s.
/// </summary>
internal static class Stemmer
{
    internal static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenDictionary<string, string> Special = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky",
        ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
        ["organization"] = "organiz", ["organizations"] = "organiz", ["organizational"] = "organiz",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> UnchangedAfter1a =
        new[] { "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string From, string To)[] Second =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"),
        ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
    ];

    private static readonly (string From, string To)[] Third =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Fourth =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
    ];

    /// <param name="word">Letters a to z.</param>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
            return word;
        if (DrugName(word) is { } drug)
            return drug;
        if (Special.TryGetValue(word, out var whole))
            return whole;
        if (word[^1] == 's' && word.Length < ShortestPlural)
            return word;
        if (word[^1] == 's' && !word.Any(IsVowel))
            return word[..^1];
        var w = MarkConsonantY(word);
        var r1 = Region1(w);
        var r2 = Region(w, r1);
        w = Step1a(w);
        if (UnchangedAfter1a.Contains(w))
            return w;
        w = Step1c(Step1b(w, r1));
        return Steps4And5(Steps2And3(w, r1, r2), r1, r2).Replace('Y', 'y');
    }

    /// <summary>
    /// Of three letters most end in an s of their own ("ALS", "CNS", "IBS"). From four on an s is a plural's, in abbreviations too, in which step 1a finds no
    /// vowel ("DVTs").
    /// </summary>
    private const int ShortestPlural = 4;

    private static string? DrugName(string word)
    {
        foreach (var ending in AnalysisTable.DrugEndings)
        {
            if (word.Length < ending.Length + 2)
                continue;
            if (Ends(word, ending))
                return word;
            if (word[^1] == 's' && Ends(word.AsSpan(0, word.Length - 1), ending))
                return word[..^1];
        }
        return null;
    }

    internal static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static int Region(ReadOnlySpan<char> w, int start)
    {
        for (var i = start + 1; i < w.Length; i++)
            if (!IsVowel(w[i]) && IsVowel(w[i - 1]))
                return i + 1;
        return w.Length;
    }

    private static int Region1(string w)
    {
        if (w.StartsWith("gener", StringComparison.Ordinal) || w.StartsWith("arsen", StringComparison.Ordinal))
            return 5;
        return w.StartsWith("commun", StringComparison.Ordinal) ? 6 : Region(w, 0);
    }

    private static bool EndsInShortSyllable(ReadOnlySpan<char> w)
    {
        var n = w.Length;
        if (n == 2)
            return IsVowel(w[0]) && !IsVowel(w[1]);
        return n > 2 && !IsVowel(w[n - 3]) && IsVowel(w[n - 2]) && !IsVowel(w[n - 1]) && w[n - 1] is not ('w' or 'x' or 'Y');
    }

    private static bool HasVowel(ReadOnlySpan<char> w) => w.ContainsAny(Vowels);

    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal))
            return word;
        var marked = word.ToCharArray();
        for (var i = 0; i < marked.Length; i++)
            if (marked[i] == 'y' && (i == 0 || IsVowel(marked[i - 1])))
                marked[i] = 'Y';
        return new string(marked);
    }

    private static string Step1a(string w)
    {
        if (Ends(w, "sses"))
            return w[..^2];
        if (Ends(w, "ied") || Ends(w, "ies"))
            return w.Length > 4 ? w[..^2] : w[..^1];
        if (Ends(w, "us") || Ends(w, "ss") || !Ends(w, "s"))
            return w;
        return HasVowel(w.AsSpan(0, w.Length - 2)) ? w[..^1] : w;
    }

    private static string Step1b(string w, int r1)
    {
        foreach (var end in (ReadOnlySpan<string>)["eedly", "eed"])
            if (Ends(w, end))
                return w.Length - end.Length >= r1 ? w[..(w.Length - end.Length + 2)] : w;
        foreach (var end in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(w, end))
                continue;
            var rest = w[..^end.Length];
            if (!HasVowel(rest))
                return w;
            if (Ends(rest, "at") || Ends(rest, "bl") || Ends(rest, "iz"))
                return rest + "e";
            if (rest.Length > 1 && rest[^1] == rest[^2] && rest[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
                return rest[..^1];
            return EndsInShortSyllable(rest) && rest.Length <= r1 ? rest + "e" : rest;
        }
        return w;
    }

    private static string Step1c(string w) =>
        w.Length > 2 && w[^1] is 'y' or 'Y' && !IsVowel(w[^2]) ? string.Concat(w.AsSpan(0, w.Length - 1), "i") : w;

    private static string Steps2And3(string w, int r1, int r2)
    {
        if (Find(Second, w) is { } second)
            w = w.Length - second.From.Length >= r1 ? string.Concat(w.AsSpan(0, w.Length - second.From.Length), second.To) : w;
        else if (Ends(w, "ogi"))
            w = w.Length - 3 >= r1 && w.Length > 3 && w[^4] == 'l' ? w[..^1] : w;
        else if (Ends(w, "li") && w.Length - 2 >= r1 && w.Length > 2 && "cdeghkmnrt".Contains(w[^3], StringComparison.Ordinal))
            w = w[..^2];
        if (Find(Third, w) is { } third)
            return w.Length - third.From.Length >= r1 ? string.Concat(w.AsSpan(0, w.Length - third.From.Length), third.To) : w;
        return Ends(w, "ative") && w.Length - 5 >= r2 ? w[..^5] : w;
    }

    private static string Steps4And5(string w, int r1, int r2)
    {
        string? end = null;
        foreach (var candidate in Fourth)
        {
            if (!Ends(w, candidate))
                continue;
            end = candidate;
            break;
        }
        if (end is not null)
            w = w.Length - end.Length >= r2 ? w[..^end.Length] : w;
        else if ((Ends(w, "sion") || Ends(w, "tion")) && w.Length - 3 >= r2)
            w = w[..^3];
        var last = w.Length - 1;
        if (Ends(w, "e") && (last >= r2 || (last >= r1 && !EndsInShortSyllable(w.AsSpan(0, last)))))
            return w[..^1];
        return Ends(w, "ll") && last >= r2 ? w[..^1] : w;
    }

    private static (string From, string To)? Find((string From, string To)[] pairs, string w)
    {
        foreach (var pair in pairs)
            if (Ends(w, pair.From))
                return pair;
        return null;
    }

    /// <summary>Asked of dozens of ends a word, of which a look at the last letter settles nearly all.</summary>
    internal static bool Ends(ReadOnlySpan<char> w, string end) => !w.IsEmpty && w[^1] == end[^1] && w.EndsWith(end);
}
