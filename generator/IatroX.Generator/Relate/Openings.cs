using System.Runtime.InteropServices;
using IatroX.Generator.Model;
using IatroX.Search.Analysis;

namespace IatroX.Generator.Relate;

/// <summary>Reads the words with which answers begin, for whoever compares one answer with many others. One a thread.</summary>
internal sealed class Openings(IReadOnlyList<Question> questions, QuestionTerms terms)
{
    private const int Unknown = -2;

    private readonly TermReader reader = new();

    /// <summary>By the reader's number of a word: its term, so that each word is looked up once.</summary>
    private int[] termOf = [];

    /// <summary>Fills <paramref name="opening"/>, unless it is that answer's already.</summary>
    public void Read(Opening opening, int answer)
    {
        if (opening.Answer == answer)
        {
            return;
        }
        opening.Begin(answer);
        foreach (var text in Mentions.TextsOf(questions[answer]))
        {
            QuestionWord.Add(opening.Words, reader.Read(text), TermOf);
            opening.EndText();
        }
    }

    private int TermOf(ReadTerm word)
    {
        if (word.Number >= termOf.Length)
        {
            var length = termOf.Length;
            Array.Resize(ref termOf, 2 * reader.NumberCount);
            termOf.AsSpan(length).Fill(Unknown);
        }
        ref var term = ref termOf[word.Number];
        if (term == Unknown)
        {
            term = terms.Find(word);
        }
        return term;
    }
}

/// <summary>The words of the texts with which an answer begins; room for one answer after another.</summary>
internal sealed class Opening
{
    private readonly List<int> ends = [];

    public int Answer { get; private set; } = -1;

    /// <summary>The texts' words one behind the other, -1 for terms of no question.</summary>
    public List<QuestionWord> Words { get; } = [];

    public int TextCount => ends.Count;

    public ReadOnlySpan<QuestionWord> this[int text]
    {
        get
        {
            var start = text == 0 ? 0 : ends[text - 1];
            return CollectionsMarshal.AsSpan(Words)[start..ends[text]];
        }
    }

    public void Begin(int answer)
    {
        Answer = answer;
        Words.Clear();
        ends.Clear();
    }

    public void EndText() => ends.Add(Words.Count);
}
