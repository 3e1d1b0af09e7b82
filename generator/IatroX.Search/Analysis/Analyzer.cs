namespace IatroX.Search.Analysis;

/// <summary>One word of an analysed text, as <c>analyze.js</c> gives it.</summary>
public readonly record struct AnalyzedWord(string Term, string Text, int Start, int End, bool Joined, bool Stop, bool Narrative);

/// <summary>From text to index terms: tokenize, mark function words, bring spellings together, stem.</summary>
public static class Analyzer
{
    /// <summary>Its buffers are many times the size of a phrase, of which a table of synonyms has thousands.</summary>
    [ThreadStatic]
    private static Tokenizer? kept;

    /// <summary>Every word with its term; the plain form that tests and small callers use (the index writer keeps its own cache).</summary>
    public static IReadOnlyList<AnalyzedWord> Analyze(string text)
    {
        var tokenizer = kept ??= new Tokenizer();
        tokenizer.Read(text);
        var shouted = IsShouted(text);
        var words = new AnalyzedWord[tokenizer.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var token = tokenizer.Tokens[i];
            var word = tokenizer.Text(token).ToString();
            var ordinary = shouted || !IsAbbreviation(text.AsSpan(token.Start, token.End - token.Start), word.Length);
            words[i] = new AnalyzedWord(
                TermOf(word), word, token.Start, token.End, token.Joined,
                ordinary && AnalysisTable.Stop.Contains(word),
                ordinary && AnalysisTable.Narrative.Contains(word));
        }
        return words;
    }

    /// <summary>The index term of one folded word; words with digits or other scripts stay as they are.</summary>
    public static string TermOf(string word) =>
        word.AsSpan().ContainsAnyExceptInRange('a', 'z') ? word : Stemmer.Stem(Forms.Base(Spelling.American(word)));

    internal static bool IsShouted(ReadOnlySpan<char> text) => !text.ContainsAnyInRange('a', 'z');

    /// <summary>A function word in capitals inside ordinary text is an abbreviation (ALL, MS, ME).</summary>
    internal static bool IsAbbreviation(ReadOnlySpan<char> source, int wordLength) =>
        wordLength > 1 && !source.IsEmpty && !source.ContainsAnyExceptInRange('A', 'Z');
}
