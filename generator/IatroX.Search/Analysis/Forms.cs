namespace IatroX.Search.Analysis;

/// <summary>Brings together forms of one word that the stemmer leaves apart ("children", "ischemic"), by the rules that <c>forms.js</c> tells and shares.</summary>
internal static class Forms
{
    private const int ShortestRoot = 3;

    /// <param name="word">In the American spelling.</param>
    public static string Base(string word)
    {
        if (AnalysisTable.FormWords.TryGetValue(word, out var whole))
            return whole;
        foreach (var (from, to) in AnalysisTable.FormEndings)
            if (word.Length >= from.Length + ShortestRoot && word.EndsWith(from, StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - from.Length), to);
        return word;
    }
}
