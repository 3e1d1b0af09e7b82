using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>Who is listed where: answers by topic, guideline and reviewer, each list by the text of the question.</summary>
public sealed record AnswerLists
{
    /// <summary>From so many changes on, making all lists anew is no dearer.</summary>
    private const int Many = 500;

    /// <summary>Answers of a topic and of the topics below it.</summary>
    public required FrozenDictionary<Slug, ImmutableArray<Answer>> ByTopic { get; init; }

    /// <summary>Answers that rely on a guideline.</summary>
    public required FrozenDictionary<GuidelineId, ImmutableArray<Answer>> ByGuideline { get; init; }

    public required FrozenDictionary<Slug, ImmutableArray<Answer>> ByReviewer { get; init; }

    /// <summary>Every answer that the lists are made from.</summary>
    private ImmutableArray<Answer> Listed { get; init; } = [];

    private ImmutableArray<Topic> Topics { get; init; }

    /// <param name="answers">Every published answer.</param>
    /// <param name="before">Lists of an earlier build of the same site; null when there is none. Only what changed since is put in place.</param>
    public static AnswerLists Of(Site site, ImmutableArray<Answer> answers, AnswerLists? before = null)
    {
        before = before?.Topics == site.Topics ? before : null;
        var difference = Difference.Of((before?.Listed ?? []).AsSpan(), answers.AsSpan());
        if (difference.Gone.Count + difference.Before.Count(place => place < 0) > Many)
        {
            before = null;
        }
        Answer[] gone = before is null ? [] : [.. difference.Gone.Select(place => before.Listed[place])];
        Answer[] added = before is null ? [.. answers] : [.. answers.Where((_, i) => difference.Before[i] < 0)];
        Array.Sort(added, Publication.CompareByText);
        return new AnswerLists
        {
            ByTopic = Changed(before?.ByTopic, gone, added, answer => TopicTree.WithAncestors(answer.Question.Topics.Select(topic => topic.Value), site)),
            ByGuideline = Changed(before?.ByGuideline, gone, added, answer => answer.Question.Nice.Select(reference => reference.Id).Distinct()),
            ByReviewer = Changed<Slug>(before?.ByReviewer, gone, added, answer => answer.Reviewer is { } reviewer ? [reviewer.Id] : []),
            Listed = answers,
            Topics = site.Topics,
        };
    }

    /// <summary>The groups without what is gone and with what is added, which is in order.</summary>
    private static FrozenDictionary<TKey, ImmutableArray<Answer>> Changed<TKey>(
        FrozenDictionary<TKey, ImmutableArray<Answer>>? before, Answer[] gone, Answer[] added, Func<Answer, IEnumerable<TKey>> keysOf)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, List<Answer>>();
        foreach (var answer in gone)
        {
            foreach (var key in keysOf(answer))
            {
                var group = Group(key);
                group.RemoveAt(group.FindIndex(listed => ReferenceEquals(listed, answer)));
            }
        }
        foreach (var answer in added)
        {
            foreach (var key in keysOf(answer))
            {
                var group = Group(key);
                var at = before is null || (group.Count > 0 && Publication.CompareByText(group[^1], answer) < 0) ? ~group.Count : group.BinarySearch(answer, ByText);
                group.Insert(at < 0 ? ~at : at, answer);
            }
        }
        var same = before is null ? [] : before.Where(group => !groups.ContainsKey(group.Key));
        return same.Concat(groups.Where(group => group.Value.Count > 0).Select(group => KeyValuePair.Create(group.Key, group.Value.ToImmutableArray()))).ToFrozenDictionary();

        List<Answer> Group(TKey key)
        {
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = before is not null && before.TryGetValue(key, out var list) ? [.. list] : [];
            }
            return group;
        }
    }

    private static readonly Comparer<Answer> ByText = Comparer<Answer>.Create(Publication.CompareByText);
}
