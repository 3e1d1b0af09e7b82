using System.Runtime.CompilerServices;

namespace IatroX.Generator.Relate;

/// <summary>Many short lists in one array: list <c>i</c> is <c>Items[Starts[i]..Starts[i + 1]]</c>.</summary>
internal sealed record Grouped<T>(int[] Starts, T[] Items)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<T> this[int list]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Items.AsSpan(Starts[list], Starts[list + 1] - Starts[list]);
    }

    public static Grouped<T> From(T[][] lists)
    {
        var starts = new int[lists.Length + 1];
        for (var i = 0; i < lists.Length; i++)
        {
            starts[i + 1] = starts[i] + lists[i].Length;
        }
        var items = new T[starts[^1]];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i].CopyTo(items, starts[i]);
        }
        return new Grouped<T>(starts, items);
    }

    /// <summary>For each of <paramref name="keys"/> keys the ordinals of the lists that hold it, ascending: a counting sort.</summary>
    public static Grouped<int> Invert(Grouped<T> lists, int keys, Func<T, int> keyOf)
    {
        var starts = new int[keys + 1];
        foreach (var item in lists.Items)
        {
            starts[keyOf(item) + 1]++;
        }
        for (var key = 0; key < keys; key++)
        {
            starts[key + 1] += starts[key];
        }
        var items = new int[lists.Items.Length];
        var next = starts.AsSpan(0, keys).ToArray();
        for (var list = 0; list < lists.Count; list++)
        {
            foreach (var item in lists[list])
            {
                items[next[keyOf(item)]++] = list;
            }
        }
        return new Grouped<int>(starts, items);
    }
}
