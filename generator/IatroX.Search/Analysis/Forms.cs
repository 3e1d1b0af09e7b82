using System.Collections.Immutable;

namespace IatroX.Search.Analysis;

/// <summary>Brings together forms of one word that the stemmer leaves apart ("children", "ischemic"), by the rules that <c>forms.js</c> tells and shares.</summary>
internal static class Forms
{
    private const int ShortestRoot = 3;

    /// <summary>What may stand behind a form, as in "asthmatics", "surgically" and "systemically".</summary>
    private static readonly ImmutableArray<string> Behind = ["", "s", "ly", "ally"];

    /// <param name="word">In the American spelling.</param>
    public static string Base(string word)
    {
        foreach (var behind in Behind)
            if (word.EndsWith(behind, StringComparison.Ordinal) && BaseOf(word[..^behind.Length]) is { } form)
                return form;
        return word;
    }

    private static string? BaseOf(string word)
    {
        if (AnalysisTable.FormWords.TryGetValue(word, out var whole))
            return whole;
        foreach (var (from, to) in AnalysisTable.FormEndings)
            if (word.Length >= from.Length + ShortestRoot && word.EndsWith(from, StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - from.Length), to);
        return null;
    }
}
