using IatroX.Generator.Model;
using IatroX.Search.Analysis;

namespace IatroX.Generator.Relate;

/// <summary>Which subjects each answer speaks of at its beginning: question, other names, summary and first lines.</summary>
/// <remarks>
/// Only terms that some question uses are kept, the rarest twenty-four of each answer, so a site of any size keeps under 100 bytes an answer.
/// The whole text was tried: more words, more accidental ones; on the evaluation corpus it ranks no better than the beginning.
/// </remarks>
internal sealed class Mentions
{
    private const int MostTerms = 24;

    /// <summary>Characters of the answer that are read: its first paragraph or two.</summary>
    private const int OpeningLength = 400;

    private Mentions(Grouped<int> terms, int termCount)
    {
        Terms = terms;
        Postings = Grouped<int>.Invert(terms, termCount, term => term);
    }

    /// <summary>The terms that each answer mentions.</summary>
    public Grouped<int> Terms { get; }

    /// <summary>The answers that mention each term, in the order of the answers.</summary>
    public Grouped<int> Postings { get; }

    public static Mentions Of(IReadOnlyList<Question> questions, QuestionTerms terms, int jobs)
    {
        var mentioned = InOrder.Map(questions.Count, jobs, () => new TermReader(), (reader, i) => Rarest(questions[i], terms, reader));
        return new Mentions(Grouped<int>.From(mentioned), terms.TermCount);
    }

    /// <summary>The parts of an answer that are read, one after the other.</summary>
    public static IEnumerable<string> TextsOf(Question question)
    {
        yield return question.Title.Value;
        foreach (var synonym in question.Synonyms)
        {
            yield return synonym.Value;
        }
        yield return question.Summary;
        var text = question.Body.Text;
        var end = text.Length <= OpeningLength ? text.Length : text.LastIndexOfAny([' ', '\n'], OpeningLength);
        yield return text[..Math.Max(end, 0)];
    }

    private static int[] Rarest(Question question, QuestionTerms terms, TermReader reader)
    {
        var found = new HashSet<int>();
        foreach (var text in TextsOf(question))
        {
            foreach (var word in reader.Read(text))
            {
                if (!word.Stop && terms.Find(word.Term) is >= 0 and var term && !terms.SaysLittle(term))
                {
                    found.Add(term);
                }
            }
        }
        var all = found.ToArray();
        Array.Sort(all, (left, right) => terms.Postings[left].Length != terms.Postings[right].Length
            ? terms.Postings[left].Length.CompareTo(terms.Postings[right].Length)
            : left.CompareTo(right));
        return all.Length <= MostTerms ? all : all[..MostTerms];
    }
}
