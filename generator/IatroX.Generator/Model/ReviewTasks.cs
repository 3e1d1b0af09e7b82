using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>An answer that its reviewer must look at again.</summary>
/// <param name="Why">Such as "review due on 16 August 2027".</param>
public sealed record ReviewTask(Question Question, Reviewer Reviewer, DateOnly Due, string Why);

/// <summary>Which published answers must be looked at again, and why.</summary>
public static class ReviewTasks
{
    /// <summary>Answers that are due within some days, overdue, or older than their guidance; by reviewer, topic, day, then question.</summary>
    public static ImmutableArray<ReviewTask> Due(Site site, int withinDays) =>
    [
        .. Standing(site)
            .Select(answer => (answer.Question, answer.Reviewer, answer.State, Why: Reasons(answer.State, site.AsOf, withinDays)))
            .Where(answer => answer.Why.Length > 0)
            .Select(answer => new ReviewTask(answer.Question, answer.Reviewer, answer.State.Due!.Value, answer.Why))
            .OrderBy(task => task.Reviewer.Id, Comparer<Slug>.Default)
            .ThenBy(task => task.Question.Topics[0].Value, Comparer<Slug>.Default)
            .ThenBy(task => task.Due, Comparer<DateOnly>.Default)
            .ThenBy(task => task.Question.Slug, Comparer<Slug>.Default),
    ];

    /// <summary>Answers reviewed before a guideline changed, and those that rely on it as it is.</summary>
    public static (ImmutableArray<ReviewTask> LookAgain, ImmutableArray<ReviewTask> Current) OfGuideline(Site site, GuidelineId guideline)
    {
        var citing = Standing(site).Where(answer => answer.Question.Nice.Any(reference => reference.Id == guideline))
            .Select(answer => (answer, Change: answer.State.GuidanceChanges.FirstOrDefault(change => change.Guideline.Id == guideline)))
            .Select(found => (IsOld: found.Change is not null, Task: new ReviewTask(found.answer.Question, found.answer.Reviewer, found.answer.State.Due!.Value,
                found.Change?.Text ?? $"reviewed on {Dates.Iso(found.answer.Question.ReviewDate!.Value.Value)}")))
            .OrderBy(found => found.Task.Question.Slug, Comparer<Slug>.Default).ToList();
        return ([.. citing.Where(found => found.IsOld).Select(found => found.Task)], [.. citing.Where(found => !found.IsOld).Select(found => found.Task)]);
    }

    /// <summary>Published answers that somebody reviewed.</summary>
    private static IEnumerable<(Question Question, Reviewer Reviewer, AnswerState State)> Standing(Site site) =>
        from question in site.Questions
        where !question.IsDraft && question.Withdrawn is null && question.Reviewer is not null && site.ReviewerById.ContainsKey(question.Reviewer.Value.Value)
        let state = AnswerState.Of(question, site)
        where state.Due is not null
        select (question, site.ReviewerById[question.Reviewer!.Value.Value], state);

    private static string Reasons(AnswerState state, DateOnly asOf, int withinDays)
    {
        var due = state.Due!.Value;
        var reasons = new List<string>();
        if (due < asOf)
        {
            reasons.Add($"overdue since {Dates.Iso(due)}");
        }
        else if (due.DayNumber - asOf.DayNumber <= withinDays)
        {
            reasons.Add($"due on {Dates.Iso(due)}");
        }
        reasons.AddRange(state.GuidanceChanges.Select(change => change.Text.TrimEnd('.')));
        return string.Join("; ", reasons);
    }
}
