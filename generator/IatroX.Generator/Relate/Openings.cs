using System.Runtime.InteropServices;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>Reads the words with which answers begin, for whoever compares one answer with many others. One a thread.</summary>
internal sealed class Openings(IReadOnlyList<Question> questions, QuestionTerms terms)
{
    private readonly KnownTerms known = new(terms.Find);

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
            QuestionWord.Add(opening.Words, known.Read(text), known.Of);
            opening.EndText();
        }
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
