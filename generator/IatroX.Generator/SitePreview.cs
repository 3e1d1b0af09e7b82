using System.Collections.Immutable;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;

namespace IatroX.Generator;

/// <summary>The corridor of <c>iatrox preview</c>: what a build would make, kept in memory and made when asked for. For one build at a time.</summary>
public sealed class SitePreview(BuildOptions options)
{
    private readonly SiteMemo memo = new();

    /// <summary>Reads what changed and makes the site anew.</summary>
    public PreviewBuild Build()
    {
        var reading = SiteBuild.Read(options, new BuildWatch(), withHistory: false, memo);
        if (reading is not { Site: { } site, Theme: { } theme } || reading.Findings.Any(KeepsFromShowing))
        {
            return new PreviewBuild(null, reading.Findings);
        }
        var dated = site with { Committed = memo.Committed(options) };
        var publication = Publication.Of(dated, options.Jobs);
        var (cards, bytes) = SiteCards.MakeWhenAsked(publication, options);
        publication = publication with { Cards = cards };
        var relations = RelatedQuestions.Of(publication, options.Jobs);
        return new PreviewBuild(PreviewSite.Of(publication, relations, theme, bytes, options.Jobs), reading.Findings);
    }

    /// <summary>How a review stands keeps a site from being published, not its editor from seeing the page, which says so.</summary>
    private static bool KeepsFromShowing(Diagnostic finding) => finding.Severity == Severity.Error && !OfReviews.Contains(finding.Rule);

    private static readonly ImmutableArray<DiagnosticRule> OfReviews =
        [Rules.Unsigned, Rules.EditedSinceSignOff, Rules.ReviewOverdue, Rules.ReviewDueSoon, Rules.GuidanceChanged];
}

/// <summary>What a build for preview found and made.</summary>
/// <param name="Site">Null when an error kept it from being made.</param>
/// <param name="Findings">By file, line and column.</param>
public sealed record PreviewBuild(PreviewSite? Site, ImmutableArray<Diagnostic> Findings);
