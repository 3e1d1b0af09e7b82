using System.Collections.Frozen;

namespace IatroX.Search.Lunr;

/// <summary>Words as lunr's tokenizer, trimmer, stop word filter and stemmer make them.</summary>
internal static class LunrTokens
{
    private static readonly FrozenSet<string> StopWords = (
        "a able about across after all almost also am among an and any are as at be because been but by can cannot could dear did do does either else ever "
        + "every for from get got had has have he her hers him his how however i if in into is it its just least let like likely may me might most must my "
        + "neither no nor not of off often on only or other our own rather said say says she should since so some than that the their them then there these "
        + "they this tis to too twas us wants was we were what when where which while who whom why will with would yet you your")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Of(string text)
    {
        for (int start = 0, i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] != '-')
                continue;
            var isPiece = i > start;
            var word = Trim(text.AsSpan(start, i - start)).ToString().ToLowerInvariant();
            start = i + 1;
            // A piece of punctuation alone becomes an empty term, in lunr too: it counts in the length of the field.
            if (isPiece && !StopWords.Contains(word))
                yield return LunrStemmer.Stem(word);
        }
    }

    /// <summary>Takes off what JavaScript's \W matches: all but ASCII letters, digits and the underscore.</summary>
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> word)
    {
        while (!word.IsEmpty && !IsWord(word[0]))
            word = word[1..];
        while (!word.IsEmpty && !IsWord(word[^1]))
            word = word[..^1];
        return word;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
