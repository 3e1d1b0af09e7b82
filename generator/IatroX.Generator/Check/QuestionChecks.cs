using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules about what a question's front matter names.</summary>
internal static class QuestionChecks
{
    public static IEnumerable<Diagnostic> ReviewerIsKnown(Question question, Site site)
    {
        if (question.Reviewer is { } reviewer && !site.ReviewerById.ContainsKey(reviewer.Value))
        {
            yield return new Diagnostic(Rules.UnknownReviewer, reviewer.At,
                $"reviewer '{reviewer.Value}' is not known.{site.ReviewerNames.Suggestion(reviewer.Value.Value)} Reviewers are the files in reviewers/.");
        }
    }

    public static IEnumerable<Diagnostic> TopicsAreKnown(Question question, Site site)
    {
        foreach (var topic in question.Topics)
        {
            if (site.TopicsAreRead && !site.TopicById.ContainsKey(topic.Value))
            {
                yield return new Diagnostic(Rules.UnknownTopic, topic.At,
                    $"topic '{topic.Value}' is not in topics.yaml.{site.TopicNames.Suggestion(topic.Value.Value)}");
            }
        }
    }

    public static IEnumerable<Diagnostic> GuidelinesAreKnown(Question question, Site site)
    {
        foreach (var reference in question.Nice)
        {
            if (site.GuidelinesAreRead && !site.GuidelineById.ContainsKey(reference.Id))
            {
                yield return new Diagnostic(Rules.UnknownGuideline, reference.At,
                    $"{reference.Id} is not in guidelines.yaml.{site.GuidelineNames.Suggestion(reference.Id.ToString())} If it is right, add it there with its title and dates.");
            }
        }
        foreach (var again in question.Nice.Length < 2 ? [] : question.Nice.GroupBy(reference => reference.Id).SelectMany(group => group.Skip(1)))
        {
            yield return new Diagnostic(Rules.DuplicateEntry, again.At, $"{again.Id} is listed twice under 'nice'. Join the two entries.");
        }
    }

    public static IEnumerable<Diagnostic> NamedQuestionsExist(Answer answer, Site site)
    {
        var question = answer.Question;
        foreach (var related in question.Related)
        {
            if (related.Value == question.Slug)
            {
                yield return new Diagnostic(Rules.UnknownQuestion, related.At, "a question cannot be related to itself. Remove it.");
            }
            else if (Unpublished(related.Value, site) is { } why)
            {
                yield return new Diagnostic(Rules.UnknownQuestion, related.At, $"'{related.Value}' {why}");
            }
        }
        if (question.Withdrawn?.ReplacedBy is { } successor && (successor.Value == question.Slug || Unpublished(successor.Value, site) is not null))
        {
            yield return new Diagnostic(Rules.UnknownQuestion, successor.At, successor.Value == question.Slug
                ? "an answer cannot be replaced by itself. Name its successor."
                : $"'{successor.Value}' {Unpublished(successor.Value, site)}");
        }
    }

    public static IEnumerable<Diagnostic> DatesAreInOrder(Question question, Site site)
    {
        if (question.ReviewDate is { } reviewed && reviewed.Value > site.AsOf)
        {
            yield return Future(reviewed.At, reviewed.Value, site, "Write the day on which the answer was reviewed.");
        }
        if (question.Withdrawn is { } withdrawn && withdrawn.Date > site.AsOf)
        {
            yield return Future(withdrawn.At, withdrawn.Date, site, "Write the day on which the answer was withdrawn.");
        }
        foreach (var change in question.Changes.Where(change => change.Date > site.AsOf))
        {
            yield return Future(change.At, change.Date, site, "Write the day on which the answer changed.");
        }
        if (question is { NextReview: { } next, ReviewDate: { } last })
        {
            if (next.Value <= last.Value)
            {
                yield return new Diagnostic(Rules.DateOrder, next.At, $"the next review, {Dates.Iso(next.Value)}, is not after the last, {Dates.Iso(last.Value)}. Correct one of them.");
            }
            else if (next.Value > Dates.AddMonths(last.Value, MostMonths))
            {
                yield return new Diagnostic(Rules.DateOrder, next.At, $"the next review, {Dates.Iso(next.Value)}, is more than {MostMonths} months after the last, {Dates.Iso(last.Value)}. Write a day up to {Dates.Iso(Dates.AddMonths(last.Value, MostMonths))}.");
            }
        }
    }

    public static IEnumerable<Diagnostic> AnswerIsNotEmpty(Question question, Site site)
    {
        if (question is { IsRead: true, IsDraft: false, Withdrawn: null, Body: { IsRead: true, HasWords: false } })
        {
            yield return new Diagnostic(Rules.EmptyAnswer, Position.WholeFile(question.File), "there is no answer after the front matter: headings and comments are none. Write the answer, or mark the page 'draft: true'.");
        }
    }

    /// <summary>The longest interval that guidance on clinical content allows: three years.</summary>
    private const int MostMonths = 36;

    private static Diagnostic Future(Position at, DateOnly date, Site site, string fix) =>
        new(Rules.FutureDate, at, $"{Dates.Iso(date)} is after {Dates.Iso(site.AsOf)}, the day of this build. {fix}");

    private static string? Unpublished(Slug slug, Site site)
    {
        if (!site.QuestionBySlug.TryGetValue(slug, out var found))
        {
            return site.QuestionByOldName.TryGetValue(slug, out var moved)
                ? $"is an old name of '{moved.Slug}'. Name that."
                : $"is not a question of this site.{site.QuestionNames.Suggestion(slug.Value)}";
        }
        return found.Withdrawn is not null ? "is withdrawn. Name its successor." : found.IsDraft && !site.WithDrafts ? "is a draft. Publish it first." : null;
    }
}
