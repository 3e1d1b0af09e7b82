namespace IatroX.Search.Lunr;

/// <summary>
/// Porter's first English stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980), which Lunr uses.
/// Only the interchange needs it: a Lunr index must hold the stems that lunr.js makes of a query.
/// </summary>
internal static class LunrStemmer
{
    private static readonly (string From, string To)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string From, string To)[] Third =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Fourth =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    public static string Stem(string word)
    {
        if (word.Length < 3)
            return word;
        var w = word[0] == 'y' ? "Y" + word[1..] : word;
        w = Step1b(Step1a(w));
        if (w.Length > 2 && w[^1] is 'y' && w[^2] is not ('a' or 'e' or 'i' or 'o' or 'u'))     // lunr's reading of step 1c
            w = w[..^1] + "i";
        w = Replace(w, Second, 0);
        w = Replace(w, Third, 0);
        w = Step5(Step4(w));
        return w[0] == 'Y' ? "y" + w[1..] : w;
    }

    private static string Step1a(string w)
    {
        if (Ends(w, "sses") || Ends(w, "ies"))
            return w[..^2];
        return w.Length > 1 && w[^1] == 's' && w[^2] != 's' ? w[..^1] : w;
    }

    private static string Step1b(string w)
    {
        if (Ends(w, "eed"))
            return Measure(w[..^3]) > 0 ? w[..^1] : w;
        var cut = Ends(w, "ed") ? 2 : Ends(w, "ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(w[..^cut]))
            return w;
        var rest = w[..^cut];
        if (Ends(rest, "at") || Ends(rest, "bl") || Ends(rest, "iz"))
            return rest + "e";
        if (rest.Length > 1 && rest[^1] == rest[^2] && !IsVowel(rest, rest.Length - 1) && rest[^1] is not ('l' or 's' or 'z'))
            return rest[..^1];
        return Measure(rest) == 1 && EndsInShortSyllable(rest) ? rest + "e" : rest;
    }

    /// <summary>The longest ending that fits decides, whether or not the condition then holds.</summary>
    private static string Replace(string w, (string From, string To)[] pairs, int above)
    {
        var best = ("", "");
        foreach (var pair in pairs)
            if (pair.From.Length > best.Item1.Length && Ends(w, pair.From))
                best = pair;
        return best.Item1.Length > 0 && Measure(w[..^best.Item1.Length]) > above ? w[..^best.Item1.Length] + best.Item2 : w;
    }

    private static string Step4(string w)
    {
        var best = "";
        foreach (var ending in Fourth)
            if (ending.Length > best.Length && Ends(w, ending))
                best = ending;
        if (best.Length > 0)
            return Measure(w[..^best.Length]) > 1 ? w[..^best.Length] : w;
        return (Ends(w, "sion") || Ends(w, "tion")) && Measure(w[..^3]) > 1 ? w[..^3] : w;
    }

    private static string Step5(string w)
    {
        if (w[^1] == 'e')
        {
            var rest = w[..^1];
            var measure = Measure(rest);
            if (measure > 1 || (measure == 1 && !EndsInShortSyllable(rest)))
                w = rest;
        }
        return Ends(w, "ll") && Measure(w) > 1 ? w[..^1] : w;
    }

    private static bool IsVowel(string w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => i > 0 && !IsVowel(w, i - 1),
        _ => false,
    };

    private static bool HasVowel(string w) => Enumerable.Range(0, w.Length).Any(i => IsVowel(w, i));

    /// <summary>How many times a vowel is followed by a consonant.</summary>
    private static int Measure(string w)
    {
        var count = 0;
        for (var i = 1; i < w.Length; i++)
            if (!IsVowel(w, i) && IsVowel(w, i - 1))
                count++;
        return count;
    }

    private static bool EndsInShortSyllable(string w)
    {
        var n = w.Length;
        return n > 2 && !IsVowel(w, n - 3) && IsVowel(w, n - 2) && !IsVowel(w, n - 1) && w[n - 1] is not ('w' or 'x' or 'y');
    }

    private static bool Ends(string w, string end) => w.EndsWith(end, StringComparison.Ordinal);
}
