using System.Globalization;
using System.Text;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>The files <c>_headers</c> and <c>_redirects</c> of Netlify and Cloudflare Pages.</summary>
/// <remarks>Both hosts have pages asked for again at each visit; a second rule for the same header would be joined to the first, so that is left as it is.</remarks>
internal static class HeaderFiles
{
    /// <summary>Rules that Cloudflare Pages reads of each kind.</summary>
    public const int CloudflareRedirects = 2000;

    public static string Headers(HostRules rules)
    {
        var text = new StringBuilder();
        Rule(text, rules.Config.Href("/*"), rules.Headers);
        foreach (var folder in rules.Unchanging)
        {
            Rule(text, folder + "*", [new Header("Cache-Control", HostRules.AssetCaching)]);
        }
        Rule(text, rules.Api + "*", [new Header(HostRules.CrossOrigin, "*"), new Header(HostRules.Robots, "noindex")]);
        Rule(text, rules.Config.Href("/questions/:question/index.md"), [new Header(HostRules.Robots, "noindex")]);
        return text.ToString();
    }

    /// <param name="status">301, with an exclamation mark where a page at the old address would else win.</param>
    /// <param name="most">Rules beyond this are left to the pages at the old addresses.</param>
    public static string Redirects(HostRules rules, string status, int most)
    {
        var text = new StringBuilder();
        foreach (var (from, to) in rules.Redirects.Take(most))
        {
            text.Append(ConfigText.Path(from)).Append(' ').Append(ConfigText.Path(to)).Append(' ').Append(status).Append('\n');
        }
        if (rules.Redirects.Length > most)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {rules.Redirects.Length - most} more are left to the pages at the old addresses: this host reads {most} rules.\n");
        }
        return text.ToString();
    }

    private static void Rule(StringBuilder text, string pattern, IEnumerable<Header> headers)
    {
        text.Append(ConfigText.Line(pattern)).Append('\n');
        foreach (var header in headers)
        {
            text.Append("  ").Append(header.Name).Append(": ").Append(ConfigText.Line(header.Value)).Append('\n');
        }
    }
}
