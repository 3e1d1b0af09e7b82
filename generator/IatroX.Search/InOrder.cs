using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace IatroX.Search;

/// <summary>Parallel work whose results stand in the order of the items, whatever the number of threads.</summary>
/// <remarks>PLINQ cannot be compiled ahead of time (its operators nest generic types without end), so it is banned.</remarks>
public static class InOrder
{
    /// <param name="work">Called once for each item, from any thread.</param>
    /// <param name="jobs">Threads, 1 or more.</param>
    public static ImmutableArray<TResult> Map<T, TResult>(ImmutableArray<T> items, int jobs, Func<T, TResult> work) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Map(items.Length, jobs, () => items, (all, i) => work(all[i])));

    /// <summary>The same for positions from 0.</summary>
    public static TResult[] Map<TResult>(int count, int jobs, Func<int, TResult> work) => Map(count, jobs, () => work, (make, i) => make(i));

    /// <summary>The same for positions from 0, where each thread keeps tools of its own that are dear to make.</summary>
    /// <remarks>The loop ends a thread's turn after a tenth of a second and starts another, which takes the tools that were laid down: what they have learned lasts for all items. Where one item fails, its tools may be taken up half used.</remarks>
    public static TResult[] Map<TTools, TResult>(int count, int jobs, Func<TTools> newTools, Func<TTools, int, TResult> work)
    {
        var results = new TResult[count];
        var idle = new ConcurrentStack<TTools>();
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, () => idle.TryPop(out var tools) ? tools : newTools(), (i, _, tools) =>
            {
                results[i] = work(tools, i);
                return tools;
            }, idle.Push);
        }
        catch (AggregateException failures)
        {
            // Callers know what a single item may throw, not that many ran at once.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        return results;
    }

    /// <summary>Does all of it, in any order and side by side.</summary>
    public static void Run(int jobs, ImmutableArray<Action> work) => Map(work, jobs, action =>
    {
        action();
        return true;
    });
}
