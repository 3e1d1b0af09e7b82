using System.Collections.Concurrent;
using System.Collections.Frozen;
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
    private (Theme Theme, ImmutableArray<Diagnostic> Faults)? tried;
    private readonly ConcurrentDictionary<string, bool> canDrawWith = new(StringComparer.Ordinal);

    /// <summary>Looks at everything and makes the site anew.</summary>
    public PreviewBuild Build() => Build(SourceChanges.All, new BuildWatch());

    /// <summary>Reads what changed and makes the site anew.</summary>
    /// <param name="watch">Hears how long each stage took.</param>
    public PreviewBuild Build(SourceChanges changes, BuildWatch watch)
    {
        try
        {
            return Next(changes, watch);
        }
        catch
        {
            memo.Forget();
            throw;
        }
    }

    private PreviewBuild Next(SourceChanges changes, BuildWatch watch)
    {
        var reading = SiteBuild.Read(options, watch, withHistory: false, memo, changes);
        if (reading is not { Site: { } site, Theme: { } theme } || reading.Findings.Any(KeepsFromShowing))
        {
            return new PreviewBuild(null, reading.Findings);
        }
        var dated = site with { TextDays = watch.Stage("git", () => SiteDates.Of(site, reading.Judged, options, memo)) };
        var publication = watch.Stage("review", () => Publication.Of(dated, reading.Judged, memo.Lists));
        memo.Lists = publication.Lists;
        var (cards, bytes) = watch.Stage("cards", () => SiteCards.MakeWhenAsked(publication, options, (font, tryOut) => canDrawWith.GetOrAdd(font, _ => tryOut())));
        publication = publication with { Cards = cards };
        var relations = RelatedQuestions.WhenAsked(publication, memo.Relations, options.Jobs);
        var pages = new SitePages(publication, relations, theme, () => SearchFiles.Of(publication, options.Jobs), bytes);
        return new PreviewBuild(new PreviewSite(pages), [.. reading.Findings, .. watch.Stage("try theme", () => FaultsOf(theme, pages))]);
    }

    /// <summary>What a theme that is new asks for and no page has; the pages that can be made are shown all the same.</summary>
    private ImmutableArray<Diagnostic> FaultsOf(Theme theme, SitePages pages)
    {
        if (tried?.Theme != theme)
        {
            tried = (theme, [.. pages.Samples().Select(SiteCheck.FaultOf).OfType<Diagnostic>().Distinct()]);
        }
        return tried.Value.Faults;
    }

    private static bool KeepsFromShowing(Diagnostic finding) => finding.Severity == Severity.Error && !OfReviews.Contains(finding.Rule) && !OfReferences.Contains(finding.Rule);

    /// <summary>How a review stands keeps a site from being published, not its editor from seeing the page, which says so.</summary>
    private static readonly ImmutableArray<DiagnosticRule> OfReviews =
        [Rules.Unsigned, Rules.EditedSinceSignOff, Rules.ReviewOverdue, Rules.ReviewDueSoon, Rules.GuidanceChanged, Rules.MissingChange];

    /// <summary>A page that leads nowhere can be shown; the one that it led to, renamed or deleted, must not be shown any more.</summary>
    private static readonly ImmutableArray<DiagnosticRule> OfReferences =
        [Rules.BrokenLink, Rules.BrokenFragment, Rules.LinkToUnpublished, Rules.UnknownQuestion, Rules.UndeclaredCitation, Rules.MissingAlternativeText];
}

/// <summary>What a build for preview found and made.</summary>
/// <param name="Site">Null when an error kept it from being made.</param>
/// <param name="Findings">By file, line and column.</param>
public sealed record PreviewBuild(PreviewSite? Site, ImmutableArray<Diagnostic> Findings);
