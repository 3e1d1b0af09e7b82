using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace IatroX.Generator.Model;

/// <summary>Parallel work whose results stand in the order of the items, whatever the number of threads.</summary>
/// <remarks>PLINQ cannot be compiled ahead of time (its operators nest generic types without end), so it is banned.</remarks>
public static class InOrder
{
    /// <param name="work">Called once for each item, from any thread.</param>
    /// <param name="jobs">Threads, 1 or more.</param>
    public static ImmutableArray<TResult> Map<T, TResult>(ImmutableArray<T> items, int jobs, Func<T, TResult> work)
    {
        var results = new TResult[items.Length];
        try
        {
            Parallel.For(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i => results[i] = work(items[i]));
        }
        catch (AggregateException failures)
        {
            // Callers know what a single item may throw, not that many ran at once.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }
}
