using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Every rule that needs more than one file to judge.</summary>
public static class SiteChecks
{
    private static readonly ImmutableArray<Func<Site, IEnumerable<Diagnostic>>> OfSite =
    [
        RegistryChecks.IdsAreUnique,
        RegistryChecks.TopicsFormATree,
        RegistryChecks.ReplacementsAreKnown,
        RegistryChecks.GuidelineDatesAreInOrder,
        RegistryChecks.FooterPagesExist,
        AddressChecks.SlugsAreUnique,
        AddressChecks.PagesLeaveTheSitesAddressesAlone,
        AddressChecks.AliasesLeadToOnePage,
        DuplicateChecks.QuestionsAreDistinct,
        AddressChecks.PublishedAddressesStay,
        SynonymChecks.SynonymsLeadOn,
        EditionChecks.HistoryIsThere,
    ];

    private static readonly ImmutableArray<Func<Question, Site, IEnumerable<Diagnostic>>> OfQuestion =
    [
        QuestionChecks.ReviewerIsKnown,
        QuestionChecks.TopicsAreKnown,
        QuestionChecks.GuidelinesAreKnown,
        QuestionChecks.NamedQuestionsExist,
        QuestionChecks.DatesAreInOrder,
        QuestionChecks.AnswerIsNotEmpty,
        CitationChecks.CitedSourcesAreDeclared,
        CitationChecks.DeclaredSourcesAreCited,
        ReviewChecks.ReviewerWasActive,
        ReviewChecks.ConfidenceIsBacked,
        ReviewChecks.WordingIsSignedOff,
        ReviewChecks.ReviewIsCurrent,
        ReviewChecks.GuidanceIsUnchanged,
        EditionChecks.ChangesAreRecorded,
        TextChecks.TitleIsAQuestion,
        (question, _) => TextChecks.HeadingsDescend(question.Body),
    ];

    /// <summary>In no particular order.</summary>
    public static ImmutableArray<Diagnostic> Run(Site site, int jobs)
    {
        var links = new LinkChecks(site);
        var ofQuestions = InOrder.Map(site.Questions, jobs, question =>
            OfQuestion.SelectMany(check => check(question, site)).Concat(links.Of(question.Body, question.IsDraft)).ToArray());
        var ofPages = site.Pages.SelectMany(page => links.Of(page.Body, page.IsDraft).Concat(TextChecks.HeadingsDescend(page.Body)));
        return [.. OfSite.SelectMany(check => check(site)), .. ofQuestions.SelectMany(found => found), .. ofPages];
    }
}
