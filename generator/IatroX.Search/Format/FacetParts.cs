using System.Runtime.InteropServices;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes the facets' values with the pages that have them: one part, since who filters by one counts them all.</summary>
internal static class FacetParts
{
    public static IReadOnlyList<Part> Write(DocumentSet set, int[] order, SearchOptions options)
    {
        if (options.Facets.IsEmpty)
            return [];
        var facets = options.Facets.ToDictionary(facet => facet.Key, _ => new Dictionary<string, (string Label, List<int> Pages)>(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var place = 0; place < order.Length; place++)
            foreach (var facet in set.Documents[order[place]].Facets)
                if (facets.TryGetValue(set.Facets[facet].Facet, out var values))
                    Add(values, set.Facets[facet], place);
        var bytes = new ByteWriter();
        bytes.Varint(options.Facets.Length);
        foreach (var (name, label) in options.Facets)
        {
            bytes.Text(name);
            bytes.Text(label);
            WriteValues(bytes, facets[name], order.Length);
        }
        return [new Part("", "", Deflate.Compress(bytes.Written))];
    }

    private static void Add(Dictionary<string, (string Label, List<int> Pages)> values, FacetValue value, int place)
    {
        if (!values.TryGetValue(value.Id, out var entry))
            values.Add(value.Id, entry = (value.Label, []));
        if (entry.Pages.Count == 0 || entry.Pages[^1] != place)
            entry.Pages.Add(place);
    }

    private static void WriteValues(ByteWriter bytes, Dictionary<string, (string Label, List<int> Pages)> values, int pages)
    {
        var bits = new BitWriter();
        bytes.Varint(values.Count);
        foreach (var (id, (label, list)) in values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            bytes.Text(id);
            bytes.Text(label);
            bytes.Varint(list.Count);
            bits.Interpolative(CollectionsMarshal.AsSpan(list), 0, pages - 1);
            bytes.Varint(bits.Length);
            bits.MoveTo(bytes);
        }
    }
}
