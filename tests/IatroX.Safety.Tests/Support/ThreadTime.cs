using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IatroX.Safety.Tests.Support;

/// <summary>The processor time that this thread has used, which a busy machine changes little; elsewhere than on Linux and macOS, time as it passes.</summary>
internal static partial class ThreadTime
{
    private static readonly int Clock = OperatingSystem.IsLinux() ? 3 : OperatingSystem.IsMacOS() ? 16 : -1;

    public static TimeSpan Now
    {
        get
        {
            if (Clock < 0)
            {
                return Stopwatch.GetElapsedTime(0);
            }
            _ = ReadClock(Clock, out var time);
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
