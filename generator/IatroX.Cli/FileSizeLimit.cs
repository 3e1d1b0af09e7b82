using System.Runtime.InteropServices;

namespace IatroX.Cli;

/// <summary>Where files may not grow (<c>ulimit -f</c>), the system would end the process without a word.</summary>
internal static class FileSizeLimit
{
    private const int FileSizeExceeded = 25; // SIGXFSZ of Linux and macOS

    // Kept until the process ends: the runtime hands signals over by a thread of its own, and one that arrives when nobody is registered any more ends the process after all.
    private static PosixSignalRegistration? registration;

    /// <summary>From now on a write beyond the limit fails as any other, and is reported.</summary>
    public static void FailWrites() =>
        registration ??= OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create((PosixSignal)FileSizeExceeded, signal => signal.Cancel = true);
}
