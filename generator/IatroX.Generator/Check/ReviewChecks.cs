using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that keep "reviewed" true: by whom, of which text, when, against which guidance.</summary>
internal static class ReviewChecks
{
    public static IEnumerable<Diagnostic> ReviewerWasActive(Answer answer, Site site)
    {
        if (ReviewOf(answer) is not var (reviewer, reviewed) || reviewer.IsDemonstration)
        {
            yield break;
        }
        if (reviewed.Value < reviewer.ActiveFrom || reviewed.Value > reviewer.ActiveUntil)
        {
            yield return new Diagnostic(Rules.ReviewerInactive, reviewed.At,
                $"{reviewer.Name.Value} was not a reviewer on {Dates.Iso(reviewed.Value)}. Correct the date, the reviewer, or 'active' in {reviewer.File}.");
        }
    }

    public static IEnumerable<Diagnostic> ConfidenceIsBacked(Answer answer, Site site)
    {
        if (site.GuidelinesAreRead && answer is { Question: { IsDraft: false, Withdrawn: null, NiceIsRead: true, Confidence.Value: Confidence.High }, State.IsGuidelineAligned: false })
        {
            yield return new Diagnostic(Rules.UnbackedConfidence, answer.Question.Confidence.At,
                "confidence is high, but no current guideline is listed under 'nice'. Cite one, or lower the confidence.");
        }
    }

    public static IEnumerable<Diagnostic> WordingIsSignedOff(Answer answer, Site site)
    {
        if (answer.State.SignOff == SignOffState.Unsigned && ReviewOf(answer) is var (reviewer, reviewed))
        {
            yield return new Diagnostic(Rules.Unsigned, reviewed.At,
                EditionChecks.LostSignOff(answer.Question, site) is var (digest, edition)
                ? $"{EditionChecks.WhoSigned(answer.Question, site)} as it is now, in {edition}, and only the line 'signoff' has been removed since. Put 'signoff: {digest}' back."
                : $"nobody has signed off this wording. Ask {reviewer.Name.Value} to run {Signing(answer.Question, reviewer)}, or mark the page 'draft: true'.")
            {
                Severity = site.Config.Review.SignOffRequired && !site.WithDrafts ? Severity.Error : Severity.Warning,
                StopsPublishing = site.Config.Review.SignOffRequired,
            };
        }
    }

    /// <summary>A build with drafts is for looking at: there, a page that its reviewer has not signed as it is warns and says so itself.</summary>
    public static IEnumerable<Diagnostic> WordingIsAsSigned(Answer answer, Site site)
    {
        if (answer.State.SignOff == SignOffState.Edited && ReviewOf(answer) is var (reviewer, reviewed))
        {
            // Reviewer and date may be what was changed, so the page alone does not tell who signed what.
            var wrong = EditionChecks.WrongSignOff(answer.Question, site);
            var lost = EditionChecks.LostSignOff(answer.Question, site);
            var what = EditionChecks.WhoSigned(answer.Question, site) is not { } signed
                ? $"the page names {reviewer.Name.Value} and {Dates.Iso(reviewed.Value)}, and {wrong ?? "its 'signoff' is of another text, reviewer or date"}"
                : lost is var (_, edition)
                ? $"{signed} as it is now, in {edition}, but {wrong ?? "its 'signoff' has been replaced by another"}"
                : answer.Question.SignOff is null
                ? $"{signed}, and its 'signoff' has been taken out{EditionChecks.WhatChanged(answer.Question, site)}"
                : $"{signed}, and it is not the same any more{EditionChecks.WhatChanged(answer.Question, site)}{(wrong is null ? "" : "; " + wrong)}";
            yield return new Diagnostic(Rules.EditedSinceSignOff, answer.Question.SignOff?.At ?? reviewed.At, lost is var (digest, _)
                ? $"{what}. Put 'signoff: {digest}' back."
                : $"{what}. Ask {reviewer.Name.Value} to read it again and run {Signing(answer.Question, reviewer)}, or put the signed text{(answer.Question.SignOff is null ? " and its 'signoff'" : "")} back.")
            {
                Severity = site.WithDrafts ? Severity.Warning : Severity.Error,
                StopsPublishing = true,
            };
        }
    }

    /// <summary>A sign-off that fits is not good for ever: a later one of another text took its place, and whoever puts the earlier text back brings the digest with it.</summary>
    public static IEnumerable<Diagnostic> SignOffIsTheLast(Answer answer, Site site)
    {
        var question = answer.Question;
        if (answer.State.SignOff == SignOffState.Signed && question is { IsDraft: false, Withdrawn: null } && ReviewOf(answer) is var (reviewer, _) && EditionChecks.LaterEdition(question, site) is { } edition)
        {
            yield return new Diagnostic(Rules.EditedSinceSignOff, question.SignOff!.Value.At,
                $"this is an earlier text with its sign-off: {EditionChecks.WhoSigned(question, site)} in other words, in {edition}. Ask {reviewer.Name.Value} to read this text again and run {Signing(question, reviewer)}, or put that edition back.")
            {
                Severity = site.WithDrafts ? Severity.Warning : Severity.Error,
                StopsPublishing = true,
            };
        }
    }

    public static IEnumerable<Diagnostic> ReviewIsCurrent(Answer answer, Site site)
    {
        var state = answer.State;
        if (ReviewOf(answer) is not var (_, reviewed) || state.Due is not { } due || state.DueState == DueState.Current)
        {
            yield break;
        }
        var isOverdue = state.DueState == DueState.Overdue;
        var action = isOverdue ? site.Config.Review.Overdue : site.Config.Review.DueSoon;
        yield return new Diagnostic(isOverdue ? Rules.ReviewOverdue : Rules.ReviewDueSoon, answer.Question.NextReview?.At ?? reviewed.At,
            (isOverdue ? $"the review was due on {Dates.Iso(due)}. Review the answer and sign it again." : $"the review is due on {Dates.Iso(due)}.") + Shown(action))
        {
            Severity = SeverityOf(action),
        };
    }

    public static IEnumerable<Diagnostic> GuidanceIsUnchanged(Answer answer, Site site) =>
        from change in ReviewOf(answer) is null ? [] : answer.State.GuidanceChanges
        select new Diagnostic(Rules.GuidanceChanged, answer.Question.Nice.First(reference => reference.Id == change.Guideline.Id).At,
            $"{change.Text} {change.ToDo}{Shown(site.Config.Review.GuidanceChanged)}")
        {
            Severity = SeverityOf(site.Config.Review.GuidanceChanged),
        };

    private static string Shown(PolicyAction action) => action == PolicyAction.Withdraw ? " Until then a notice stands in its place." : "";

    private static string Signing(Question question, Reviewer reviewer) => $"'iatrox review sign {question.File} --reviewer {reviewer.Id}'";

    private static (Reviewer Reviewer, Located<DateOnly> Reviewed)? ReviewOf(Answer answer) =>
        answer is { Question: { IsDraft: false, Withdrawn: null, ReviewDate: { } date }, Reviewer: { } reviewer } ? (reviewer, date) : null;

    private static Severity SeverityOf(PolicyAction action) => action switch
    {
        PolicyAction.Note => Severity.Note,
        PolicyAction.Fail => Severity.Error,
        _ => Severity.Warning,
    };
}
