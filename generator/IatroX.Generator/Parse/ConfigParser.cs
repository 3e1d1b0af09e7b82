using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Reads <c>output-config/site.yaml</c>.</summary>
public static class ConfigParser
{
    /// <summary>Null when the file cannot be used; then findings say why.</summary>
    /// <param name="baseUrl">When given, used in place of the file's.</param>
    /// <param name="hosts">The files under <c>hosts/</c>; that of the configured host counts.</param>
    public static Parsed<SiteConfig?> Parse(SourceText source, Uri? baseUrl, ImmutableArray<SourceText> hosts = default)
    {
        var findings = Findings.Of(source);
        var node = YamlReader.Read(source.Text, 1, findings);
        node = node is null ? null : new SchemaCheck(findings).Conforming(node, Schemas.SiteConfig, "site.yaml");
        if (node is null && !findings.Any)
        {
            findings.Add(Rules.MissingKey, 1, 1, "site.yaml is empty. It needs at least name, tagline, description, base_url, organisation and disclaimer.");
        }
        if (node?["review"] is { } review && Policy(review) is var policy && KeepsAway(policy.DueSoon) && !KeepsAway(policy.Overdue))
        {
            var (early, late) = (review["due_soon"]!, review["overdue"]!);
            findings.Add(Rules.InvalidValue, late.At, $"'overdue': '{late.Text}' would show an answer again once its review is overdue, which 'due_soon: {early.Text}' keeps from readers before. Write 'overdue: {early.Text}', or a milder 'due_soon'.");
        }
        if (node is null || findings.Any)
        {
            return new Parsed<SiteConfig?>(null, findings.All);
        }
        var (host, hostUrl, hostFindings) = HostParser.Parse(node["host"]?.Text, hosts.IsDefault ? [] : hosts);
        return new Parsed<SiteConfig?>(hostFindings.IsEmpty ? Build(node, baseUrl ?? hostUrl) with { Host = host } : null, hostFindings);
    }

    private static SiteConfig Build(YamlNode node, Uri? baseUrl) => new()
    {
        Name = node.Text("name")!.Value.Value,
        Tagline = node.Text("tagline")!.Value.Value,
        Description = node.Text("description")!.Value.Value,
        BaseUrl = WithSlash(baseUrl ?? new Uri(node["base_url"]!.Text)),
        Language = node.Text("language")?.Value ?? "en-GB",
        Organisation = node.Text("organisation")!.Value.Value,
        Developer = node.Text("developer")?.Value,
        Disclaimer = node.Text("disclaimer")!.Value.Value,
        EditUrl = node.Text("edit_url")?.Value,
        ReportUrl = node.Text("report_url")?.Value,
        ListPageSize = node.Number("list_page_size", 100),
        RelatedCount = node.Number("related", 5),
        FooterPages = node.Slugs("footer"),
        Review = node["review"] is { } review ? Policy(review) : new ReviewPolicy(),
        CardFont = node["cards"]?.Text("font")?.Value,
        Features = node["features"] is { } features ? FeaturesOf(features) : new SiteFeatures(),
        Search = new SearchSettings { Lunr = node["search"]?.Flag("lunr") ?? false },
    };

    private static SiteFeatures FeaturesOf(YamlNode node) => new() { MarkdownTwins = node.Flag("markdown", true), Api = node.Flag("api", true) };

    private static ReviewPolicy Policy(YamlNode node)
    {
        var strict = new ReviewPolicy();
        return new ReviewPolicy
        {
            IntervalMonths = node.Number("interval_months", strict.IntervalMonths),
            DueSoonDays = node.Number("due_soon_days", strict.DueSoonDays),
            DueSoon = Action(node["due_soon"], strict.DueSoon),
            Overdue = Action(node["overdue"], strict.Overdue),
            GuidanceChanged = Action(node["guidance_changed"], strict.GuidanceChanged),
            SignOffRequired = node["sign_off"]?.Text != "warn",
            OverdueNoIndex = node.Flag("overdue_noindex", strict.OverdueNoIndex),
        };
    }

    private static bool KeepsAway(PolicyAction action) => action is PolicyAction.Fail or PolicyAction.Withdraw;

    private static PolicyAction Action(YamlNode? node, PolicyAction otherwise) => node?.Text switch
    {
        "note" => PolicyAction.Note,
        "warn" => PolicyAction.Warn,
        "fail" => PolicyAction.Fail,
        "withdraw" => PolicyAction.Withdraw,
        _ => otherwise,
    };

    /// <summary>Without query and fragment, ending in a slash.</summary>
    private static Uri WithSlash(Uri uri)
    {
        var address = uri.GetLeftPart(UriPartial.Path);
        return new Uri(address.EndsWith('/') ? address : address + "/");
    }
}
