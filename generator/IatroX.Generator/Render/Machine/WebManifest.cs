using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;

namespace IatroX.Generator.Render.Machine;

/// <summary>What a home screen or a list of apps shows for the site (W3C Web Application Manifest). It stays a site: nothing is installed or kept.</summary>
internal static class WebManifest
{
    public const string Path = "site.webmanifest";

    public const string MediaType = "application/manifest+json";

    public static OutputFile Of(SiteConfig config, Theme theme) => OutputFile.Of(Path, () => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", config.Name);
        json.WriteString("description", config.Description);
        json.WriteString("lang", config.Language);
        json.WriteString("id", config.BasePath);
        json.WriteString("start_url", config.BasePath);
        json.WriteString("scope", config.BasePath);
        json.WriteString("display", "browser");
        json.WriteStartArray("icons");
        foreach (var (path, size, _) in ThemeIcons.All.Where(icon => !icon.Opaque))
        {
            json.WriteStartObject();
            json.WriteString("src", config.Href(theme.AssetFolder + path));
            json.WriteString("type", "image/png");
            json.WriteString("sizes", FormattableString.Invariant($"{size}x{size}"));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }));
}
