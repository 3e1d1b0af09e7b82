using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>The description by which a browser offers the site as a search engine (OpenSearch 1.1).</summary>
internal static class OpenSearch
{
    public const string Path = "opensearch.xml";

    public const string MediaType = "application/opensearchdescription+xml";

    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    /// <summary>The specification's limits, in characters.</summary>
    private const int ShortNameLength = 16;

    private const int DescriptionLength = 1024;

    public static OutputFile Of(SiteConfig config) => OutputFile.Of(Path, () => XmlText.Write(xml =>
    {
        xml.WriteStartElement("OpenSearchDescription", Namespace);
        xml.Element("ShortName", Shortened(config.Name, ShortNameLength));
        xml.Element("Description", Shortened(config.Description, DescriptionLength));
        xml.WriteStartElement("Url");
        xml.WriteAttributeString("type", "text/html");
        xml.WriteAttributeString("template", config.Absolute(Addresses.Search) + "?q={searchTerms}");
        xml.WriteEndElement();
        xml.WriteStartElement("Url");
        xml.WriteAttributeString("type", MediaType);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("template", config.Absolute("/" + Path));
        xml.WriteEndElement();
        xml.Element("Language", config.Language);
        xml.Element("InputEncoding", "UTF-8");
        xml.WriteEndElement();
    }));

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd();
}
