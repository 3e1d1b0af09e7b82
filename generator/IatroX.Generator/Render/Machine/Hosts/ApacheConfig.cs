using System.Text;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>The file <c>.htaccess</c> of Apache 2.4.38 or later; it may also be included in a Directory section. Needs mod_headers, mod_rewrite, mod_alias, mod_mime, mod_dir and mod_setenvif.</summary>
internal static class ApacheConfig
{
    public const string Path = ".htaccess";

    public static string Write(HostRules rules)
    {
        var text = new StringBuilder("# Made by iatrox.\nOptions -Indexes -MultiViews\nServerSignature Off\nDirectoryIndex index.html\nFileETag MTime Size\n");
        text.Append("AddDefaultCharset utf-8\nAddCharset utf-8 .css .js .json .xml .md .txt .svg\nAddType text/javascript .js\n");
        text.Append("ErrorDocument 404 ").Append(ConfigText.Path(rules.NotFound)).Append('\n');
        foreach (var (ending, type) in HostRules.Types)
        {
            text.Append("<FilesMatch \"").Append(ending.Replace(".", "[.]", StringComparison.Ordinal)).Append("([.](br|gz))?$\">\nForceType \"").Append(type).Append("; charset=utf-8\"\n</FilesMatch>\n");
        }
        foreach (var header in rules.Headers)
        {
            text.Append("Header always set ").Append(header.Name).Append(' ').Append(ConfigText.Quoted(header.Value)).Append('\n');
        }
        foreach (var folder in rules.Unchanging)
        {
            text.Append("SetEnvIf Request_URI ").Append(ConfigText.PatternOfFiles(folder)).Append(" IATROX_ASSET\n");
        }
        // A part of a file that is not there would be kept too: Apache learns of it after it has written this header.
        text.Append("SetEnvIf Range \".\" !IATROX_ASSET\n");
        text.Append("SetEnvIf Request_URI ").Append(ConfigText.PatternBelow(rules.Api)).Append(" IATROX_API\n");
        text.Append("SetEnvIf Request_URI ").Append(ConfigText.PatternOfTwins).Append(" IATROX_TWIN\n");
        foreach (var form in (ReadOnlySpan<string>)["IATROX_API", "IATROX_TWIN"])
        {
            text.Append("Header always set ").Append(HostRules.Robots).Append(" \"noindex\" env=").Append(form).Append('\n');
        }
        // Without "always" only what succeeds is kept.
        text.Append("Header set Cache-Control ").Append(ConfigText.Quoted(HostRules.AssetCaching)).Append(" env=IATROX_ASSET\n");
        text.Append("Header always set Cache-Control ").Append(ConfigText.Quoted(rules.PageCaching)).Append(" env=!IATROX_ASSET\n");
        text.Append("Header set ").Append(HostRules.CrossOrigin).Append(" \"*\" env=IATROX_API\n");
        // Apache would write whole addresses, with http: where another server in front of it speaks https; it cannot be told so for its own redirect to a folder.
        text.Append("RedirectRelative On\nDirectorySlash Off\n<If \"-d %{REQUEST_FILENAME} && %{REQUEST_URI} !~ m#/$#\">\nRedirectMatch 301 \"^/+(.*)$\" \"/$1/\"\n</If>\n");
        foreach (var (from, to) in rules.Redirects)
        {
            text.Append("RedirectMatch 301 ").Append(ConfigText.Pattern(from)).Append(' ').Append(ConfigText.Quoted(ConfigText.Path(to))).Append('\n');
        }
        text.Append("RewriteEngine On\nRewriteRule \"(^|/)[.](?!well-known/)\" - [R=404,L]\n");
        text.Append("RewriteCond %{REQUEST_FILENAME} -d\nRewriteCond %{REQUEST_FILENAME}/index.html !-f\nRewriteRule \"\" - [R=404,L]\n");
        if (rules.Config.Host.Precompress)
        {
            Precompressed(text);
        }
        return text.ToString();
    }

    /// <summary>Sends the smaller file where the browser takes it; Brotli first.</summary>
    private static void Precompressed(StringBuilder text)
    {
        text.Append("RemoveType .gz .br\nAddEncoding br .br\nAddEncoding gzip .gz\nHeader append Vary Accept-Encoding\n");
        foreach (var (encoding, ending) in (ReadOnlySpan<(string, string)>)[("br", "br"), ("gzip", "gz")])
        {
            text.Append("RewriteCond %{HTTP:Accept-Encoding} \\b").Append(encoding).Append("\\b\nRewriteCond %{HTTP:Accept-Encoding} !\\b").Append(encoding).Append("\\s*;\\s*q=0(\\.0*)?\\s*(,|$)\nRewriteCond %{REQUEST_FILENAME}.").Append(ending)
                .Append(" -f\nRewriteRule \"^(.*[^/])$\" \"$1.").Append(ending).Append("\" [END]\n");
        }
    }
}
