using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>Every file that is there for machines rather than for readers.</summary>
internal static class MachineFiles
{
    /// <param name="pages">The site's pages, whose addresses the sitemap lists.</param>
    public static IEnumerable<OutputFile> Of(Publication publication, ImmutableArray<OutputFile> pages)
    {
        var config = publication.Site.Config;
        return
        [
            .. Sitemap.Of([.. pages.Select(page => page.Indexed).OfType<IndexedPage>()], config),
            Robots.Of(config),
            .. Feeds.Of(publication),
            .. ReviewsJson.Of(publication),
        ];
    }
}
