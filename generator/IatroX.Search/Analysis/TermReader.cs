using System.Runtime.InteropServices;

namespace IatroX.Search.Analysis;

/// <summary>One word of a text as <see cref="TermReader"/> gives it: its index term, where it stands, and whether it is a function word.</summary>
/// <param name="Number">The same for the same folded word and <paramref name="Stop"/>, from 0: lets a caller keep what it knows of a word in an array.</param>
/// <param name="Joined">True for the whole of a hyphenated compound, which follows its parts.</param>
public readonly record struct ReadTerm(string Term, int Number, int Start, int End, bool Joined, bool Stop);

/// <summary>Reads many texts as <see cref="Analyzer.Analyze"/> does, remembering the term of every word met; one a thread.</summary>
public sealed class TermReader
{
    private readonly Tokenizer tokenizer = new();
    private readonly WordTable<(string Term, bool Stop, int Number)> known =
        new((word, number) => (Analyzer.TermOf(word), AnalysisTable.Stop.Contains(word), number));

    private readonly List<ReadTerm> words = [];

    /// <summary>The numbers given so far lie below this.</summary>
    public int NumberCount => 2 * known.Count;

    /// <summary>The words in order; valid until the next text is read.</summary>
    public ReadOnlySpan<ReadTerm> Read(ReadOnlySpan<char> text)
    {
        tokenizer.Read(text);
        words.Clear();
        var shouted = Analyzer.IsShouted(text);
        foreach (ref readonly var token in tokenizer.Tokens)
        {
            var word = tokenizer.Text(token);
            var (term, isStop, number) = known.Find(word);
            var stop = isStop && (shouted || !Analyzer.IsAbbreviation(text[token.Start..token.End], word.Length));
            words.Add(new ReadTerm(term, (2 * number) + (stop ? 1 : 0), token.Start, token.End, token.Joined, stop));
        }
        return CollectionsMarshal.AsSpan(words);
    }
}
