using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary><c>robots.txt</c>: everything may be visited, so that pages marked <c>noindex</c> can say so; the sitemap is named.</summary>
internal static class Robots
{
    public const string Path = "robots.txt";

    public static OutputFile Of(SiteConfig config) =>
        OutputFile.Text(Path, () => $"User-agent: *\nAllow: /\n\nSitemap: {config.Absolute("/" + Sitemap.Path)}\n");
}
