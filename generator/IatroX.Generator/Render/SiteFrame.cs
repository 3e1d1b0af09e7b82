using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Machine.Hosts;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render;

/// <summary>Puts the content of a page into the site's shell. What is the same on every page is made once. May be used from many threads.</summary>
internal sealed class SiteFrame
{
    private readonly Publication publication;
    private readonly Theme theme;
    private readonly PageHead head;
    private readonly FrozenDictionary<string, PageTemplate> templates;

    public SiteFrame(Publication publication, Theme theme)
    {
        head = new PageHead(publication, theme);
        this.publication = publication;
        this.theme = theme;
        Items = new ItemViews(publication.Site);
        templates = theme.With(new ViewRecord { ["site"] = SiteView() });
    }

    public SiteConfig Config => publication.Site.Config;

    public ItemViews Items { get; }

    public OutputFile File(PageFrame frame, Func<ViewRecord> view) => File(frame.Url, frame.IsIndexable ? new IndexedPage(frame.Url, frame.Changed) : null, () => frame, _ => view());

    /// <summary>The same, of a page of a kind that has many: its frame, too, is made when the page is.</summary>
    public OutputFile File(string url, IndexedPage? indexed, Func<PageFrame> frame, Func<PageFrame, ViewRecord> view) =>
        new(OutputFile.PathOf(url), output =>
        {
            var shown = frame();
            Render(output, shown, view(shown));
        }) { Indexed = indexed };

    private void Render(IBufferWriter<byte> output, PageFrame frame, ViewRecord view)
    {
        view["page"] = PageView(frame);
        if (Config.Host.Kind != HostKind.Folder)
        {
            templates[frame.Kind].Render(view, output);
            return;
        }
        var page = new ArrayBufferWriter<byte>(64 * 1024);
        templates[frame.Kind].Render(view, page);
        Encoding.UTF8.GetBytes(RelativeLinks.Rewrite(Encoding.UTF8.GetString(page.WrittenSpan), frame.Url, Config.BasePath), output);
    }

    private ViewRecord PageView(PageFrame frame)
    {
        var machines = head.Of(frame);
        return new ViewRecord(16)
        {
            ["kind"] = frame.Kind,
            ["title"] = $"{frame.Title ?? frame.Heading} | {Config.Name}",
            ["heading"] = frame.Heading,
            ["description"] = frame.Description,
            ["canonical"] = frame.Kind == PageKinds.NotFound ? null : Config.Absolute(frame.Url),
            ["robots"] = frame.IsIndexable ? "index,follow,max-snippet:-1,max-image-preview:large" : "noindex",
            ["breadcrumbs"] = View.List(frame.Breadcrumbs, crumb => View.Link(crumb.Label, crumb.Url is null ? null : Config.Href(crumb.Url))),
            ["head_html"] = machines.Html,
            ["header_search"] = frame.Kind is not (PageKinds.Home or PageKinds.Search or PageKinds.NotFound),
            ["styles_href"] = Config.Href(theme.AssetFolder + Theme.StylesPath),
            ["styles_integrity"] = Config.Host.Kind == HostKind.Folder ? null : theme.StylesIntegrity,
            ["csp"] = Config.Host.SendsHeaders ? null : SecurityHeaders.InPage(machines.StructuredData),
        };
    }

    private ViewRecord SiteView() => new(24)
    {
        IsShared = true,
        ["name"] = Config.Name,
        ["tagline"] = Config.Tagline,
        ["language"] = Config.Language,
        ["home_href"] = Config.Href("/"),
        ["search_href"] = Config.Href(Addresses.Search),
        ["a_z_href"] = Config.Href(Addresses.Alphabet),
        ["topics_href"] = Config.Href(Addresses.Topics),
        ["guidelines_href"] = Config.Href(Addresses.Guidelines),
        ["reviewers_href"] = Config.Href(Addresses.Reviewers),
        ["confidence_href"] = Config.Href(Addresses.Confidence),
        ["reviews_href"] = Config.Href(Addresses.Reviews),
        ["whats_new_href"] = Config.Href(Addresses.WhatsNew),
        ["feed_href"] = Config.Href(Addresses.Feed),
        ["from_disk"] = Config.Host.Kind == HostKind.Folder,
        ["nav"] = new ScriptArray
        {
            View.Link("Topics", Config.Href(Addresses.Topics), isShared: true),
            View.Link("A to Z", Config.Href(Addresses.Alphabet), isShared: true),
            View.Link("Guidelines", Config.Href(Addresses.Guidelines), isShared: true),
            View.Link("Reviewers", Config.Href(Addresses.Reviewers), isShared: true),
        },
        ["footer_links"] = View.List(FooterPages(), page => View.Link(page.Title.Value, Config.Href(page.Url), isShared: true)),
        ["disclaimer"] = Config.Disclaimer,
        ["organisation"] = Config.Organisation,
        ["assets"] = Config.Href(theme.AssetFolder),
        ["search_modules"] = Config.Href(Addresses.Search),
    };

    private IEnumerable<PlainPage> FooterPages()
    {
        var named = Config.FooterPages.Select(slug => publication.Pages.FirstOrDefault(page => page.Slug == slug.Value)).OfType<PlainPage>().ToList();
        return named.Concat(publication.Pages.Except(named).OrderBy(page => page.Title.Value, StringComparer.OrdinalIgnoreCase));
    }
}
