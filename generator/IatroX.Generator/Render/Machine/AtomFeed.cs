using System.Collections.Immutable;
using System.Xml;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>A feed in Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    public const string MediaType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static ReadOnlyMemory<byte> Write(Feed feed, ImmutableArray<FeedEntry> entries) => XmlText.Write(xml =>
    {
        var config = feed.Site.Config;
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, config.Language);
        xml.Element("id", config.Absolute(feed.Page));
        xml.Element("title", feed.Title);
        if (feed.Description.Length > 0)
        {
            xml.Element("subtitle", feed.Description);
        }
        xml.Element("updated", Time(entries.IsEmpty ? feed.Site.AsOf : entries[0].Updated));
        Link(xml, "self", MediaType, config.Absolute(feed.Page + Feeds.AtomName));
        Link(xml, "alternate", "text/html", config.Absolute(feed.Page));
        xml.WriteStartElement("author");
        xml.Element("name", config.Organisation);
        xml.WriteEndElement();
        foreach (var entry in entries)
        {
            Entry(xml, entry, feed.Site);
        }
        xml.WriteEndElement();
    });

    private static void Entry(XmlWriter xml, FeedEntry entry, Site site)
    {
        var question = entry.Answer.Question;
        var address = site.Config.Absolute(question.Url);
        xml.WriteStartElement("entry");
        xml.Element("id", address);
        xml.Element("title", question.Title.Value);
        xml.Element("updated", Time(entry.Updated));
        if (entry.Published is { } published)
        {
            xml.Element("published", Time(published));
        }
        Link(xml, "alternate", "text/html", address);
        foreach (var topic in Feeds.TopicsOf(entry.Answer, site))
        {
            xml.WriteStartElement("category");
            xml.Attribute("term", topic.Id.Value);
            xml.Attribute("label", topic.Title);
            xml.WriteEndElement();
        }
        xml.WriteStartElement("summary");
        xml.WriteAttributeString("type", "text");
        xml.WriteString(XmlText.Legal(Feeds.Summary(entry.Answer)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>Answers have days, not times: midnight stands for the day.</summary>
    internal static string Time(DateOnly day) => Dates.Iso(day) + "T00:00:00Z";
}
