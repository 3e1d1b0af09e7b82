using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>How a line stands in a comparison.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,

    /// <summary>Stands for equal lines that are left out.</summary>
    Gap,
}

/// <summary>One line of a comparison.</summary>
public readonly record struct DiffLine(DiffKind Kind, string Text);

/// <summary>Compares two texts line by line: the longest common subsequence is kept, the rest is removed or added.</summary>
/// <remarks>
/// <c>a b c</c> and <c>a c d</c> share <c>a c</c>: <c>a -b c +d</c>. The textbook table (Wagner and Fischer 1974), after the equal start and
/// end are set aside; its cost is the product of what is left, so above a limit everything left counts as replaced.
/// </remarks>
public static class LineDiff
{
    private const int Context = 2;

    /// <summary>2,000 lines against 2,000: some ten milliseconds.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>Changed lines with two equal lines around each; empty when the texts are equal.</summary>
    public static ImmutableArray<DiffLine> Of(string before, string now)
    {
        var lines = All(before.Split('\n'), now.Split('\n'));
        var isShown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind != DiffKind.Same)
            {
                isShown.AsSpan(Math.Max(0, i - Context)..Math.Min(lines.Count, i + Context + 1)).Fill(true);
            }
        }
        var shown = ImmutableArray.CreateBuilder<DiffLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (isShown[i])
            {
                shown.Add(lines[i]);
            }
            else if (shown.Count > 0 && shown[^1].Kind != DiffKind.Gap)
            {
                shown.Add(new DiffLine(DiffKind.Gap, ""));
            }
        }
        if (shown.Count > 0 && shown[^1].Kind == DiffKind.Gap)
        {
            shown.RemoveAt(shown.Count - 1);
        }
        return shown.DrainToImmutable();
    }

    /// <summary>Every line of both texts, equal ones once; no gaps.</summary>
    public static IReadOnlyList<DiffLine> All(string[] before, string[] now)
    {
        var start = before.AsSpan().CommonPrefixLength(now);
        var most = Math.Min(before.Length, now.Length) - start;
        var end = 0;
        while (end < most && before[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }
        List<DiffLine> lines = [.. before[..start].Select(line => new DiffLine(DiffKind.Same, line))];
        Middle(before[start..^end], now[start..^end], lines);
        lines.AddRange(before[^end..].Select(line => new DiffLine(DiffKind.Same, line)));
        return lines;
    }

    private static void Middle(string[] before, string[] now, List<DiffLine> lines)
    {
        var common = (long)before.Length * now.Length <= MostCells ? Common(before, now) : null;
        int i = 0, j = 0;
        while (i < before.Length || j < now.Length)
        {
            if (common is not null && i < before.Length && j < now.Length && before[i] == now[j])
            {
                lines.Add(new DiffLine(DiffKind.Same, before[i]));
                i++;
                j++;
            }
            else if (i < before.Length && (j == now.Length || common is null || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new DiffLine(DiffKind.Removed, before[i++]));
            }
            else
            {
                lines.Add(new DiffLine(DiffKind.Added, now[j++]));
            }
        }
    }

    /// <summary>How many lines the rests of both texts from here on have in common.</summary>
    private static int[,] Common(string[] before, string[] now)
    {
        var common = new int[before.Length + 1, now.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        return common;
    }
}
