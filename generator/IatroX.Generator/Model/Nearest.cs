namespace IatroX.Generator.Model;

/// <summary>Finds the known name that an author most likely meant.</summary>
public static class Nearest
{
    internal const int MostCharacters = 200;

    /// <summary>Such as <c> Did you mean 'reviewer'?</c>, or nothing when no candidate is near.</summary>
    public static string Suggestion(string written, IEnumerable<string> known) =>
        To(written, known) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>The candidate with the fewest edits, when those are at most a third of its letters; else the shortest that has the written words whole. Ties go to the first by ordinal.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        if (written.Length > MostCharacters)
        {
            return null;
        }
        string? best = null;
        string? longer = null;
        var bestDistance = int.MaxValue;
        foreach (var name in known)
        {
            if (HasWords(name, written) && (longer is null || name.Length < longer.Length || (name.Length == longer.Length && string.CompareOrdinal(name, longer) < 0)))
            {
                longer = name;
            }
            var limit = Math.Max(1, Math.Max(name.Length, written.Length) / 3);
            limit = Math.Min(limit, bestDistance);
            if (Math.Abs(name.Length - written.Length) > limit)
            {
                continue;
            }
            var distance = Distance(written, name, limit);
            if (distance <= limit && (distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(name, best) < 0)))
            {
                (best, bestDistance) = (name, distance);
            }
        }
        return best ?? longer;
    }

    /// <summary>A name that was made longer or shorter by whole words is often the same page: "croup" and "croup-in-children".</summary>
    private static bool HasWords(string name, string written)
    {
        const int shortest = 4;
        return written.Length >= shortest && (HasWhole(name, written) || (name.Length >= shortest && HasWhole(written, name)));
    }

    private static bool HasWhole(ReadOnlySpan<char> name, ReadOnlySpan<char> words)
    {
        for (var at = 0; name[at..].IndexOf(words, StringComparison.OrdinalIgnoreCase) is var next and >= 0; at++)
        {
            at += next;
            var end = at + words.Length;
            if ((at == 0 || name[at - 1] == '-') && (end == name.Length || name[end] == '-'))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Edits between two words without regard to case, where swapping two neighbours is one edit too: "titel" is one from "title".</summary>
    /// <remarks>
    /// Optimal string alignment: the rows of Wagner and Fischer (1974), and the row before them for swaps (Damerau, 1964).
    /// Costs the shorter length times the limit: beside a diagonal of that width every path has more edits (Ukkonen, 1985).
    /// </remarks>
    /// <param name="limit">From so many edits on it does not matter how many more there are.</param>
    private static int Distance(string left, string right, int limit)
    {
        var before = new int[right.Length + 1];
        var above = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            above[j] = j;
        }
        for (var i = 1; i <= left.Length; i++)
        {
            var (from, to) = (Math.Max(1, i - limit), Math.Min(right.Length, i + limit));
            row[from - 1] = from == 1 ? i : limit + 1;
            if (to < right.Length)
            {
                row[to + 1] = limit + 1;
            }
            var least = row[from - 1];
            for (var j = from; j <= to; j++)
            {
                var substitution = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + substitution);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
                least = Math.Min(least, row[j]);
            }
            if (least > limit)
            {
                return limit + 1;
            }
            (before, above, row) = (above, row, before);
        }
        return above[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
