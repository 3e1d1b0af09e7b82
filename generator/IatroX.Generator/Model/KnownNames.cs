namespace IatroX.Generator.Model;

/// <summary>Many names of one kind, in orders in which the nearest to a misspelt one is found without looking at all of them.</summary>
/// <remarks>
/// Of many names only those are compared that stand beside the written one in the order of their letters, read forwards or backwards, and those with which
/// it shares its rarest words: a slip leaves the beginning, the end or a word whole. So each look costs the same, however many names there are.
/// Example: "acute-gowt" finds "acute-gout" beside it; "xcute-gout-adults" finds "acute-gout-adults" by its end.
/// </remarks>
public sealed class KnownNames
{
    /// <summary>So few are all compared.</summary>
    private const int Few = 300;

    /// <summary>On each side in each order, and by words.</summary>
    private const int Neighbours = 40;

    private readonly string[] names;
    private readonly (string Reversed, string Name)[] byEnd = [];
    private readonly Dictionary<string, List<string>> byWord = new(StringComparer.Ordinal);

    public KnownNames(IEnumerable<string> names)
    {
        this.names = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (this.names.Length <= Few)
        {
            return;
        }
        byEnd = [.. this.names.Select(name => (Reversed: Backwards(name), name)).OrderBy(pair => pair.Reversed, StringComparer.Ordinal)];
        foreach (var name in this.names)
        {
            foreach (var word in WordsOf(name))
            {
                if (!byWord.TryGetValue(word, out var having))
                {
                    byWord[word] = having = [];
                }
                having.Add(name);
            }
        }
    }

    /// <summary>Such as <c> Did you mean 'acute-gout'?</c>, or nothing when no name is near.</summary>
    public string Suggestion(string written) => Nearest.Suggestion(written, Candidates(written));

    /// <summary>As <see cref="Nearest.To"/>; null when no name is near.</summary>
    public string? To(string written) => Nearest.To(written, Candidates(written));

    private IEnumerable<string> Candidates(string written)
    {
        if (names.Length <= Few || written.Length > Nearest.MostCharacters)
        {
            return names;
        }
        var beside = Around(Array.BinarySearch(names, written, StringComparer.Ordinal)).Select(i => names[i]);
        var end = Backwards(written);
        var besideByEnd = Around(Array.BinarySearch(byEnd, (end, ""), Comparer<(string Reversed, string)>.Create((a, b) => string.CompareOrdinal(a.Reversed, b.Reversed)))).Select(i => byEnd[i].Name);
        var sharing = WordsOf(written).Select(word => byWord.GetValueOrDefault(word, [])).OrderBy(having => having.Count, Comparer<int>.Default).SelectMany(having => having.Take(Neighbours)).Take(2 * Neighbours);
        return beside.Concat(besideByEnd).Concat(sharing);
    }

    /// <param name="found">As a binary search gives it.</param>
    private IEnumerable<int> Around(int found)
    {
        var at = found < 0 ? ~found : found;
        var first = Math.Max(0, at - Neighbours);
        return Enumerable.Range(first, Math.Min(names.Length, at + Neighbours) - first);
    }

    private static IEnumerable<string> WordsOf(string name) => name.ToLowerInvariant().Split(['-', '/', '.', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);

    private static string Backwards(string name) => string.Create(name.Length, name, (text, from) =>
    {
        from.CopyTo(text);
        text.Reverse();
    });
}
