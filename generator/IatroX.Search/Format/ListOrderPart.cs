using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes in which order pages are listed where filters alone choose them: for each page how many other ranks come first.</summary>
internal static class ListOrderPart
{
    public static IReadOnlyList<Part> Write(DocumentSet set, int[] order, SearchOptions options)
    {
        if (options.Facets.IsEmpty || order.Length == 0)
            return [];
        var ranks = set.Documents.Select(document => document.Listed).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal)
            .Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var bytes = new ByteWriter();
        foreach (var page in order)
            bytes.Varint(ranks[set.Documents[page].Listed]);
        return [new Part("", "", Deflate.Compress(bytes.Written))];
    }
}
