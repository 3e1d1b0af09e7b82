namespace IatroX.Search.Indexing;

/// <summary>
/// Which pages are about the same thing: their questions are alike once the words that only ask are gone
/// ("What is gout?", "How is gout treated?"). Words are taken to ask when they are cues, or when so many questions
/// have them that they name nothing ("people", "affected", "syndrome").
/// </summary>
internal sealed class Subjects
{
    private Subjects(int[][] keys, int[][] groups)
    {
        Keys = keys;
        Groups = groups;
    }

    /// <summary>By page: the terms of its subject, rising.</summary>
    public int[][] Keys { get; }

    /// <summary>Pages of the same subject, in page order; groups in the order of their first page.</summary>
    public int[][] Groups { get; }

    /// <param name="jobs">Threads.</param>
    public static Subjects Find(DocumentSet set, int jobs)
    {
        var keys = InOrder.Map(set.Documents.Length, jobs, i => Key(set, set.Documents[i].Subject));
        var groups = new Dictionary<int[], List<int>>(new SequenceComparer<int>());
        var order = new List<List<int>>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (!groups.TryGetValue(keys[i], out var group))
                order.Add(groups[keys[i]] = group = []);
            group.Add(i);
        }
        return new Subjects(keys, [.. order.Select(group => group.ToArray())]);
    }

    public static bool IsFrame(DocumentSet set, int term) =>
        !IsNumber(set.Terms[term])
        && set.Counts[term].Questions > Math.Max(Weights.FrameQuestions, Weights.FrameShare * set.Documents.Length);

    public static bool IsNumber(string term) => term.Length > 0 && char.IsAsciiDigit(term[0]);

    private static int[] Key(DocumentSet set, ReadOnlySpan<int> subject)
    {
        var key = new int[subject.Length];
        var (count, isTold) = (0, false);
        foreach (var term in subject)
        {
            if (IsFrame(set, term))
                continue;
            key[count++] = term;
            isTold |= !IsNumber(set.Terms[term]);
        }
        if (!isTold)
        {
            subject.CopyTo(key);
            count = key.Length;
        }
        key.AsSpan(0, count).Sort();
        return Distinct(key.AsSpan(0, count));
    }

    private static int[] Distinct(Span<int> rising)
    {
        var count = 0;
        for (var i = 0; i < rising.Length; i++)
            if (i == 0 || rising[i] != rising[i - 1])
                rising[count++] = rising[i];
        return rising[..count].ToArray();
    }
}
