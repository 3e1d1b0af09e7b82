using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine.Hosts;

namespace IatroX.Generator.Render.Machine;

/// <summary>The files that are there for machines rather than for readers; the sitemap and those of single answers apart.</summary>
internal static class MachineFiles
{
    public static IEnumerable<OutputFile> Of(Publication publication)
    {
        var config = publication.Site.Config;
        var redirects = RedirectPages.All(publication);
        return
        [
            Robots.Of(config),
            OpenSearch.Of(config),
            LlmsText.Of(publication),
            .. Feeds.Of(publication),
            .. ReviewsJson.Of(publication),
            .. config.Features.Api ? ApiFiles.Of(publication) : [],
            .. RedirectPages.Of(redirects, config),
            .. HostFiles.Of(config, redirects),
        ];
    }
}
