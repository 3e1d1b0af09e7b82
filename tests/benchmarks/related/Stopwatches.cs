using System.Diagnostics;
using System.Globalization;

namespace IatroX.Benchmarks.Related;

/// <summary>Times a piece of work: the first run, as a build meets it, the best of three, and the least processor time of all threads (which a busy machine does not lengthen).</summary>
internal static class Stopwatches
{
    public static T Best<T>(string name, int pages, Func<T> work)
    {
        var times = new TimeSpan[3];
        var processor = new TimeSpan[3];
        var result = default(T);
        for (var i = 0; i < times.Length; i++)
        {
            GC.Collect();
            var used = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            result = work();
            times[i] = Stopwatch.GetElapsedTime(started);
            processor[i] = Environment.CpuUsage.TotalTime - used;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: first {times[0].TotalSeconds:N2} s, best {times.Min().TotalSeconds:N2} s, processor time {processor.Min().TotalSeconds:N2} s, {processor.Min().TotalMicroseconds / Math.Max(pages, 1):N1} µs a page"));
        return result!;
    }
}
