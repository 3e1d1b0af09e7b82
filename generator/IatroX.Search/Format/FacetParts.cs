using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes each facet's values with the pages that have them; loaded only by who filters or counts.</summary>
internal static class FacetParts
{
    public static IReadOnlyList<Part> Write(DocumentSet set, int[] order, SearchOptions options) =>
        [.. options.Facets.Select(facet => new Part(facet.Key, facet.Key, WriteFacet(facet.Value, ValuesOf(set, order, facet.Key), order.Length)))];

    private static SortedDictionary<string, (string Label, List<int> Pages)> ValuesOf(DocumentSet set, int[] order, string facet)
    {
        var values = new SortedDictionary<string, (string Label, List<int> Pages)>(StringComparer.Ordinal);
        for (var place = 0; place < order.Length; place++)
        {
            foreach (var value in set.Documents[order[place]].Facets)
            {
                if (value.Facet != facet)
                    continue;
                if (!values.TryGetValue(value.Id, out var entry))
                    values.Add(value.Id, entry = (value.Label, []));
                if (entry.Pages.Count == 0 || entry.Pages[^1] != place)
                    entry.Pages.Add(place);
            }
        }
        return values;
    }

    private static byte[] WriteFacet(string label, SortedDictionary<string, (string Label, List<int> Pages)> values, int pages)
    {
        var bytes = new ByteWriter();
        var bits = new BitWriter();
        bytes.Text(label);
        bytes.Varint(values.Count);
        foreach (var (id, (name, list)) in values)
        {
            bytes.Text(id);
            bytes.Text(name);
            bytes.Varint(list.Count);
            bits.Interpolative([.. list], 0, pages - 1);
            bytes.Varint(bits.Length);
            bits.MoveTo(bytes);
        }
        return Deflate.Compress(bytes.Written);
    }
}
