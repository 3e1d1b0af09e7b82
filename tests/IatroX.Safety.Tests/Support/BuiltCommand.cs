using System.Diagnostics;

namespace IatroX.Safety.Tests.Support;

/// <summary>The real <c>iatrox</c> in a process of its own.</summary>
internal static class BuiltCommand
{
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "iatrox.dll");

    public static string[] BuildArguments(SmallSite site) => [Assembly, "build", "--quiet", "--site", site.Folder, "--output", site.Output, "--as-of", "2026-03-01", "--jobs", "2"];

    /// <summary>The environment that starts fastest and writes no file of its own.</summary>
    public static Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    public static async Task<(int ExitCode, string Output, string Error)> Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>Through a shell, for what only a shell sets up: limits, closed and full streams. <c>$0</c> is dotnet, <c>"$@"</c> the command.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Shell(string script, params IEnumerable<string> arguments) => Run("/bin/sh", ["-c", script, "dotnet", .. arguments]);
}
