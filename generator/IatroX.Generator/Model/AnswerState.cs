using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>How an answer stands on a given day: who vouches for this wording, when it is due, whether its guidance moved on.</summary>
public sealed record AnswerState
{
    public required SignOffState SignOff { get; init; }

    /// <summary>Null for demonstration content and drafts without a date.</summary>
    public DateOnly? Due { get; init; }

    public DueState DueState { get; init; }

    /// <summary>Cited documents that changed, were withdrawn or replaced after the review.</summary>
    public ImmutableArray<GuidanceChange> GuidanceChanges { get; init; } = [];

    /// <summary>True when a cited document is current.</summary>
    public bool IsGuidelineAligned { get; init; }

    /// <summary>Everything but the question itself that its state depends on.</summary>
    internal static object DependsOn(Site site) => (site.Config.Review, site.AsOf, site.Reviewers, site.Guidelines);

    public static AnswerState Of(Question question, Site site)
    {
        var reviewer = question.Reviewer is { } id ? site.ReviewerById.GetValueOrDefault(id.Value) : null;
        var cited = question.Nice.Select(reference => site.GuidelineById.GetValueOrDefault(reference.Id)).OfType<Guideline>();
        var state = new AnswerState
        {
            SignOff = SignOffStateOf(question, reviewer),
            IsGuidelineAligned = cited.Any(guideline => guideline.IsCurrent),
        };
        if (!question.IsRead || reviewer is null or { IsDemonstration: true } or { IsRead: false } || question.ReviewDate is not { } reviewed)
        {
            return state;
        }
        var due = question.NextReview?.Value ?? Dates.AddMonths(reviewed.Value, site.Config.Review.IntervalMonths);
        return state with
        {
            Due = due,
            DueState = DueStateOf(due, site),
            GuidanceChanges = [.. cited.Select(guideline => GuidanceChange.Since(reviewed.Value, guideline)).OfType<GuidanceChange>()],
        };
    }

    private static SignOffState SignOffStateOf(Question question, Reviewer? reviewer)
    {
        if (question is { IsDraft: true } or { IsRead: false } || reviewer is null or { IsRead: false } || question.ReviewDate is null)
        {
            return SignOffState.Draft;
        }
        if (reviewer.IsDemonstration)
        {
            return SignOffState.Demonstration;
        }
        if (question.SignOff is not { } signOff)
        {
            return SignOffState.Unsigned;
        }
        return signOff.Value == Model.SignOff.DigestOf(question) ? SignOffState.Signed : SignOffState.Edited;
    }

    private static DueState DueStateOf(DateOnly due, Site site)
    {
        if (site.AsOf > due)
        {
            return DueState.Overdue;
        }
        return due.DayNumber - site.AsOf.DayNumber <= site.Config.Review.DueSoonDays ? DueState.DueSoon : DueState.Current;
    }
}

/// <summary>Who vouches for exactly this wording.</summary>
public enum SignOffState
{
    /// <summary>The digest is that of this text, reviewer and date.</summary>
    Signed,

    /// <summary>Reviewed, but nobody signed this wording.</summary>
    Unsigned,

    /// <summary>Signed once, and changed since.</summary>
    Edited,

    /// <summary>Reviewed by nobody, and says so.</summary>
    Demonstration,

    Draft,
}

/// <summary>How far away the next review is.</summary>
public enum DueState
{
    Current,
    DueSoon,
    Overdue,
}

/// <summary>A cited document that is no longer what the reviewer saw.</summary>
public sealed record GuidanceChange(Guideline Guideline, string Text)
{
    /// <summary>What the editor does. Signing again does not bring a document back that no longer stands.</summary>
    public string ToDo => Guideline.ReplacedBy is { } successor
        ? $"Review the answer against {successor.Value}, put that in the place of {Guideline.Id} under 'nice' and in the text, then sign it again."
        : Guideline.Status != GuidelineStatus.Published
        ? $"Review the answer against what stands now, cite that in the place of {Guideline.Id} under 'nice' and in the text, then sign it again; or withdraw the answer."
        : "Review the answer against current guidance and sign it again.";

    /// <summary>Null when the document is as it was on the day of the review.</summary>
    public static GuidanceChange? Since(DateOnly reviewed, Guideline guideline)
    {
        if (guideline.ReplacedBy is { } successor)
        {
            return new GuidanceChange(guideline, $"{guideline.Id} has been replaced by {successor.Value}.");
        }
        if (guideline.Status != GuidelineStatus.Published)
        {
            return new GuidanceChange(guideline, $"{guideline.Id} is {guideline.Status.InWords()}.");
        }
        if (guideline.Published > reviewed)
        {
            // No reviewer can have seen it: the date of the review is wrong, or the source was added since.
            return new GuidanceChange(guideline, $"{guideline.Id} was published on {Dates.Long(guideline.Published)}, after this answer was reviewed.");
        }
        return guideline.Updated > reviewed
            ? new GuidanceChange(guideline, $"{guideline.Id} was updated on {Dates.Long(guideline.Updated.Value)}, after this answer was reviewed.")
            : null;
    }
}
