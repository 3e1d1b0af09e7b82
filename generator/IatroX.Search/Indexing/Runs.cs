namespace IatroX.Search.Indexing;

/// <summary>Pages or other items cut into runs, where threads share work that is the same for any cut.</summary>
internal static class Runs
{
    /// <summary>Enough to even out what threads have to do.</summary>
    private const int Count = 64;

    /// <param name="work">Called for each run, from its first item to behind its last.</param>
    public static void Each(int items, int jobs, Action<int, int> work) => Map(items, jobs, (first, end) =>
    {
        work(first, end);
        return true;
    });

    /// <summary>The same, where each thread keeps tools of its own that are dear to make.</summary>
    public static void Each<TTools>(int items, int jobs, Func<TTools> newTools, Action<TTools, int, int> work) => InOrder.Map(Count, jobs, newTools, (tools, run) =>
    {
        work(tools, Start(items, run, Count), Start(items, run + 1, Count));
        return true;
    });

    public static T[] Map<T>(int items, int jobs, Func<int, int, T> work) =>
        InOrder.Map(Count, jobs, run => work(Start(items, run, Count), Start(items, run + 1, Count)));

    /// <summary>Where the run of that number begins, of so many.</summary>
    public static int Start(int items, int run, int runs) => (int)((long)items * run / runs);
}
