namespace IatroX.Search.Indexing;

/// <summary>Pages cut into runs, where threads share work that is the same for any cut.</summary>
internal static class Runs
{
    /// <summary>Enough to even out what threads have to do.</summary>
    private const int Count = 64;

    /// <param name="work">Called for each run, from its first page to behind its last.</param>
    public static void Each(int pages, int jobs, Action<int, int> work) => Map(pages, jobs, (first, end) =>
    {
        work(first, end);
        return true;
    });

    public static T[] Map<T>(int pages, int jobs, Func<int, int, T> work) =>
        InOrder.Map(Count, jobs, run => work(Start(pages, run, Count), Start(pages, run + 1, Count)));

    /// <summary>Where the run of that number begins, of so many.</summary>
    public static int Start(int pages, int run, int runs) => (int)((long)pages * run / runs);
}
