using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IatroX.Generator.Model;

/// <summary>What was worked out from each of many immutable values, kept while the value and everything else that the result depends on stay what they were.</summary>
/// <remarks>
/// Values are known by reference: a value that cannot change and is still the same one gives the same result. Only the results of the last
/// round are kept, so a memo grows no larger than its site. For one round at a time.
/// </remarks>
public sealed class Memo<T, TResult>
    where T : class
{
    private ImmutableArray<T> last = [];
    private ImmutableArray<TResult> known = [];
    private object? context;

    /// <param name="around">Everything but the item that a result depends on, compared by its own equality.</param>
    /// <param name="work">Called once for each item that is new, from any thread.</param>
    public ImmutableArray<TResult> Map(ImmutableArray<T> items, object around, int jobs, Func<T, TResult> work) =>
        Map(items, around, jobs, () => work, (tool, item) => tool(item));

    /// <summary>The same, where each thread keeps tools of its own that are dear to make.</summary>
    public ImmutableArray<TResult> Map<TTools>(ImmutableArray<T> items, object around, int jobs, Func<TTools> newTools, Func<TTools, T, TResult> work)
    {
        if (!around.Equals(context))
        {
            (last, known, context) = ([], [], around);
        }
        var before = Difference.Of(last.AsSpan(), items.AsSpan()).Before;
        var fresh = Enumerable.Range(0, items.Length).Where(i => before[i] < 0).ToArray();
        var made = InOrder.Map(fresh.Length, jobs, newTools, (tools, i) => work(tools, items[fresh[i]]));
        var results = new TResult[items.Length];
        for (int i = 0, next = 0; i < results.Length; i++)
        {
            results[i] = before[i] < 0 ? made[next++] : known[before[i]];
        }
        last = items;
        return known = ImmutableCollectionsMarshal.AsImmutableArray(results);
    }
}

/// <summary>The last value made, kept while what it was made from stays equal. For one use at a time.</summary>
public sealed class Memo<TResult>
    where TResult : class
{
    private (object Key, TResult Value)? last;

    /// <param name="key">Everything that the result depends on, compared by its own equality.</param>
    public TResult Of(object key, Func<TResult> make)
    {
        if (last is not { } known || !known.Key.Equals(key))
        {
            last = known = (key, make());
        }
        return known.Value;
    }
}

/// <summary>A list that is equal to another when it has the same items in the same order: strings by their text, other values by reference.</summary>
public sealed class Equal<T>(T[] items)
    where T : class?
{
    private readonly T[] items = items;

    public override bool Equals(object? obj) => obj is Equal<T> list && items.AsSpan().SequenceEqual(list.items, Same);

    public override int GetHashCode() => items.Length;

    private static readonly IEqualityComparer<T> Same = typeof(T) == typeof(string) ? EqualityComparer<T>.Default : ReferenceEqualityComparer.Instance;
}
