using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>How a list of values, known by reference, differs from an earlier one, where most stand in the same place as before.</summary>
/// <param name="Before">For each item its place in the earlier list; -1 when it is new.</param>
/// <param name="Gone">Places in the earlier list of what is not there any more.</param>
/// <remarks>
/// Idea: equal beginnings and ends are skipped, and in between equal places; only what then is left is looked up. After one edit of many thousand
/// items the cost is one comparison of two numbers an item, which reads both lists in order and touches none of the items.
/// </remarks>
internal sealed record Difference(int[] Before, IReadOnlyList<int> Gone)
{
    public static Difference Of<T>(ReadOnlySpan<T> earlier, ReadOnlySpan<T> items)
        where T : class
    {
        var before = new int[items.Length];
        var (start, end) = (0, 0);
        var shorter = Math.Min(earlier.Length, items.Length);
        for (; start < shorter && ReferenceEquals(earlier[start], items[start]); start++)
        {
            before[start] = start;
        }
        for (; end < shorter - start && ReferenceEquals(earlier[^(end + 1)], items[^(end + 1)]); end++)
        {
            before[^(end + 1)] = earlier.Length - end - 1;
        }
        var left = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        for (var i = start; i < earlier.Length - end; i++)
        {
            if (i >= items.Length - end || !ReferenceEquals(earlier[i], items[i]))
            {
                left[earlier[i]] = i;
            }
        }
        for (var i = start; i < items.Length - end; i++)
        {
            before[i] = i < earlier.Length - end && ReferenceEquals(earlier[i], items[i]) ? i : left.Remove(items[i], out var place) ? place : -1;
        }
        return new Difference(before, [.. left.Values]);
    }
}
