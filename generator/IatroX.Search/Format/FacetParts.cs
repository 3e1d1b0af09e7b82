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
        var pagesWith = PagesWith(set, order);
        var bytes = new ByteWriter();
        bytes.Varint(options.Facets.Length);
        foreach (var (name, label) in options.Facets)
        {
            bytes.Text(name);
            bytes.Text(label);
            WriteValues(bytes, pagesWith.Where(value => set.Facets[value.Key].Facet == name).ToArray(), set, order.Length);
        }
        return [new Part("", "", Deflate.Compress(bytes.Written))];
    }

    /// <summary>The pages that have each value, whatever they call it: under the number by which the first of them has it.</summary>
    private static IEnumerable<KeyValuePair<int, List<int>>> PagesWith(DocumentSet set, int[] order)
    {
        // The values of one id stand together.
        var idOf = new int[set.Facets.Length];
        for (var i = 1; i < idOf.Length; i++)
            idOf[i] = (set.Facets[i].Facet, set.Facets[i].Id) == (set.Facets[i - 1].Facet, set.Facets[i - 1].Id) ? idOf[i - 1] : i;
        var lists = new KeyValuePair<int, List<int>>[set.Facets.Length];
        for (var place = 0; place < order.Length; place++)
        {
            foreach (var facet in set.Documents[order[place]].Facets)
            {
                ref var list = ref lists[idOf[facet]];
                if (list.Value is null)
                    list = new(facet, []);
                if (list.Value!.Count == 0 || list.Value[^1] != place)
                    list.Value.Add(place);
            }
        }
        return lists.Where(list => list.Value is not null);
    }

    /// <param name="values">In the order of their ids.</param>
    private static void WriteValues(ByteWriter bytes, KeyValuePair<int, List<int>>[] values, DocumentSet set, int pages)
    {
        var bits = new BitWriter();
        bytes.Varint(values.Length);
        foreach (var (value, list) in values)
        {
            bytes.Text(set.Facets[value].Id);
            bytes.Text(set.Facets[value].Label);
            bytes.Varint(list.Count);
            bits.Interpolative(CollectionsMarshal.AsSpan(list), 0, pages - 1);
            bytes.Varint(bits.Length);
            bits.MoveTo(bytes);
        }
    }
}
