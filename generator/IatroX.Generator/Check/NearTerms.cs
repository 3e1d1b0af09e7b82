namespace IatroX.Generator.Check;

/// <summary>Pairs of long words that differ by one letter left out, put in, or exchanged for another.</summary>
/// <remarks>
/// <para>Idea: two such words become equal when one letter is taken from one or both, so words that share such a shortened form are compared
/// (the deletion neighbourhood of Mor and Fraenkel 1982), never all pairs.</para>
/// <para>Example: "leukodystrophy" and "leucodystrophy" both shorten to "leuodystrophy".</para>
/// <para>Cost: as many table entries as the words have letters.</para>
/// </remarks>
internal static class NearTerms
{
    /// <summary>Short words that differ by a letter are usually different words: "liver", "fever".</summary>
    private const int Shortest = 8;

    /// <summary>For each word the numbers of the words near it.</summary>
    public static ILookup<int, int> Of(IReadOnlyList<string> words)
    {
        var shortened = new Dictionary<ulong, List<int>>();
        for (var word = 0; word < words.Count; word++)
        {
            if (words[word].Length < Shortest || words[word].AsSpan().ContainsAnyExceptInRange('a', 'z'))
            {
                continue;
            }
            Add(HashOf(words[word], -1), word);
            for (var left = 0; left < words[word].Length; left++)
            {
                Add(HashOf(words[word], left), word);
            }
        }
        return shortened.Values.Where(list => list.Count > 1).SelectMany(list => Pairs(list, words)).Distinct().ToLookup(pair => pair.Left, pair => pair.Right);

        void Add(ulong key, int word)
        {
            if (!shortened.TryGetValue(key, out var list))
            {
                shortened[key] = list = [];
            }
            list.Add(word);
        }
    }

    private static IEnumerable<(int Left, int Right)> Pairs(List<int> list, IReadOnlyList<string> words) =>
        from left in list
        from right in list
        where left != right && IsOneEdit(words[left], words[right])
        select (left, right);

    private static bool IsOneEdit(string left, string right)
    {
        var start = left.AsSpan().CommonPrefixLength(right);
        var longest = Math.Max(left.Length, right.Length);
        var end = 0;
        while (end < Math.Min(left.Length, right.Length) - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }
        return longest - start - end <= 1;
    }

    /// <summary>FNV-1a of a word, one letter left out.</summary>
    private static ulong HashOf(string word, int without)
    {
        var hash = 14695981039346656037;
        for (var i = 0; i < word.Length; i++)
        {
            hash = i == without ? hash : (hash ^ word[i]) * 1099511628211;
        }
        return hash;
    }
}
