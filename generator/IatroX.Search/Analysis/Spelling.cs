namespace IatroX.Search.Analysis;

/// <summary>Brings British spellings to the American form, by the rules that <c>spelling.js</c> tells and shares.</summary>
internal static class Spelling
{
    private const int Shortest = 5;

    public static string American(string word)
    {
        if (AnalysisTable.SpellingWords.TryGetValue(word, out var whole))
            return whole;
        if (word.Length < Shortest || AnalysisTable.KeepSpelling.Contains(word))
            return word;
        foreach (var (from, to) in AnalysisTable.SpellingAnywhere)
            word = ReplaceInside(word, from, to);
        foreach (var (from, to) in AnalysisTable.SpellingEndings)
        {
            if (word.Length < from.Length + 2 || !Stemmer.Ends(word, from))
                continue;
            word = string.Concat(word.AsSpan(0, word.Length - from.Length), to);
            break;
        }
        return SingleL(word);
    }

    /// <summary>Replaces from left to right, but not at the very end of a word ("aloe", "vertebrae", "shoes").</summary>
    private static string ReplaceInside(string word, string from, string to)
    {
        for (var at = word.IndexOf(from, StringComparison.Ordinal); at >= 0; at = word.IndexOf(from, at + to.Length, StringComparison.Ordinal))
        {
            var rest = word.AsSpan(at + from.Length);
            if (rest.IsEmpty || rest is "s")
                break;
            word = string.Concat(word.AsSpan(0, at), to, rest);
        }
        return word;
    }

    /// <summary>counselling → counseling, but swelling stays: only words with two vowel groups before the ll.</summary>
    private static string SingleL(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["lled", "lling", "ller", "llers"])
        {
            var at = word.Length - ending.Length;
            if (!Stemmer.Ends(word, ending))
                continue;
            var before = word.AsSpan(0, at);
            var consonant = before.LastIndexOfAnyExcept(Stemmer.Vowels);
            return at > 0 && Stemmer.IsVowel(before[at - 1]) && consonant == at - 2 && before[..consonant].ContainsAny(Stemmer.Vowels)
                ? word.Remove(at, 1)
                : word;
        }
        return word;
    }
}
