using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IatroX.Benchmarks.Preview;

/// <summary>A running <c>iatrox preview</c>.</summary>
internal sealed partial class PreviewProcess : IDisposable
{
    private readonly Process process;

    private PreviewProcess(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public double ResidentMiB => long.Parse(Resident().Match(File.ReadAllText($"/proc/{process.Id}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024.0;

    public int Handles => Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Length;

    public static async Task<PreviewProcess> StartAsync(SiteCopy site, string command)
    {
        string[] arguments = ["preview", "--site", site.Folder, "--drafts", "--port", "4400"];
        var start = command.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [command, .. arguments]) : new ProcessStartInfo(command, arguments);
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Serving().Match(line) is { Success: true } serving)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new PreviewProcess(process, serving.Groups[1].Value);
            }
        }
        throw new InvalidOperationException("the preview ended before it served anything");
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    [GeneratedRegex(@"at (http://127\.0\.0\.1:\d+/)\.")]
    private static partial Regex Serving();

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();
}
