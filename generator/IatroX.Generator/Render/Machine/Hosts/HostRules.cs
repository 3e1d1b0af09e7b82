using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>The one description of how the site is served, from which each host's own format is written.</summary>
internal sealed record HostRules
{
    public required SiteConfig Config { get; init; }

    /// <summary>Sent with every response.</summary>
    public required ImmutableArray<Header> Headers { get; init; }

    /// <summary>Old addresses and where they lead, with the base path.</summary>
    public required ImmutableArray<(string From, string To)> Redirects { get; init; }

    /// <summary>Folders whose files are named for their content and so never change.</summary>
    public ImmutableArray<string> Unchanging => [Config.Href("/assets/"), Config.Href("/cards/"), Config.Href("/" + SearchFiles.PartsFolder)];

    /// <summary>Files that any site may read from a reader's browser.</summary>
    public string Api => Config.Href("/api/");

    public string NotFound => Config.Href(Addresses.NotFound);

    public string PageCaching => string.Create(CultureInfo.InvariantCulture, $"public, max-age={Config.Host.PageMaxAgeSeconds}, must-revalidate");

    /// <summary>For responses that hold such a file; errors and folders below there are no such files.</summary>
    public const string AssetCaching = "public, max-age=31536000, immutable";

    public const string CrossOrigin = "Access-Control-Allow-Origin";

    /// <summary>Twins and API say again what a page says, and a page that search engines are kept from must not be found through them.</summary>
    public const string Robots = "X-Robots-Tag";

    /// <summary>Types that hosts do not know, or know only by extension, by the ending of the file's name.</summary>
    public static ImmutableArray<(string Ending, string Type)> Types =>
    [
        ("feed.xml", AtomFeed.MediaType), ("feed.json", JsonFeed.MediaType), (OpenSearch.Path, OpenSearch.MediaType), (".md", MarkdownTwin.MediaType), (".webmanifest", WebManifest.MediaType),
    ];

    public static HostRules Of(SiteConfig config, ImmutableArray<Redirect> redirects) => new()
    {
        Config = config,
        Headers = SecurityHeaders.Of(config.Host),
        Redirects = [.. redirects.Select(redirect => (config.Href(redirect.From), config.Href(redirect.To)))],
    };
}
