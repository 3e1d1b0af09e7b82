using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>A question with how it stands on the build's day.</summary>
public sealed record Answer(Question Question, AnswerState State, Reviewer? Reviewer)
{
    /// <summary>Every question of the site as it stands, in the site's order.</summary>
    /// <param name="jobs">Threads; the result is the same for any number.</param>
    /// <param name="memo">How questions stood at earlier builds; null to judge all.</param>
    public static ImmutableArray<Answer> OfAll(Site site, int jobs, Memo<Question, Answer>? memo = null) =>
        (memo ?? new()).Map(site.Questions, AnswerState.DependsOn(site), jobs, question => new Answer(question, AnswerState.Of(question, site),
            question.Reviewer is { } id ? site.ReviewerById.GetValueOrDefault(id.Value) : null));

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

    /// <summary>Not a frozen dictionary: preview makes it at every save, in a tenth of the time.</summary>
    public required IReadOnlyDictionary<Slug, Answer> BySlug { get; init; }

    public required AnswerLists Lists { get; init; }

    /// <summary>Answers of a topic and of the topics below it, by the text of the question.</summary>
    public FrozenDictionary<Slug, ImmutableArray<Answer>> ByTopic => Lists.ByTopic;

    /// <summary>Answers that rely on a guideline, by the text of the question.</summary>
    public FrozenDictionary<GuidelineId, ImmutableArray<Answer>> ByGuideline => Lists.ByGuideline;

    public FrozenDictionary<Slug, ImmutableArray<Answer>> ByReviewer => Lists.ByReviewer;

    public CardSet Cards { get; init; } = CardSet.None;

    /// <param name="jobs">Threads; the result is the same for any number.</param>
    public static Publication Of(Site site, int jobs) => Of(site, Answer.OfAll(site, jobs));

    /// <param name="judged">Every question of the site, as it stands.</param>
    /// <param name="before">Lists of an earlier build of the same site; null to make them anew.</param>
    public static Publication Of(Site site, ImmutableArray<Answer> judged, AnswerLists? before = null)
    {
        var all = judged.Where(answer => site.WithDrafts || !answer.Question.IsDraft).ToLookup(answer => IsWithdrawn(answer, site.Config.Review));
        ImmutableArray<Answer> answers = [.. all[false]];
        var bySlug = new Dictionary<Slug, Answer>(answers.Length);
        foreach (var answer in answers)
        {
            bySlug.TryAdd(answer.Slug, answer);
        }
        return new Publication
        {
            Site = site,
            Answers = answers,
            Withdrawn = [.. all[true]],
            Pages = [.. site.Pages.Where(page => site.WithDrafts || !page.IsDraft)],
            BySlug = bySlug,
            Lists = AnswerLists.Of(site, answers, before),
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
}
