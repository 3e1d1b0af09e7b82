using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>For each published answer, the questions worth reading next, best first.</summary>
public sealed record Relations(FrozenDictionary<Slug, ImmutableArray<RelatedQuestion>> BySlug)
{
    public static Relations None { get; } = new(FrozenDictionary<Slug, ImmutableArray<RelatedQuestion>>.Empty);

    public ImmutableArray<RelatedQuestion> Of(Slug slug) => BySlug.TryGetValue(slug, out var related) ? related : [];
}

/// <summary>One related question and why it is there, such as "also relies on NG196".</summary>
public sealed record RelatedQuestion(Slug Slug, string Reason);
