using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>The last order of many items, from which the next, in which few items are others, is made without sorting the rest again. For one use at a time.</summary>
/// <param name="compare">A total order: no two items compare as equal, or it does not matter which comes first.</param>
public sealed class SortedMemo<T>(Comparison<T> compare)
    where T : class
{
    private readonly Comparer<T> comparer = Comparer<T>.Create(compare);
    private ImmutableArray<T> last = [];
    private ImmutableArray<T> sorted = [];

    public ImmutableArray<T> Of(ImmutableArray<T> items)
    {
        var difference = Difference.Of(last.AsSpan(), items.AsSpan());
        var fresh = Enumerable.Range(0, items.Length).Where(i => difference.Before[i] < 0).Select(i => items[i]).ToArray();
        sorted = fresh.Length + difference.Gone.Count > items.Length / 16 ? items.Sort(comparer) : Changed(difference.Gone, fresh);
        last = items;
        return sorted;
    }

    private ImmutableArray<T> Changed(IReadOnlyList<int> gone, T[] fresh)
    {
        var order = sorted.ToBuilder();
        foreach (var place in gone)
        {
            order.RemoveAt(PlaceOf(order, last[place]));
        }
        foreach (var item in fresh)
        {
            var at = Search(order, item);
            order.Insert(at < 0 ? ~at : at, item);
        }
        return order.DrainToImmutable();
    }

    /// <summary>Items that compare as equal stand beside each other.</summary>
    private int PlaceOf(ImmutableArray<T>.Builder order, T item)
    {
        var at = Math.Max(Search(order, item), 0);
        for (var step = 0; ; step++)
        {
            if (at - step >= 0 && ReferenceEquals(order[at - step], item))
            {
                return at - step;
            }
            if (at + step < order.Count && ReferenceEquals(order[at + step], item))
            {
                return at + step;
            }
        }
    }

    private int Search(ImmutableArray<T>.Builder order, T item)
    {
        var (low, high) = (0, order.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var side = comparer.Compare(order[middle], item);
            if (side == 0)
            {
                return middle;
            }
            (low, high) = side < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }
}
