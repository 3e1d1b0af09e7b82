using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>The files in which the configured host reads how to serve the site.</summary>
internal static class HostFiles
{
    public static ImmutableArray<OutputFile> Of(SiteConfig config, ImmutableArray<Redirect> redirects)
    {
        var rules = HostRules.Of(config, redirects);
        return config.Host.Kind switch
        {
            HostKind.GitHubPages => [.. GitHubPages(config)],
            HostKind.Netlify =>
            [
                OutputFile.Text("_headers", () => HeaderFiles.Headers(rules)),
                OutputFile.Text("_redirects", () => HeaderFiles.Redirects(rules, "301!", int.MaxValue)),
            ],
            HostKind.CloudflarePages =>
            [
                OutputFile.Text("_headers", () => HeaderFiles.Headers(rules)),
                OutputFile.Text("_redirects", () => HeaderFiles.Redirects(rules, "301", HeaderFiles.CloudflareRedirects)),
            ],
            HostKind.AzureStaticWebApps => [OutputFile.Of(AzureConfig.Path, () => AzureConfig.Write(rules))],
            HostKind.Nginx => [OutputFile.Text(NginxConfig.Path, () => NginxConfig.Write(rules))],
            HostKind.Apache => [OutputFile.Text(ApacheConfig.Path, () => ApacheConfig.Write(rules))],
            _ => [],
        };
    }

    /// <summary>Jekyll would leave out names that begin with an underscore; a domain of one's own is named in CNAME, unless the site lies below a path of it: the name would put it at the root.</summary>
    private static IEnumerable<OutputFile> GitHubPages(SiteConfig config)
    {
        yield return OutputFile.Text(".nojekyll", () => "");
        if (config.BasePath == "/" && !config.BaseUrl.Host.EndsWith(".github.io", StringComparison.OrdinalIgnoreCase))
        {
            yield return OutputFile.Text("CNAME", () => config.BaseUrl.Host + "\n");
        }
    }
}
