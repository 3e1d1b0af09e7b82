using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>What earlier builds of the same site worked out about its questions. For one use at a time.</summary>
public sealed class RelationMemo
{
    private readonly Memo<RelationBasis> basis = new();
    private readonly Memo<Question, UInt128> keys = new();

    internal Memo<QuestionTerms> Terms { get; } = new();

    internal Memo<Question, int[]> MentionedTerms { get; } = new();

    /// <summary>Kept after an edit that changes nothing by which questions are related, such as one far down in an answer.</summary>
    internal RelationBasis Basis(ImmutableArray<Question> questions, Site site, int jobs) =>
        basis.Of((site.Topics, new Keys(keys.Map(questions, "", jobs, KeyOf))), () => RelationBasis.Of(questions, site, jobs, this));

    /// <summary>A hash of everything by which a question is related to others.</summary>
    private static UInt128 KeyOf(Question question)
    {
        var text = new StringBuilder();
        foreach (var part in Mentions.TextsOf(question).Concat(question.Nice.Select(reference => reference.Id.ToString()))
            .Concat(question.Topics.Select(topic => topic.Value.Value)).Concat(question.Related.Select(related => related.Value.Value)).Prepend(question.Slug.Value))
        {
            // The length first, so that no two lists of parts read alike.
            text.Append(part.Length).Append(' ').Append(part);
        }
        text.Append('|').Append(question.Nice.Length).Append('|').Append(question.Topics.Length).Append('|').Append(question.Synonyms.Length);
        return BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class Keys(ImmutableArray<UInt128> keys)
    {
        private readonly ImmutableArray<UInt128> keys = keys;

        public override bool Equals(object? obj) => obj is Keys known && keys.AsSpan().SequenceEqual(known.keys.AsSpan());

        public override int GetHashCode() => keys.Length;
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
