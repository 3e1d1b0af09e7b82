using System.ComponentModel;
using System.Diagnostics;
using IatroX.Tests.Machine;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>Runs another program and hands back what it said.</summary>
internal static class Command
{
    /// <param name="program">Looked up on the path, and installed where that is possible.</param>
    /// <param name="whenMissing">What to install, for the failure of a machine that lacks the program.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, string folder, string whenMissing)
    {
        var start = new ProcessStartInfo(Programs.Find(program) ?? program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start) ?? throw new InvalidOperationException($"The program '{program}' was not found. {whenMissing}");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
