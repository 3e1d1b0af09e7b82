using System.Collections.Immutable;

namespace IatroX.Search.Analysis;

/// <summary>One word of a text as <see cref="TermReader"/> gives it: its index term, where it stands, and whether it is a function word.</summary>
/// <param name="Joined">True for the whole of a hyphenated compound, which follows its parts.</param>
public readonly record struct ReadTerm(string Term, int Start, int End, bool Joined, bool Stop);

/// <summary>Reads many texts as <see cref="Analyzer.Analyze"/> does, remembering the term of every word met; one a thread.</summary>
public sealed class TermReader
{
    /// <summary>Bounds the memory when every word of a large site is different.</summary>
    private const int MostWords = 100_000;

    private readonly Tokenizer tokenizer = new();
    private readonly Dictionary<string, string> termOf = new(StringComparer.Ordinal);

    public ImmutableArray<ReadTerm> Read(ReadOnlySpan<char> text)
    {
        tokenizer.Read(text);
        var shouted = Analyzer.IsShouted(text);
        var words = ImmutableArray.CreateBuilder<ReadTerm>(tokenizer.Tokens.Length);
        foreach (var token in tokenizer.Tokens)
        {
            var word = tokenizer.Text(token);
            var ordinary = shouted || !Analyzer.IsAbbreviation(text[token.Start..token.End], word.Length);
            var stop = ordinary && AnalysisTable.Stop.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
            words.Add(new ReadTerm(TermOf(word), token.Start, token.End, token.Joined, stop));
        }
        return words.MoveToImmutable();
    }

    private string TermOf(ReadOnlySpan<char> word)
    {
        var known = termOf.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(word, out var term))
            return term;
        if (termOf.Count >= MostWords)
            termOf.Clear();
        var written = word.ToString();
        return termOf[written] = Analyzer.TermOf(written);
    }
}
