namespace IatroX.Search.Indexing;

/// <summary>One list of strings in ordinal order made of several, and where those of each stand in it.</summary>
/// <param name="Known">By string of the list that was in order already: its place, or -1.</param>
/// <param name="Read">By other list, by string: its place, or -1.</param>
internal sealed record Merged(string[] All, int[] Known, int[][] Read)
{
    /// <param name="known">In ordinal order; those that are left out are null.</param>
    /// <param name="read">In any order, and a string may stand in several lists.</param>
    public static Merged Of(string?[] known, string?[][] read)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in read)
            foreach (var text in list)
                if (text is not null)
                    numbers.TryAdd(text, numbers.Count);
        string[] distinct = [.. numbers.Keys];
        var order = OrdinalOrder.Of(distinct);
        var (all, placesKnown, placesRead) = OrdinalOrder.Union(Array.FindAll(known, text => text is not null)!, Array.ConvertAll(order, i => distinct[i]));
        var placeOf = new int[distinct.Length];
        for (var i = 0; i < order.Length; i++)
            placeOf[order[i]] = placesRead[i];
        var next = 0;
        return new Merged(all, Array.ConvertAll(known, text => text is null ? -1 : placesKnown[next++]),
            Array.ConvertAll(read, list => Array.ConvertAll(list, text => text is null ? -1 : placeOf[numbers[text]])));
    }
}
