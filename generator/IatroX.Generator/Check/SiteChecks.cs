using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Every rule that needs more than one file to judge, but those of <see cref="DuplicateChecks"/>.</summary>
public static class SiteChecks
{
    private static readonly ImmutableArray<Func<Site, IEnumerable<Diagnostic>>> OfSite =
    [
        RegistryChecks.IdsAreUnique,
        RegistryChecks.TopicsFormATree,
        RegistryChecks.ReplacementsAreKnown,
        RegistryChecks.GuidelineDatesAreInOrder,
        RegistryChecks.FooterPagesExist,
        ReviewerChecks.ReviewersCanBeToldApart,
        AddressChecks.SlugsAreUnique,
        AddressChecks.PagesLeaveTheSitesAddressesAlone,
        AddressChecks.AliasesLeadToOnePage,
        AddressChecks.PublishedAddressesStay,
        SynonymChecks.SynonymsLeadOn,
        EditionChecks.HistoryIsThere,
    ];

    /// <summary>Rules that judge a question by itself and by what the site is besides its questions.</summary>
    private static readonly ImmutableArray<Func<Question, Site, IEnumerable<Diagnostic>>> OfQuestion =
    [
        QuestionChecks.ReviewerIsKnown,
        QuestionChecks.TopicsAreKnown,
        QuestionChecks.GuidelinesAreKnown,
        QuestionChecks.DatesAreInOrder,
        QuestionChecks.AnswerIsNotEmpty,
        CitationChecks.CitedSourcesAreDeclared,
        CitationChecks.DeclaredSourcesAreCited,
        TextChecks.TitleIsAQuestion,
        TextChecks.TitleCanBeDrawn,
        (question, _) => TextChecks.HeadingsDescend(question.Body),
    ];

    /// <summary>The same, of a question as it stands on the build's day.</summary>
    private static readonly ImmutableArray<Func<Answer, Site, IEnumerable<Diagnostic>>> OfReview =
    [
        ReviewChecks.ReviewerWasActive,
        ReviewChecks.ConfidenceIsBacked,
        ReviewChecks.WordingIsSignedOff,
        ReviewChecks.ReviewIsCurrent,
        ReviewChecks.GuidanceIsUnchanged,
    ];

    /// <summary>Rules that judge a question by other questions or by its own past.</summary>
    private static readonly ImmutableArray<Func<Answer, Site, IEnumerable<Diagnostic>>> AmongQuestions =
    [
        QuestionChecks.NamedQuestionsExist,
        ReviewChecks.WordingIsAsSigned,
        ReviewChecks.SignOffIsTheLast,
        EditionChecks.ChangesAreRecorded,
        EditionChecks.ReviewFollowsText,
    ];

    /// <summary>In no particular order.</summary>
    /// <param name="judged">Every question of the site, as it stands.</param>
    /// <param name="memo">What earlier builds of the same site found; null to judge everything.</param>
    public static ImmutableArray<Diagnostic> Run(Site site, ImmutableArray<Answer> judged, int jobs, CheckMemo? memo = null)
    {
        memo ??= new CheckMemo();
        var links = new LinkChecks(site);
        var bare = site with { History = EditionHistory.None };
        var alone = memo.OfQuestions.Map(judged, DependsOn(site), jobs, answer => new QuestionFindings(Alone(answer, bare), NamesOthers(answer)));
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(OfSite.SelectMany(check => check(site)));
        for (var i = 0; i < judged.Length; i++)
        {
            var hasPast = site.History.Knows(judged[i].Slug);
            findings.AddRange(hasPast ? Alone(judged[i], site) : alone[i].Findings);
            // Most questions name no other and have no past, and need not be asked.
            if (hasPast || alone[i].NamesOthers)
            {
                findings.AddRange(AmongQuestions.SelectMany(check => check(judged[i], site)).Concat(links.Of(judged[i].Question.Body, judged[i].Question.IsDraft)));
            }
        }
        findings.AddRange(site.Pages.SelectMany(page => links.Of(page.Body, page.IsDraft).Concat(TextChecks.HeadingsDescend(page.Body))));
        return findings.DrainToImmutable();
    }

    private static ImmutableArray<Diagnostic> Alone(Answer answer, Site site)
    {
        var findings = new List<Diagnostic>();
        foreach (var check in OfQuestion)
        {
            findings.AddRange(check(answer.Question, site));
        }
        foreach (var check in OfReview)
        {
            findings.AddRange(check(answer, site));
        }
        return [.. findings];
    }

    private static bool NamesOthers(Answer answer) => answer.State.SignOff == SignOffState.Edited
        || answer.Question is not { Related.IsEmpty: true, Withdrawn: null, Body: { Links.IsEmpty: true, Images.IsEmpty: true } };

    /// <summary>All of a site that the rules for single questions look at.</summary>
    private static object DependsOn(Site site) => (site.Config, site.AsOf, site.WithDrafts, site.Topics, site.TopicsAreRead, site.Guidelines, site.GuidelinesAreRead, site.Reviewers);
}

/// <summary>What the checks of earlier builds found.</summary>
public sealed class CheckMemo
{
    internal Memo<Answer, QuestionFindings> OfQuestions { get; } = new();

    internal Memo<Question, string?> Titles { get; } = new();

    internal Memo<DuplicatePairs> Pairs { get; } = new();

    internal Memo<IReadOnlyList<Diagnostic>> Duplicates { get; } = new();
}

/// <summary>What the rules for single questions found.</summary>
/// <param name="NamesOthers">Whether the question must also be judged among the others.</param>
internal readonly record struct QuestionFindings(ImmutableArray<Diagnostic> Findings, bool NamesOthers);
