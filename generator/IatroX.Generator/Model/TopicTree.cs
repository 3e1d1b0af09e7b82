using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>Walks the tree of topics; a cycle, which checks report, ends the walk.</summary>
public static class TopicTree
{
    /// <summary>Topics above one another, all of which each page below names.</summary>
    public const int MaxDepth = 8;

    /// <summary>The topics and everything above them, each once.</summary>
    public static IEnumerable<Slug> WithAncestors(IEnumerable<Slug> topics, Site site)
    {
        var seen = new HashSet<Slug>();
        foreach (var topic in topics)
        {
            for (Slug? at = topic; at is { } id && seen.Add(id);)
            {
                at = site.TopicById.TryGetValue(id, out var found) ? found.Parent?.Value : null;
            }
        }
        return seen;
    }

    /// <summary>From the top down to the topic itself.</summary>
    public static ImmutableArray<Topic> PathTo(Slug topic, Site site) => site.TopicPaths.GetValueOrDefault(topic, []);

    /// <summary>The path to each topic of the site.</summary>
    internal static FrozenDictionary<Slug, ImmutableArray<Topic>> Paths(Site site) =>
        site.TopicById.Keys.ToFrozenDictionary(id => id, id => WithAncestors([id], site).Select(step => site.TopicById.GetValueOrDefault(step)).OfType<Topic>().Reverse().ToImmutableArray());

    public static IEnumerable<Topic> ChildrenOf(Slug? parent, Site site) => site.Topics.Where(topic => topic.Parent?.Value == parent);
}
