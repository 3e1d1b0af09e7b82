using System.Text.Json;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>The file <c>staticwebapp.config.json</c> of Azure Static Web Apps.</summary>
internal static class AzureConfig
{
    public const string Path = "staticwebapp.config.json";

    /// <summary>The host's limit for the whole file.</summary>
    public const int MaxBytes = 20 * 1024;

    /// <summary>Kept free for everything that is not a redirect.</summary>
    private const int Reserve = 3 * 1024;

    /// <summary>Redirects that do not fit are left to the pages at the old addresses.</summary>
    public static ReadOnlyMemory<byte> Write(HostRules rules) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("routes");
        foreach (var folder in rules.Unchanging)
        {
            Route(json, folder + "*", ("Cache-Control", HostRules.AssetCaching));
        }
        Route(json, rules.Api + "*", (HostRules.CrossOrigin, "*"), (HostRules.Robots, "noindex"));
        Route(json, rules.Config.Href("/questions/*.{md,markdown}"), (HostRules.Robots, "noindex"));
        var left = MaxBytes - Reserve;
        foreach (var (from, to) in rules.Redirects.Select(redirect => (ConfigText.Path(redirect.From), ConfigText.Path(redirect.To))))
        {
            left -= from.Length + to.Length + """{"route":"","redirect":"","statusCode":301},""".Length;
            if (left < 0)
            {
                break;
            }
            json.WriteStartObject();
            json.WriteString("route", from);
            json.WriteString("redirect", to);
            json.WriteNumber("statusCode", 301);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("responseOverrides");
        json.WriteStartObject("404");
        json.WriteString("rewrite", rules.NotFound);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("globalHeaders");
        foreach (var header in rules.Headers)
        {
            json.WriteString(header.Name, ConfigText.Line(header.Value));
        }
        json.WriteString("Cache-Control", rules.PageCaching);
        json.WriteEndObject();
        json.WriteStartObject("mimeTypes");
        json.WriteString(".md", MarkdownTwin.MediaType);
        json.WriteString(".webmanifest", WebManifest.MediaType);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Route(Utf8JsonWriter json, string route, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        json.WriteStartObject();
        json.WriteString("route", route);
        json.WriteStartObject("headers");
        foreach (var (name, value) in headers)
        {
            json.WriteString(name, value);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
