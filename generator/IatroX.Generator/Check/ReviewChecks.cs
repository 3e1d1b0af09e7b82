using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that keep "reviewed" true: by whom, of which text, when, against which guidance.</summary>
internal static class ReviewChecks
{
    public static IEnumerable<Diagnostic> ReviewerWasActive(Question question, Site site)
    {
        if (ReviewOf(question, site) is not var (reviewer, reviewed) || reviewer.IsDemonstration)
        {
            yield break;
        }
        if (reviewed.Value < reviewer.ActiveFrom || reviewed.Value > reviewer.ActiveUntil)
        {
            yield return new Diagnostic(Rules.ReviewerInactive, reviewed.At,
                $"{reviewer.Name.Value} was not a reviewer on {Dates.Iso(reviewed.Value)}. Correct the date, the reviewer, or 'active' in {reviewer.File}.");
        }
    }

    public static IEnumerable<Diagnostic> ConfidenceIsBacked(Question question, Site site)
    {
        if (question is { IsDraft: false, Withdrawn: null } && question.Confidence.Value == Confidence.High && !AnswerState.Of(question, site).IsGuidelineAligned)
        {
            yield return new Diagnostic(Rules.UnbackedConfidence, question.Confidence.At,
                "confidence is high, but no current guideline is listed under 'nice'. Cite one, or lower the confidence.");
        }
    }

    /// <summary>A build with drafts is for looking at: there, a page that its reviewer has not signed as it is warns and says so itself.</summary>
    public static IEnumerable<Diagnostic> WordingIsSignedOff(Question question, Site site)
    {
        if (ReviewOf(question, site) is not var (reviewer, reviewed))
        {
            yield break;
        }
        var signing = $"'iatrox review sign {question.File} --reviewer {reviewer.Id}'";
        switch (AnswerState.Of(question, site).SignOff)
        {
            case SignOffState.Unsigned:
                yield return new Diagnostic(Rules.Unsigned, reviewed.At, EditionChecks.WhoSignedBefore(question, site) is { } before
                    ? $"{before}. Ask {reviewer.Name.Value} to read the page again and run {signing}, or put the signed text and its 'signoff' back."
                    : $"nobody has signed off this wording. Ask {reviewer.Name.Value} to run {signing}, or mark the page 'draft: true'.")
                {
                    Severity = site.Config.Review.SignOffRequired && !site.WithDrafts ? Severity.Error : Severity.Warning,
                };
                break;
            case SignOffState.Edited:
                var history = EditionChecks.WhatChanged(question, site);
                yield return new Diagnostic(Rules.EditedSinceSignOff, question.SignOff!.Value.At,
                    $"{reviewer.Name.Value} signed this answer on {Dates.Iso(reviewed.Value)}, and it is not the same any more{history}. Ask {reviewer.Name.Value} to read it again and run {signing}, or put the signed text back.")
                {
                    Severity = site.WithDrafts ? Severity.Warning : Severity.Error,
                };
                break;
        }
    }

    public static IEnumerable<Diagnostic> ReviewIsCurrent(Question question, Site site)
    {
        var state = AnswerState.Of(question, site);
        if (ReviewOf(question, site) is not var (_, reviewed) || state.Due is not { } due || state.DueState == DueState.Current)
        {
            yield break;
        }
        var isOverdue = state.DueState == DueState.Overdue;
        yield return new Diagnostic(isOverdue ? Rules.ReviewOverdue : Rules.ReviewDueSoon, question.NextReview?.At ?? reviewed.At,
            isOverdue ? $"the review was due on {Dates.Iso(due)}. Review the answer and sign it again." : $"the review is due on {Dates.Iso(due)}.")
        {
            Severity = SeverityOf(isOverdue ? site.Config.Review.Overdue : site.Config.Review.DueSoon),
        };
    }

    public static IEnumerable<Diagnostic> GuidanceIsUnchanged(Question question, Site site)
    {
        if (ReviewOf(question, site) is null)
        {
            yield break;
        }
        foreach (var change in AnswerState.Of(question, site).GuidanceChanges)
        {
            yield return new Diagnostic(Rules.GuidanceChanged, question.Nice.First(reference => reference.Id == change.Guideline.Id).At,
                $"{change.Text} Review the answer against current guidance and sign it again.")
            {
                Severity = SeverityOf(site.Config.Review.GuidanceChanged),
            };
        }
    }

    private static (Reviewer Reviewer, Located<DateOnly> Reviewed)? ReviewOf(Question question, Site site) =>
        question is { IsDraft: false, Withdrawn: null, Reviewer: { } id, ReviewDate: { } date } && site.ReviewerById.TryGetValue(id.Value, out var reviewer)
            ? (reviewer, date)
            : null;

    private static Severity SeverityOf(PolicyAction action) => action switch
    {
        PolicyAction.Note => Severity.Note,
        PolicyAction.Fail => Severity.Error,
        _ => Severity.Warning,
    };
}
