using System.Text;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>A fragment for nginx, to be included in the server block whose root holds the site under its base path.</summary>
/// <remarks>A location with headers of its own would lose the server's, so all headers stand at server level and caching is a variable.</remarks>
internal static class NginxConfig
{
    /// <summary>The folder's name keeps it from being served.</summary>
    public const string Path = ".host/nginx.conf";

    public static string Write(HostRules rules)
    {
        var text = new StringBuilder("# Made by iatrox. Include this in the server block whose root is the folder that holds the site")
            .Append(rules.Config.BasePath.Length > 1 ? " under its path.\n" : ".\n");
        text.Append("index index.html;\nautoindex off;\nabsolute_redirect off;\netag on;\nserver_tokens off;\n");
        text.Append("charset utf-8;\ncharset_types text/css text/plain text/markdown text/xml application/xml application/json application/javascript text/javascript")
            .Append(" image/svg+xml ").AppendJoin(' ', HostRules.Types.Select(type => type.Type).Where(type => type.StartsWith("application/", StringComparison.Ordinal))).Append(";\n");
        // A folder without a page is forbidden to nginx, and a page that is not there to a reader.
        text.Append("error_page 403 404 =404 ").Append(ConfigText.Quoted(rules.NotFound)).Append(";\n");
        if (rules.Config.Host.Precompress)
        {
            text.Append("gzip_static on;\ngzip_vary on;\n");
        }
        text.Append("set $iatrox_caching ").Append(ConfigText.Quoted(rules.PageCaching)).Append(";\nset $iatrox_keeping \"\";\nset $iatrox_origin \"\";\nset $iatrox_robots \"\";\n");
        foreach (var folder in rules.Unchanging)
        {
            text.Append("if ($uri ~ ").Append(ConfigText.PatternOfFiles(folder)).Append(") { set $iatrox_caching \"\"; set $iatrox_keeping ").Append(ConfigText.Quoted(HostRules.AssetCaching)).Append("; }\n");
        }
        // A part of a file that is not there would be kept too: nginx learns of it after it has written this header.
        text.Append("if ($http_range) { set $iatrox_caching ").Append(ConfigText.Quoted(rules.PageCaching)).Append("; set $iatrox_keeping \"\"; }\n");
        text.Append("if ($uri ~ ").Append(ConfigText.PatternBelow(rules.Api)).Append(") { set $iatrox_origin \"*\"; set $iatrox_robots noindex; }\n");
        text.Append("if ($uri ~ ").Append(ConfigText.PatternOfTwins).Append(") { set $iatrox_robots noindex; }\n");
        foreach (var header in rules.Headers)
        {
            text.Append("add_header ").Append(header.Name).Append(' ').Append(ConfigText.Quoted(header.Value)).Append(" always;\n");
        }
        // Without "always" only what succeeds is kept; nginx leaves an empty header out.
        text.Append("add_header Cache-Control $iatrox_caching always;\nadd_header Cache-Control $iatrox_keeping;\nadd_header ").Append(HostRules.CrossOrigin).Append(" $iatrox_origin;\nadd_header ").Append(HostRules.Robots).Append(" $iatrox_robots always;\n");
        text.Append("location ~ \"/[.](?!well-known/)\" { return 404; }\n");
        foreach (var (ending, type) in HostRules.Types)
        {
            text.Append("location ~ \"").Append(ending.Replace(".", "[.]", StringComparison.Ordinal)).Append("$\" { types { } default_type ").Append(type).Append("; }\n");
        }
        foreach (var (from, to) in rules.Redirects)
        {
            text.Append("location = ").Append(ConfigText.Quoted(from)).Append(" { return 301 ").Append(ConfigText.Quoted(ConfigText.Path(to)).AsSpan()[..^1]).Append("$is_args$args\"; }\n");
        }
        return text.ToString();
    }
}
