using System.Collections.Immutable;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>Old addresses: a page each, which any host can serve, that sends readers and search engines on.</summary>
internal static class RedirectPages
{
    /// <summary>Every old address with the page that it leads to now, by address.</summary>
    public static ImmutableArray<Redirect> All(Publication publication) =>
    [
        .. publication.Site.NamedPages.Where(page => publication.Site.WithDrafts || !page.IsDraft)
            .SelectMany(page => page.Aliases.Select(alias => new Redirect(alias.Value, page.Url, page.Title)))
            .OrderBy(redirect => redirect.From, StringComparer.Ordinal),
    ];

    public static IEnumerable<OutputFile> Of(ImmutableArray<Redirect> redirects, SiteConfig config) =>
        redirects.Select(redirect => OutputFile.Text(OutputFile.PathOf(redirect.From), () => Write(redirect, config)));

    internal static string Write(Redirect redirect, SiteConfig config)
    {
        var href = SafeHtml.Escape(config.Host.Kind == HostKind.Folder ? RelativeLinks.Of(redirect.To, redirect.From) : config.Href(redirect.To));
        var title = SafeHtml.Escape(redirect.Title);
        return new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"").Append(SafeHtml.Escape(config.Language)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>Moved: ").Append(title).Append("</title>\n<meta name=\"robots\" content=\"noindex\">\n")
            .Append("<link rel=\"canonical\" href=\"").Append(SafeHtml.Escape(config.Absolute(redirect.To))).Append("\">\n")
            .Append("<meta http-equiv=\"refresh\" content=\"0; url=").Append(href).Append("\">\n</head>\n<body>\n<main>\n<h1>This page has moved</h1>\n")
            .Append("<p><a href=\"").Append(href).Append("\">").Append(title).Append("</a></p>\n</main>\n</body>\n</html>\n").ToString();
    }
}

/// <summary>An old address of this site and where it leads now.</summary>
internal sealed record Redirect(string From, string To, string Title);
