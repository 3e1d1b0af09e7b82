using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>A question as it is published, with how it stands on the build's day.</summary>
public sealed record Answer(Question Question, AnswerState State, Reviewer? Reviewer)
{
    public Slug Slug => Question.Slug;

    public string Badge => Words.Badge(Question.Confidence.Value, State.IsGuidelineAligned);

    /// <summary>True when nothing keeps search engines from showing the answer.</summary>
    public bool IsIndexable(ReviewPolicy policy) =>
        State.SignOff == SignOffState.Signed && !(policy.OverdueNoIndex && State.DueState == DueState.Overdue);

    /// <summary>True when the page may name a day on which exactly this text was reviewed, or was before it awaited sign-off.</summary>
    public bool ShowsReviewDate => State.SignOff is SignOffState.Signed or SignOffState.Unsigned;

    /// <summary>The day of the review where the page may name it, or the day on which a demonstration was written; null for drafts and for what was edited since.</summary>
    public DateOnly? StatedDate => ShowsReviewDate || State.SignOff == SignOffState.Demonstration ? Question.ReviewDate?.Value : null;
}

/// <summary>What of a site is published: answers, notices in place of withdrawn ones, and who is listed where.</summary>
public sealed record Publication
{
    public required Site Site { get; init; }

    /// <summary>By slug.</summary>
    public required ImmutableArray<Answer> Answers { get; init; }

    /// <summary>By slug.</summary>
    public required ImmutableArray<Answer> Withdrawn { get; init; }

    /// <summary>By slug.</summary>
    public required ImmutableArray<PlainPage> Pages { get; init; }

    public required FrozenDictionary<Slug, Answer> BySlug { get; init; }

    /// <summary>Answers of a topic and of the topics below it, by the text of the question.</summary>
    public required FrozenDictionary<Slug, ImmutableArray<Answer>> ByTopic { get; init; }

    /// <summary>Answers that rely on a guideline, by the text of the question.</summary>
    public required FrozenDictionary<GuidelineId, ImmutableArray<Answer>> ByGuideline { get; init; }

    public required FrozenDictionary<Slug, ImmutableArray<Answer>> ByReviewer { get; init; }

    public CardSet Cards { get; init; } = CardSet.None;

    /// <param name="jobs">Threads; the result is the same for any number.</param>
    public static Publication Of(Site site, int jobs)
    {
        ImmutableArray<Question> shown = [.. site.Questions.Where(question => site.WithDrafts || !question.IsDraft)];
        var all = InOrder.Map(shown, jobs, question => new Answer(question, AnswerState.Of(question, site),
            question.Reviewer is { } id ? site.ReviewerById.GetValueOrDefault(id.Value) : null));
        ImmutableArray<Answer> answers = [.. all.Where(answer => !IsWithdrawn(answer, site.Config.Review))];
        var byText = answers.Order(Comparer<Answer>.Create(CompareByText)).ToImmutableArray();
        return new Publication
        {
            Site = site,
            Answers = answers,
            Withdrawn = [.. all.Where(answer => IsWithdrawn(answer, site.Config.Review))],
            Pages = [.. site.Pages.Where(page => site.WithDrafts || !page.IsDraft)],
            BySlug = answers.DistinctBy(answer => answer.Slug).ToFrozenDictionary(answer => answer.Slug),
            ByTopic = Grouped(byText, answer => TopicTree.WithAncestors(answer.Question.Topics.Select(topic => topic.Value), site)),
            ByGuideline = Grouped(byText, answer => answer.Question.Nice.Select(reference => reference.Id).Distinct()),
            ByReviewer = Grouped<Slug>(byText, answer => answer.Reviewer is { } reviewer ? [reviewer.Id] : []),
        };
    }

    /// <summary>By the question's text without regard to case, then by slug.</summary>
    public static int CompareByText(Answer left, Answer right)
    {
        var order = string.Compare(left.Question.Title.Value, right.Question.Title.Value, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : left.Slug.CompareTo(right.Slug);
    }

    /// <summary>Taken back by its editors, or by the review policy.</summary>
    private static bool IsWithdrawn(Answer answer, ReviewPolicy policy) =>
        answer.Question.Withdrawn is not null
        || (policy.Overdue == PolicyAction.Withdraw && answer.State.DueState == DueState.Overdue)
        || (policy.DueSoon == PolicyAction.Withdraw && answer.State.DueState == DueState.DueSoon)
        || (policy.GuidanceChanged == PolicyAction.Withdraw && !answer.State.GuidanceChanges.IsEmpty);

    private static FrozenDictionary<TKey, ImmutableArray<Answer>> Grouped<TKey>(ImmutableArray<Answer> answers, Func<Answer, IEnumerable<TKey>> keysOf)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, ImmutableArray<Answer>.Builder>();
        foreach (var answer in answers)
        {
            foreach (var key in keysOf(answer))
            {
                if (!groups.TryGetValue(key, out var group))
                {
                    groups[key] = group = ImmutableArray.CreateBuilder<Answer>();
                }
                group.Add(answer);
            }
        }
        return groups.ToFrozenDictionary(group => group.Key, group => group.Value.DrainToImmutable());
    }
}
