using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>What a page's head says to machines: how to show it elsewhere, where its other forms are, and its structured data.</summary>
internal sealed class PageHead(Publication publication, Relations relations)
{
    private readonly SiteConfig config = publication.Site.Config;
    private readonly StructuredData structuredData = new(publication, relations);

    /// <summary>Empty for the page that stands in for missing ones: it has no address to speak of.</summary>
    public MachineHead Of(PageFrame frame)
    {
        if (frame.Kind == PageKinds.NotFound)
        {
            return new MachineHead(default, default);
        }
        var html = new StringBuilder(4096);
        OpenGraph(html, frame);
        Alternates(html, frame);
        var data = structuredData.Of(frame);
        html.Append("<script type=\"application/ld+json\">").Append(Encoding.UTF8.GetString(data.Span)).Append("</script>");
        return new MachineHead(new SafeHtml(html.ToString()), data);
    }

    private void OpenGraph(StringBuilder html, PageFrame frame)
    {
        Meta(html, "property", "og:type", frame.Answer is null ? "website" : "article");
        Meta(html, "property", "og:title", frame.Heading);
        Meta(html, "property", "og:description", frame.Description);
        Meta(html, "property", "og:url", config.Absolute(frame.Url));
        Meta(html, "property", "og:site_name", config.Name);
        Meta(html, "property", "og:locale", config.Language.Replace('-', '_'));
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
        Meta(html, "property", "og:image:alt", frame.Answer is null ? config.Name : frame.Heading);
        Meta(html, "name", "twitter:card", "summary_large_image");
    }

    private void Alternates(StringBuilder html, PageFrame frame)
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
        Alternate(html, AtomFeed.MediaType, Addresses.Home + Feeds.AtomName, $"Changes: {config.Name}");
        Alternate(html, JsonFeed.MediaType, Addresses.Home + Feeds.JsonName, $"Changes: {config.Name}");
        html.Append("<link rel=\"search\" type=\"").Append(OpenSearch.MediaType).Append('"');
        Attribute(html, "href", config.Href("/" + OpenSearch.Path));
        Attribute(html, "title", config.Name);
        html.Append(">\n");
    }

    private void Alternate(StringBuilder html, string type, string url, string title)
    {
        html.Append("<link rel=\"alternate\" type=\"").Append(type).Append('"');
        Attribute(html, "href", config.Href(url));
        Attribute(html, "title", title);
        html.Append(">\n");
    }

    private static void Meta(StringBuilder html, string kind, string name, string content)
    {
        if (content.Length > 0)
        {
            html.Append("<meta ").Append(kind).Append("=\"").Append(name).Append('"');
            Attribute(html, "content", content);
            html.Append(">\n");
        }
    }

    private static void Attribute(StringBuilder html, string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"");
        SafeHtml.AppendEscaped(html, value);
        html.Append('"');
    }
}

/// <summary>The part of a head that is for machines, and the structured data in it, whose hash a policy in the page names.</summary>
internal readonly record struct MachineHead(SafeHtml Html, ReadOnlyMemory<byte> StructuredData);
