using System.Runtime.InteropServices;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes each facet's values with the pages that have them; loaded only by who filters or counts.</summary>
internal static class FacetParts
{
    public static IReadOnlyList<Part> Write(DocumentSet set, int[] order, SearchOptions options)
    {
        var facets = options.Facets.ToDictionary(facet => facet.Key, _ => new Dictionary<string, (string Label, List<int> Pages)>(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var place = 0; place < order.Length; place++)
            foreach (var value in set.Documents[order[place]].Facets)
                if (facets.TryGetValue(value.Facet, out var values))
                    Add(values, value, place);
        return [.. options.Facets.Select(facet => new Part(facet.Key, facet.Key, WriteFacet(facet.Value, facets[facet.Key], order.Length)))];
    }

    private static void Add(Dictionary<string, (string Label, List<int> Pages)> values, FacetValue value, int place)
    {
        if (!values.TryGetValue(value.Id, out var entry))
            values.Add(value.Id, entry = (value.Label, []));
        if (entry.Pages.Count == 0 || entry.Pages[^1] != place)
            entry.Pages.Add(place);
    }

    private static byte[] WriteFacet(string label, Dictionary<string, (string Label, List<int> Pages)> values, int pages)
    {
        var bytes = new ByteWriter();
        var bits = new BitWriter();
        bytes.Text(label);
        bytes.Varint(values.Count);
        foreach (var (id, (name, list)) in values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            bytes.Text(id);
            bytes.Text(name);
            bytes.Varint(list.Count);
            bits.Interpolative(CollectionsMarshal.AsSpan(list), 0, pages - 1);
            bytes.Varint(bits.Length);
            bits.MoveTo(bytes);
        }
        return Deflate.Compress(bytes.Written);
    }
}
