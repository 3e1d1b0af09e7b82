using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Takes typed values out of YAML that its schema has let through.</summary>
internal static class YamlValues
{
    public static Located<string>? Text(this YamlNode node, string key) =>
        node[key] is { } value ? new Located<string>(value.Text.Trim(), value.At) : null;

    public static Located<Slug>? Slug(this YamlNode node, string key) => node[key] is { } value ? AsSlug(value) : null;

    public static Located<DateOnly>? Date(this YamlNode node, string key) =>
        node[key] is { } value && Dates.TryParse(value.Text, out var date) ? new Located<DateOnly>(date, value.At) : null;

    public static Located<GuidelineId>? GuidelineId(this YamlNode node, string key) =>
        node[key] is { } value && Model.GuidelineId.TryParse(value.Text, out var id) ? new Located<GuidelineId>(id, value.At) : null;

    public static bool Flag(this YamlNode node, string key, bool otherwise = false) => node[key] is { } value ? value.Text == "true" : otherwise;

    public static int Number(this YamlNode node, string key, int otherwise) =>
        node[key] is { } value ? int.Parse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : otherwise;

    public static ImmutableArray<Located<string>> Texts(this YamlNode node, string key) =>
        node.Each(key, item => new Located<string>(item.Text.Trim(), item.At));

    public static ImmutableArray<Located<Slug>> Slugs(this YamlNode node, string key) => node.Each(key, AsSlug);

    /// <summary>Old addresses, as a host serves them.</summary>
    public static ImmutableArray<Located<string>> Aliases(this YamlNode node) => [.. node.Texts("aliases").Select(alias => alias with { Value = SitePath.AsUrl(alias.Value) })];

    public static ImmutableArray<YamlNode> Items(this YamlNode node, string key) => node[key]?.Items ?? [];

    private static ImmutableArray<T> Each<T>(this YamlNode node, string key, Func<YamlNode, T> read)
    {
        var items = node.Items(key);
        var values = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            values.Add(read(item));
        }
        return values.DrainToImmutable();
    }

    public static ImmutableArray<AcceptedFinding> Accepted(this YamlNode node) =>
        [.. node.Items("accept").Where(item => item["code"] is not null && item["reason"] is not null).Select(item => new AcceptedFinding(item["code"]!.Text.Trim(), item["reason"]!.Text.Trim(), item["code"]!.At))];

    public static Located<Slug> AsSlug(YamlNode value)
    {
        _ = Model.Slug.TryParse(value.Text, out var slug);
        return new Located<Slug>(slug, value.At);
    }
}
