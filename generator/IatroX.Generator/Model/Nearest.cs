namespace IatroX.Generator.Model;

/// <summary>Finds the known name that an author most likely meant.</summary>
public static class Nearest
{
    private const int MostCharacters = 200;

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
            if (Math.Abs(name.Length - written.Length) > limit)
            {
                continue;
            }
            var distance = Distance(written, name);
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
        return written.Length >= shortest && ($"-{name}-".Contains($"-{written}-", StringComparison.OrdinalIgnoreCase)
            || (name.Length >= shortest && $"-{written}-".Contains($"-{name}-", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Edits between two words without regard to case, where swapping two neighbours is one edit too: "titel" is one from "title".</summary>
    /// <remarks>
    /// Optimal string alignment: the rows of Wagner and Fischer (1974), and the row before them for swaps (Damerau, 1964).
    /// Costs the product of the two lengths.
    /// </remarks>
    private static int Distance(string left, string right)
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
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + substitution);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
            (before, above, row) = (above, row, before);
        }
        return above[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
