using IatroX.Generator.Model;

namespace IatroX.Generator.Render;

/// <summary>What pages and programs are told of an answer that is no longer shown.</summary>
/// <param name="Date">Null where the review policy keeps it back.</param>
/// <param name="Successor">The published answer that takes its place.</param>
internal sealed record WithdrawnAnswer(DateOnly? Date, string Reason, Answer? Successor)
{
    public const string State = "withdrawn";

    public const string StateText = "Withdrawn";

    public static WithdrawnAnswer Of(Answer answer, Publication publication)
    {
        var withdrawal = answer.Question.Withdrawn;
        return new WithdrawnAnswer(withdrawal?.Date, withdrawal?.Reason ?? PolicyReason(answer.State, publication.Site.Config.Review),
            withdrawal?.ReplacedBy is { } slug ? publication.BySlug.GetValueOrDefault(slug.Value) : null);
    }

    /// <summary>Why the review policy keeps an answer back; the day of the build says nothing of it.</summary>
    private static string PolicyReason(AnswerState state, ReviewPolicy policy) => state.GuidanceChanges.IsEmpty || policy.GuidanceChanged != PolicyAction.Withdraw
        ? $"Its review {(state.DueState == DueState.Overdue ? "fell" : "falls")} due on {Dates.Long(state.Due!.Value)}."
        : string.Join(' ', state.GuidanceChanges.Select(change => change.Text));
}
