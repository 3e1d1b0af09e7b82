using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>For each published answer, the questions worth reading next, best first.</summary>
public sealed record Relations(IReadOnlyDictionary<Slug, ImmutableArray<RelatedQuestion>> BySlug)
{
    public static Relations None { get; } = new(new Dictionary<Slug, ImmutableArray<RelatedQuestion>>());

    private Func<Slug, ImmutableArray<RelatedQuestion>>? Find { get; init; }

    /// <summary>Relations that are worked out for each answer when they are asked for; listed nowhere.</summary>
    /// <param name="find">May be called from many threads.</param>
    public static Relations WhenAsked(Func<Slug, ImmutableArray<RelatedQuestion>> find) => None with { Find = find };

    public ImmutableArray<RelatedQuestion> Of(Slug slug) => Find is not null ? Find(slug) : BySlug.TryGetValue(slug, out var related) ? related : [];
}

/// <summary>One related question and why it is there, such as "also relies on NG196".</summary>
public sealed record RelatedQuestion(Slug Slug, string Reason);
