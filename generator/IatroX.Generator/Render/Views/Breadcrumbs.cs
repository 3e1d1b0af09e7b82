using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Views;

/// <summary>The way from the home page to a page.</summary>
internal static class Breadcrumbs
{
    private static readonly Crumb Home = new("Home", Addresses.Home);

    public static ImmutableArray<Crumb> To(string label) => [Home, new Crumb(label, null)];

    public static ImmutableArray<Crumb> To(string section, string url, string label) => [Home, new Crumb(section, url), new Crumb(label, null)];

    /// <summary>A part of the list at <paramref name="url"/> to which <paramref name="list"/> leads.</summary>
    public static ImmutableArray<Crumb> Within(ImmutableArray<Crumb> list, string url, string label) => [.. list[..^1], list[^1] with { Url = url }, new Crumb(label, null)];

    public static ImmutableArray<Crumb> To(Topic topic, Site site) =>
    [
        Home, new Crumb("Topics", Addresses.Topics),
        .. TopicTree.PathTo(topic.Id, site).Select(step => new Crumb(step.Title, step.Id == topic.Id ? null : step.Url)),
    ];

    public static ImmutableArray<Crumb> To(Question question, Site site) =>
    [
        Home, new Crumb("Topics", Addresses.Topics),
        .. TopicTree.PathTo(question.Topics[0].Value, site).Select(step => new Crumb(step.Title, step.Url)),
        new Crumb(question.Title.Value, null),
    ];
}
