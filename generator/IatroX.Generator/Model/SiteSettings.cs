using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>What a site is besides its pages: configuration and registries, parsed.</summary>
/// <param name="Config">Null when it cannot be used.</param>
/// <param name="Topics">In authored order.</param>
/// <param name="Findings">About the files that these come from.</param>
public sealed record SiteSettings(
    SiteConfig? Config,
    ImmutableArray<Topic> Topics,
    ImmutableArray<Guideline> Guidelines,
    ImmutableArray<Reviewer> Reviewers,
    ImmutableArray<SynonymEntry> Synonyms,
    ImmutableArray<Abbreviation> Abbreviations,
    ImmutableArray<Diagnostic> Findings)
{
    /// <summary>False when nothing of topics.yaml could be read.</summary>
    public bool TopicsAreRead { get; init; } = true;

    /// <summary>The same of guidelines.yaml.</summary>
    public bool GuidelinesAreRead { get; init; } = true;
}
