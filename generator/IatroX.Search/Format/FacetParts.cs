using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes each facet's values with the pages that have them; loaded only by who filters or counts.</summary>
internal static class FacetParts
{
    public static IReadOnlyList<Part> Write(DocumentSet set, int[] order)
    {
        var facets = new SortedDictionary<string, SortedDictionary<string, (string Label, List<int> Pages)>>(StringComparer.Ordinal);
        for (var place = 0; place < order.Length; place++)
        {
            foreach (var value in set.Documents[order[place]].Facets)
            {
                if (!facets.TryGetValue(value.Facet, out var values))
                    facets.Add(value.Facet, values = new(StringComparer.Ordinal));
                if (!values.TryGetValue(value.Id, out var entry))
                    values.Add(value.Id, entry = (value.Label, []));
                if (entry.Pages.Count == 0 || entry.Pages[^1] != place)
                    entry.Pages.Add(place);
            }
        }
        return [.. facets.Select(facet => new Part(facet.Key, facet.Key, WriteFacet(facet.Value, order.Length)))];
    }

    private static byte[] WriteFacet(SortedDictionary<string, (string Label, List<int> Pages)> values, int pages)
    {
        var bytes = new ByteWriter();
        var bits = new BitWriter();
        bytes.Varint(values.Count);
        foreach (var (id, (label, list)) in values)
        {
            bytes.Text(id);
            bytes.Text(label);
            bytes.Varint(list.Count);
            bits.Interpolative([.. list], 0, pages - 1);
            bytes.Varint(bits.Length);
            bits.MoveTo(bytes);
        }
        return Deflate.Compress(bytes.Written);
    }
}
