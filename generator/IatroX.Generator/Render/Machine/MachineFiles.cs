using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine.Hosts;

namespace IatroX.Generator.Render.Machine;

/// <summary>Every file that is there for machines rather than for readers.</summary>
internal static class MachineFiles
{
    /// <param name="pages">The site's pages, whose addresses the sitemap lists.</param>
    public static IEnumerable<OutputFile> Of(Publication publication, Relations relations, ImmutableArray<OutputFile> pages)
    {
        var config = publication.Site.Config;
        var redirects = RedirectPages.All(publication);
        return
        [
            .. Sitemap.Of([.. pages.Select(page => page.Indexed).OfType<IndexedPage>()], config),
            Robots.Of(config),
            OpenSearch.Of(config),
            LlmsText.Of(publication),
            .. Feeds.Of(publication),
            .. ReviewsJson.Of(publication),
            .. config.Features.MarkdownTwins ? MarkdownTwin.Of(publication) : [],
            .. config.Features.Api ? ApiFiles.Of(publication, relations) : [],
            .. RedirectPages.Of(redirects, config),
            .. HostFiles.Of(config, redirects),
        ];
    }
}
