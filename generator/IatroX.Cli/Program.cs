using System.CommandLine;
using System.Runtime.InteropServices;
using IatroX.Cli;

// Where files may not grow (ulimit -f), the system would end the process without a word: with a handler the write fails instead, and is reported.
const int fileSizeExceeded = 25; // SIGXFSZ of Linux and macOS
using var limit = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create((PosixSignal)fileSizeExceeded, signal => signal.Cancel = true);

var parsed = CommandTree.Root().Parse(args);
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }) switch
    {
        // System.CommandLine answers wrong usage with 1, which is ours for findings.
        1 when parsed.Errors.Count > 0 => ExitCodes.WrongUsage,
        var code => code,
    };
}
catch (Exception error)
{
    return LastWords.Say(error, Console.Error);
}
