namespace IatroX.Generator.Model;

/// <summary>Walks the tree of topics; a cycle, which checks report, ends the walk.</summary>
public static class TopicTree
{
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
    public static IReadOnlyList<Topic> PathTo(Slug topic, Site site)
    {
        var path = WithAncestors([topic], site).Select(id => site.TopicById.GetValueOrDefault(id)).OfType<Topic>().ToList();
        path.Reverse();
        return path;
    }

    public static IEnumerable<Topic> ChildrenOf(Slug? parent, Site site) => site.Topics.Where(topic => topic.Parent?.Value == parent);
}
