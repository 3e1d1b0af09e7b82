using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Reads the settings of the configured host: <c>output-config/hosts/&lt;host&gt;.yaml</c>, which may be missing.</summary>
internal static class HostParser
{
    /// <param name="name">As in <c>site.yaml</c>; null for any static host.</param>
    public static (Hosting Host, Uri? BaseUrl, ImmutableArray<Diagnostic> Findings) Parse(string? name, ImmutableArray<SourceText> files)
    {
        var host = new Hosting { Kind = KindOf(name) };
        if (name is null || files.FirstOrDefault(file => file.Path == $"hosts/{name}.yaml") is not { } source)
        {
            return (host, null, []);
        }
        var findings = Findings.Of(source);
        var node = YamlReader.Read(source.Text, 1, findings);
        node = node is null ? null : new SchemaCheck(findings).Conforming(node, Schemas.HostSettings(host.Kind), source.File);
        return node is null || findings.Any ? (host, null, [.. findings.All]) : (Settings(host, node), node["base_url"] is { } url ? new Uri(url.Text) : null, []);
    }

    private static Hosting Settings(Hosting host, YamlNode node) => host with
    {
        PageMaxAgeSeconds = node.Number("page_max_age_seconds", host.PageMaxAgeSeconds),
        StrictTransport = node.Flag("strict_transport", host.StrictTransport),
        Precompress = node.Flag("precompress"),
    };

    internal static HostKind KindOf(string? name) => name switch
    {
        "github-pages" => HostKind.GitHubPages,
        "netlify" => HostKind.Netlify,
        "cloudflare-pages" => HostKind.CloudflarePages,
        "azure-static-web-apps" => HostKind.AzureStaticWebApps,
        "nginx" => HostKind.Nginx,
        "apache" => HostKind.Apache,
        "folder" => HostKind.Folder,
        _ => HostKind.Any,
    };
}
