using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>A list of answers narrowed to one value: an address of its own, so that filtering needs no script.</summary>
/// <param name="Group">What is compared, such as "Confidence".</param>
/// <param name="Value">Such as "High".</param>
/// <param name="Text">Names the narrowed list, such as "High confidence".</param>
internal sealed record ListFilter(string Group, string Value, string Text, string Url, ImmutableArray<Answer> Answers);

/// <summary>The filters of a list: by confidence, and by the topics at the top of the tree.</summary>
/// <remarks>
/// One filter at a time; combinations belong to the search page. A group is offered where its pages hold
/// <see cref="AnswersAPage"/> answers each on average, so that short lists stay plain and a site has at most two filtered
/// pages for every fifteen lines of its lists, whatever its size.
/// </remarks>
internal static class ListFilters
{
    public const int AnswersAPage = 15;

    public static ImmutableArray<ListFilter> Of(string list, ImmutableArray<Answer> answers, Site site) =>
        answers.Length < 2 * AnswersAPage ? [] : [.. Offered(ByConfidence(list, answers), answers), .. Offered(ByTopic(list, answers, site), answers)];

    /// <summary>Groups of links with counts, the first to the whole list; empty where nothing is offered.</summary>
    public static ScriptArray View(string list, int count, ImmutableArray<ListFilter> filters, ListFilter? chosen, SiteConfig config)
    {
        if (filters.IsEmpty)
        {
            return [];
        }
        var groups = filters.GroupBy(filter => filter.Group, StringComparer.Ordinal).Select(group => Group(group.Key, group.Select(filter => Link(filter.Value, filter.Url, filter.Answers.Length, filter.Url == chosen?.Url, config))));
        return Render.View.List(groups.Prepend(Group("Show", [Link("All answers", list, count, chosen is null, config)])), group => group);
    }

    private static ViewRecord Group(string label, IEnumerable<ViewRecord> links) => new()
    {
        ["key"] = label.ToLowerInvariant(), ["label"] = label, ["links"] = Render.View.List(links, link => link),
    };

    private static ViewRecord Link(string label, string url, int count, bool current, SiteConfig config)
    {
        var link = Render.View.Link(label, config.Href(url));
        link["count"] = count;
        link["current"] = current;
        return link;
    }

    private static IEnumerable<ListFilter> ByConfidence(string list, ImmutableArray<Answer> answers) => answers
        .GroupBy(answer => answer.Question.Confidence.Value)
        .OrderByDescending(group => group.Key, Comparer<Confidence>.Default)
        .Select(group => new ListFilter("Confidence", group.Key.ToString(), $"{group.Key} confidence", $"{list}confidence/{group.Key.Key()}/", [.. group]));

    private static IEnumerable<ListFilter> ByTopic(string list, ImmutableArray<Answer> answers, Site site)
    {
        var byTopic = answers.SelectMany(answer => TopicTree.WithAncestors(answer.Question.Topics.Select(topic => topic.Value), site), (answer, topic) => (answer, topic))
            .ToLookup(entry => entry.topic, entry => entry.answer);
        return TopicTree.ChildrenOf(null, site).Where(topic => byTopic.Contains(topic.Id))
            .Select(topic => new ListFilter("Topic", topic.Title, topic.Title, $"{list}topic/{topic.Id}/", [.. byTopic[topic.Id]]));
    }

    private static ImmutableArray<ListFilter> Offered(IEnumerable<ListFilter> group, ImmutableArray<Answer> answers)
    {
        ImmutableArray<ListFilter> filters = [.. group];
        return filters.Length > 1 && filters.Length * AnswersAPage <= answers.Length ? filters : [];
    }
}
