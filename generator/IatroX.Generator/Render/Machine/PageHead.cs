using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;

namespace IatroX.Generator.Render.Machine;

/// <summary>What a page's head says to machines: how to show it elsewhere, where its other forms are, and its structured data.</summary>
internal sealed class PageHead
{
    private readonly Publication publication;
    private readonly SiteConfig config;
    private readonly StructuredData structuredData;
    private readonly byte[] icons;
    private readonly byte[] alternatesOfSite;

    public PageHead(Publication publication, Theme theme)
    {
        this.publication = publication;
        config = publication.Site.Config;
        structuredData = new StructuredData(publication.Site, theme);
        icons = Utf8Output.Of(this, (html, self) => self.Icons(html, theme));
        alternatesOfSite = Utf8Output.Of(this, static (html, self) => self.AlternatesOfSite(html));
    }

    [ThreadStatic]
    private static Utf8Output? kept;

    /// <summary>Valid until the thread asks for the next. Empty for the page that stands in for missing ones: it has no address to speak of.</summary>
    public MachineHead Of(PageFrame frame)
    {
        if (frame.Kind == PageKinds.NotFound)
        {
            return new MachineHead(new Utf8Output(), default);
        }
        var html = kept ??= new Utf8Output();
        html.Clear();
        html.Write(icons);
        OpenGraph(html, frame);
        Alternates(html, frame);
        html.Write("<script type=\"application/ld+json\">"u8);
        var start = html.Length;
        structuredData.Append(html, frame);
        var data = start..html.Length;
        html.Write("</script>"u8);
        return new MachineHead(html, data);
    }

    /// <summary>For what takes no SVG; browsers do not fetch a manifest for a page that was opened from a disk.</summary>
    private void Icons(Utf8Output html, Theme theme)
    {
        if (theme.Icon is null)
        {
            return;
        }
        foreach (var (path, size, opaque) in ThemeIcons.All.Where(icon => icon.Opaque || icon.Path == ThemeIcons.Small))
        {
            html.Write(FormattableString.Invariant($"<link rel=\"{(opaque ? "apple-touch-icon" : "icon")}\" type=\"image/png\" sizes=\"{size}x{size}\""));
            Attribute(html, "href", config.Href(theme.AssetFolder + path));
            html.Write(">\n"u8);
        }
        if (config.Host.Kind != HostKind.Folder)
        {
            html.Write("<link rel=\"manifest\""u8);
            Attribute(html, "href", config.Href("/" + WebManifest.Path));
            html.Write(">\n"u8);
        }
    }

    private void OpenGraph(Utf8Output html, PageFrame frame)
    {
        Meta(html, "property", "og:type", frame.Answer is null ? "website" : "article");
        Meta(html, "property", "og:title", frame.Kind == PageKinds.Withdrawn ? frame.Title ?? frame.Heading : frame.Heading);
        Meta(html, "property", "og:description", frame.Answer is { } shared ? StateWords.Before(shared.State, frame.Description) : frame.Description);
        Meta(html, "property", "og:url", config.Absolute(frame.Url));
        Meta(html, "property", "og:site_name", config.Name);
        if (config.Language.Contains('-', StringComparison.Ordinal))
        {
            Meta(html, "property", "og:locale", config.Language.Replace('-', '_'));
        }
        if (frame is { Answer: not null, Changed: { } changed })
        {
            Meta(html, "property", "article:modified_time", Dates.Iso(changed));
        }
        if (publication.Cards.Of(frame.Url) is not { } card)
        {
            Meta(html, "name", "twitter:card", "summary");
            return;
        }
        Meta(html, "property", "og:image", config.Absolute(card.Url));
        Meta(html, "property", "og:image:type", "image/png");
        Meta(html, "property", "og:image:width", CardSet.Width.ToString(CultureInfo.InvariantCulture));
        Meta(html, "property", "og:image:height", CardSet.Height.ToString(CultureInfo.InvariantCulture));
        Meta(html, "property", "og:image:alt", frame.Answer is { } shown && DrawnLetters.CanBeDrawn(shown.Question.Title.Value) ? frame.Heading : config.Name);
        Meta(html, "name", "twitter:card", "summary_large_image");
    }

    private void Alternates(Utf8Output html, PageFrame frame)
    {
        if (frame.Answer is not null && config.Features.MarkdownTwins)
        {
            Alternate(html, MarkdownTwin.MediaType, frame.Url + MarkdownTwin.Name, "This answer as Markdown");
        }
        if (frame.Answer is not null && config.Features.Api)
        {
            Alternate(html, "application/json", AnswerApi.UrlOf(frame.Answer), "This answer as JSON");
        }
        if (frame.FeedFolder is { } folder)
        {
            Alternate(html, AtomFeed.MediaType, folder + Feeds.AtomName, $"Changes: {frame.Heading}");
            Alternate(html, JsonFeed.MediaType, folder + Feeds.JsonName, $"Changes: {frame.Heading}");
        }
        html.Write(alternatesOfSite);
    }

    private void AlternatesOfSite(Utf8Output html)
    {
        Alternate(html, AtomFeed.MediaType, Addresses.Home + Feeds.AtomName, $"Changes: {config.Name}");
        Alternate(html, JsonFeed.MediaType, Addresses.Home + Feeds.JsonName, $"Changes: {config.Name}");
        html.Write("<link rel=\"search\" type=\""u8).Write(OpenSearch.MediaType).Write("\""u8);
        Attribute(html, "href", config.Href("/" + OpenSearch.Path));
        Attribute(html, "title", config.Name);
        html.Write(">\n"u8);
    }

    private void Alternate(Utf8Output html, string type, string url, string title)
    {
        html.Write("<link rel=\"alternate\" type=\""u8).Write(type).Write("\""u8);
        Attribute(html, "href", config.Href(url));
        Attribute(html, "title", title);
        html.Write(">\n"u8);
    }

    private static void Meta(Utf8Output html, string kind, string name, string content)
    {
        if (content.Length > 0)
        {
            html.Write("<meta "u8).Write(kind).Write("=\""u8).Write(name).Write("\""u8);
            Attribute(html, "content", content);
            html.Write(">\n"u8);
        }
    }

    private static void Attribute(Utf8Output html, string name, string value)
    {
        html.Write(" "u8).Write(name).Write("=\""u8);
        html.WriteEscaped(value);
        html.Write("\""u8);
    }
}

/// <summary>The part of a head that is for machines, and the structured data in it, whose hash a policy in the page names.</summary>
internal readonly record struct MachineHead(Utf8Output Html, Range Data)
{
    public ReadOnlySpan<byte> StructuredData => Html.Written[Data];
}
