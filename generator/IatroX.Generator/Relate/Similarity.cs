using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>How near two answers stand: the same number in both directions, so that links tend to be mutual.</summary>
/// <remarks>
/// <para>Idea: most of it is the cosine of the two questions' weighted terms. On top, how much of either question's subject the other answer
/// speaks of at its beginning (so "TAR syndrome" finds "thrombocytopenia-absent radius syndrome", whose summary names it), a shared guideline and a shared topic.</para>
/// <para>Example: "What causes gout?" and "How is gout treated?" share "gout", which carries nearly all of both: cosine 0.99. "How is acne treated?"
/// shares only "treated", a tenth of a common word: cosine 0.01, below <see cref="LeastText"/>, so no link.</para>
/// <para>Weights: the question decides (1). A mention is weaker evidence (0.2; 0.1 to 0.3 rank the same on the evaluation corpus, more is worse).
/// A guideline (0.1) and a topic (0.05) can only order what the text leaves near level: a tenth of the way from nothing to the same subject.</para>
/// <para>Cost: one pass over both answers' terms, some forty steps.</para>
/// </remarks>
internal sealed class Similarity
{
    private const float MentionShare = 0.2f, GuidelineShare = 0.1f, TopicShare = 0.05f;

    /// <summary>A pair that shares less than this of its text is not related by its text; a shared long rare word alone gives 0.2.</summary>
    public const float LeastText = 0.05f;

    private Similarity(QuestionTerms terms, Mentions mentions, SharedLabels<GuidelineId> guidelines, SharedLabels<Slug> topics) =>
        (Terms, Mentions, Guidelines, Topics) = (terms, mentions, guidelines, topics);

    public QuestionTerms Terms { get; }

    public Mentions Mentions { get; }

    public SharedLabels<GuidelineId> Guidelines { get; }

    /// <summary>The topics of each answer and those above them, the nearest first: a small topic is filled up from the one it belongs to.</summary>
    public SharedLabels<Slug> Topics { get; }

    /// <param name="memo">What an earlier build of the same site worked out; null to work out everything.</param>
    public static Similarity Of(IReadOnlyList<Question> questions, Site site, int jobs, RelationMemo? memo = null)
    {
        memo ??= new RelationMemo();
        var terms = TermsOf(questions, memo);
        return new Similarity(
            terms,
            Mentions.Of(questions, terms, jobs, memo.MentionedTerms),
            SharedLabels<GuidelineId>.Of([.. questions.Select(question => question.Nice.Select(reference => reference.Id).ToArray())]),
            SharedLabels<Slug>.Of([.. questions.Select(question => TopicTree.WithAncestors(question.Topics.Select(topic => topic.Value), site).ToArray())]));
    }

    /// <summary>The same object while all titles are what they were.</summary>
    public static QuestionTerms TermsOf(IReadOnlyList<Question> questions, RelationMemo memo) =>
        memo.Terms.Of(new Equal<string>([.. questions.Select(question => question.Title.Value)]), () => QuestionTerms.Of(questions));

    /// <summary>Ready to be compared with many others: the answer's own terms laid out by number. One a thread.</summary>
    public Probe NewProbe() => new(this);

    /// <summary>One answer, spread out for comparison with others.</summary>
    internal sealed class Probe(Similarity similarity)
    {
        private readonly float[] weightOf = new float[similarity.Terms.TermCount];
        private readonly bool[] isMentioned = new bool[similarity.Terms.TermCount];
        private readonly bool[] ownGuidelines = new bool[similarity.Guidelines.LabelCount];
        private readonly bool[] ownTopics = new bool[similarity.Topics.LabelCount];
        private int own = -1;

        public void MoveTo(int answer)
        {
            if (own >= 0)
            {
                Spread(0, false);
            }
            own = answer;
            Spread(1, true);
        }

        /// <summary>From 0 to about 1.35, in ten-thousandths so that rounding differences between machines cannot reorder links; 0 when unrelated.</summary>
        /// <param name="least">A lower score is not wanted and may be given as 0: it need not be worked out.</param>
        public int ScoreOf(int other, int least = 0)
        {
            float cosine = 0, mentioned = 0;
            foreach (ref readonly var term in similarity.Terms.Vectors[other])
            {
                cosine += term.Weight * weightOf[term.Term];
                mentioned += isMentioned[term.Term] ? term.Weight * term.Weight : 0;
            }
            // Most others fail here: what they mention of this answer is not read.
            var guideline = similarity.Guidelines.Shared(ownGuidelines, other);
            var topic = Math.Max(similarity.Topics.Shared(ownTopics, other), 0);
            if (10_000 * (cosine + (MentionShare * (mentioned + 1) / 2) + (GuidelineShare * Math.Max(guideline, 0)) + (TopicShare * topic)) < least - 1)
            {
                return 0;
            }
            foreach (var term in similarity.Mentions.Terms[other])
            {
                mentioned += weightOf[term] * weightOf[term];
            }
            var text = cosine + (MentionShare * mentioned / 2);
            if (text < LeastText && guideline < 0)
            {
                return 0;
            }
            guideline = Math.Max(guideline, 0);
            return (int)MathF.Round(10_000 * (text + (GuidelineShare * guideline) + (TopicShare * topic)));
        }

        private void Spread(float weight, bool mentioned)
        {
            foreach (var term in similarity.Terms.Vectors[own])
            {
                weightOf[term.Term] = weight * term.Weight;
            }
            foreach (var term in similarity.Mentions.Terms[own])
            {
                isMentioned[term] = mentioned;
            }
            similarity.Guidelines.Mark(own, ownGuidelines, mentioned);
            similarity.Topics.Mark(own, ownTopics, mentioned);
        }
    }
}
