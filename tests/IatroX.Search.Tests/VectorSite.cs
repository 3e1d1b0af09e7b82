using System.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace IatroX.Search.Tests;

/// <summary>The small site of the shared vectors (<c>pages.json</c>), over which <c>format.json</c> and <c>ranking.json</c> are made.</summary>
internal static class VectorSite
{
    private static readonly JsonElement Site = TestFiles.Vectors("pages.json");

    public static SearchDocument[] Documents { get; } = [.. Site.GetProperty("pages").EnumerateArray().Select(Document)];

    public static Synonym[] Synonyms { get; } = [.. Site.GetProperty("synonyms").EnumerateArray().Select(Texts).Select(pair => new Synonym(pair[0], pair[1]))];

    public static SearchOptions Options { get; } = new(InlineBytes: 0)
    {
        Facets = [.. Site.GetProperty("facets").EnumerateArray().Select(Texts).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
    };

    private static SearchDocument Document(JsonElement page) => new(
        Text(page, "url"), Text(page, "title"), Text(page, "summary"), Texts(page.GetProperty("headings")), Encoding.UTF8.GetBytes(Text(page, "body")),
        Texts(page.GetProperty("topics")), Texts(page.GetProperty("synonyms")), Texts(page.GetProperty("references")), Text(page, "reviewer"),
        [.. page.GetProperty("facets").EnumerateArray().Select(Texts).Select(facet => new FacetValue(facet[0], facet[1], facet[2]))],
        [.. page.GetProperty("display").EnumerateArray().Select(Texts).Select(pair => KeyValuePair.Create(pair[0], pair[1]))]);

    private static string Text(JsonElement page, string name) => page.GetProperty(name).GetString()!;

    private static ImmutableArray<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
