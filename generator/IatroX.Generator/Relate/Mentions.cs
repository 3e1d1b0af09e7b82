using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>Which subjects each answer speaks of at its beginning: question, other names, summary and first lines.</summary>
/// <remarks>
/// Only terms that some question uses are kept, the rarest twenty-four of each answer, so a site of any size keeps under 100 bytes an answer.
/// The whole text was tried: more words, more accidental ones; on the evaluation corpus it ranks no better than the beginning.
/// </remarks>
internal sealed class Mentions
{
    private const int MostTerms = 24;

    private Mentions(Grouped<int> terms, int termCount)
    {
        Terms = terms;
        Postings = Grouped<int>.Invert(terms, termCount, term => term);
    }

    /// <summary>The terms that each answer mentions, the rarest first.</summary>
    public Grouped<int> Terms { get; }

    /// <summary>The answers that mention each term, in the order of the answers.</summary>
    public Grouped<int> Postings { get; }

    /// <summary>The rarity of the commonest term that was kept of an answer: of those that are commoner it may mention more. Null where all were kept.</summary>
    public ulong? CutAt(int answer, QuestionTerms terms) => Terms[answer] is { Length: MostTerms } kept ? terms.Rarity(kept[^1]) : null;

    /// <param name="memo">The terms of each question, which hold while the terms of all titles do.</param>
    public static Mentions Of(IReadOnlyList<Question> questions, QuestionTerms terms, int jobs, Memo<Question, int[]> memo) =>
        new(Grouped<int>.From([.. TermsOf(questions, terms, jobs, memo)]), terms.TermCount);

    /// <summary>The terms that each mentions.</summary>
    /// <param name="memo">As <see cref="Of"/> says.</param>
    public static ImmutableArray<int[]> TermsOf(IReadOnlyList<Question> questions, QuestionTerms terms, int jobs, Memo<Question, int[]> memo) =>
        memo.Map([.. questions], terms, jobs, () => new Reader(terms), (reader, question) => reader.Rarest(question));

    /// <summary>The parts of an answer that are read, one after the other.</summary>
    public static IEnumerable<string> TextsOf(Question question)
    {
        yield return question.Title.Value;
        foreach (var synonym in question.Synonyms)
        {
            yield return synonym.Value;
        }
        yield return question.Summary;
        var text = question.Body.Opening;
        yield return text.Length < MarkdownBody.OpeningLength ? text : text[..Math.Max(text.LastIndexOfAny([' ', '\n']), 0)];
    }

    /// <summary>Reads one answer after another; one a thread.</summary>
    private sealed class Reader(QuestionTerms terms)
    {
        /// <summary>Terms that some question is about, beside function words and those that say little.</summary>
        private readonly KnownTerms subjects = new(word => !word.Stop && terms.Find(word.Term) is >= 0 and var known && !terms.SaysLittle(known) ? known : -1);
        private readonly List<ulong> found = [];

        /// <summary>By term: 1 + the last answer in which it was found.</summary>
        private readonly int[] seenFor = new int[terms.TermCount];
        private int answers;

        public int[] Rarest(Question question)
        {
            answers++;
            found.Clear();
            foreach (var text in TextsOf(question))
            {
                foreach (ref readonly var word in subjects.Read(text))
                {
                    if (subjects.Of(word) is >= 0 and var term && seenFor[term] != answers)
                    {
                        seenFor[term] = answers;
                        found.Add(terms.Rarity(term));
                    }
                }
            }
            found.Sort(Comparer<ulong>.Default);
            var rarest = new int[Math.Min(found.Count, MostTerms)];
            for (var i = 0; i < rarest.Length; i++)
            {
                rarest[i] = (int)(uint)found[i];
            }
            return rarest;
        }
    }
}
