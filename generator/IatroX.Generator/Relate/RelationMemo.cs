using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>What earlier builds of the same site worked out about its questions. For one use at a time.</summary>
public sealed class RelationMemo
{
    private readonly Memo<RelationBasis> basis = new();
    private readonly Memo<Question, UInt128> keys = new();

    internal Memo<QuestionTerms> Terms { get; } = new();

    internal Memo<Question, int[]> MentionedTerms { get; } = new();

    /// <summary>Kept after an edit that changes nothing by which questions are related, such as one far down in an answer, or one that names no other subject.</summary>
    internal RelationBasis Basis(ImmutableArray<Question> questions, Site site, int jobs)
    {
        var terms = Similarity.TermsOf(questions, this);
        var mentioned = Mentions.TermsOf(questions, terms, jobs, MentionedTerms);
        return basis.Of((site.Topics, terms, new Lists(mentioned), new Keys(keys.Map(questions, "", jobs, RelationKey.OfLabels))), () => RelationBasis.Of(questions, site, jobs, this));
    }

    /// <summary>Equal when each of them has the same numbers in the same order.</summary>
    private sealed class Lists(ImmutableArray<int[]> lists)
    {
        private readonly ImmutableArray<int[]> lists = lists;

        public override bool Equals(object? obj)
        {
            if (obj is not Lists known || known.lists.Length != lists.Length)
            {
                return false;
            }
            for (var i = 0; i < lists.Length; i++)
            {
                if (!ReferenceEquals(lists[i], known.lists[i]) && !lists[i].AsSpan().SequenceEqual(known.lists[i]))
                {
                    return false;
                }
            }
            return true;
        }

        public override int GetHashCode() => lists.Length;
    }

    private sealed class Keys(ImmutableArray<UInt128> keys)
    {
        private readonly ImmutableArray<UInt128> keys = keys;

        public override bool Equals(object? obj) => obj is Keys known && keys.AsSpan().SequenceEqual(known.keys.AsSpan());

        public override int GetHashCode() => keys.Length;
    }
}

/// <summary>A hash of everything by which a question is related to others.</summary>
internal static class RelationKey
{
    [ThreadStatic]
    private static FactWriter? kept;

    public static UInt128 Of(Question question) => Of(question, [.. Mentions.TextsOf(question)]);

    /// <summary>Of all but its words.</summary>
    public static UInt128 OfLabels(Question question) => Of(question, []);

    private static UInt128 Of(Question question, ImmutableArray<string> texts)
    {
        var facts = kept ??= new FactWriter(2048);
        facts.Clear("");
        facts.Text(question.Slug.Value);
        facts.List(texts, static (facts, text) => facts.Text(text));
        facts.List(question.Nice, static (facts, reference) => facts.Text(reference.Id.ToString()));
        facts.List(question.Topics, static (facts, topic) => facts.Text(topic.Value.Value));
        facts.List(question.Related, static (facts, related) => facts.Text(related.Value.Value));
        facts.Number(question.Synonyms.Length);
        return facts.Key;
    }
}

/// <summary>All that finders of related questions share.</summary>
internal sealed record RelationBasis(Similarity Similarity, Pins Pins, Twins Twins)
{
    public static RelationBasis Of(IReadOnlyList<Question> questions, Site site, int jobs, RelationMemo? memo)
    {
        var similarity = Similarity.Of(questions, site, jobs, memo);
        return new RelationBasis(similarity, Pins.Of(questions), Twins.Of(similarity.Terms));
    }
}
