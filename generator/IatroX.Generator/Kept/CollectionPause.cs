using System.Runtime;

namespace IatroX.Generator.Kept;

/// <summary>Puts off collecting garbage while nearly all is taken over from the last build: what is read from it stays until the end, and each collection would copy it while all threads wait.</summary>
/// <remarks>For one build of a process at a time; another one collects as ever. The runtime collects again, too, once so much was asked for.</remarks>
internal sealed class CollectionPause : IDisposable
{
    /// <summary>Of new memory; a build of 10,000 pages of which one changed asks for some 450 MB.</summary>
    private const long MostBytes = 400L * 1024 * 1024;

    private static int inUse;

    private bool isPaused;

    private CollectionPause(bool isPaused) => this.isPaused = isPaused;

    /// <param name="bytes">What the build is expected to ask for.</param>
    public static CollectionPause Begin(long bytes)
    {
        if (Interlocked.Exchange(ref inUse, 1) != 0)
        {
            return new CollectionPause(isPaused: false);
        }
        var isPaused = TryStart(Math.Min(bytes, MostBytes));
        if (!isPaused)
        {
            Volatile.Write(ref inUse, 0);
        }
        return new CollectionPause(isPaused);
    }

    /// <summary>False where the machine never gives so much, or something else in the process has put collecting off.</summary>
    private static bool TryStart(long bytes)
    {
        try
        {
            return GC.TryStartNoGCRegion(bytes);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!isPaused)
        {
            return;
        }
        isPaused = false;
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
        Volatile.Write(ref inUse, 0);
    }
}
