using System.Diagnostics;
using System.Security.Cryptography;
using IatroX.Tests.Machine;

namespace IatroX.Cli.Tests;

/// <summary>The schema and the checker from the npm registry, installed on first use into <c>tests/.tools</c> at the versions of the lock file.</summary>
internal static class NpmPackages
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder that holds <c>node_modules</c>.</summary>
    public static Task<string> FolderAsync() => Installed.Value;

    private static async Task<string> InstallAsync()
    {
        var source = CliSite.Repository("tests/IatroX.Cli.Tests/npm");
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var folder = CliSite.Repository($"tests/.tools/cli-{Convert.ToHexStringLower(SHA256.HashData(lockFile))[..12]}");
        var complete = Path.Combine(folder, "installed");
        if (!File.Exists(complete))
        {
            Directory.CreateDirectory(folder);
            foreach (var name in (string[])["package.json", "package-lock.json"])
            {
                File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
            }
            var (code, output) = await RunAsync("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Assert.True(code == 0, $"npm could not install the packages of {source}:\n{output}");
            await File.WriteAllTextAsync(complete, "");
        }
        return folder;
    }

    /// <summary>Runs a program, which is installed where it may be, and gives what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.Require(program), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
