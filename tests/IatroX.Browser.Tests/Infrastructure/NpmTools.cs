using System.Security.Cryptography;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>The checkers from the npm registry, installed on first use into <c>tests/.tools</c> at the versions of the lock file.</summary>
internal static class NpmTools
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder that holds <c>node_modules</c>.</summary>
    public static Task<string> FolderAsync() => Installed.Value;

    private static async Task<string> InstallAsync()
    {
        var source = Repository.At("tests", "IatroX.Browser.Tests", "npm");
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var folder = Repository.At("tests", ".tools", "npm-" + Convert.ToHexStringLower(SHA256.HashData(lockFile))[..12]);
        var complete = Path.Combine(folder, "installed");
        if (File.Exists(complete))
        {
            return folder;
        }
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(source, "package.json"), Path.Combine(folder, "package.json"), overwrite: true);
        File.Copy(Path.Combine(source, "package-lock.json"), Path.Combine(folder, "package-lock.json"), overwrite: true);
        var (exitCode, output) = await Command.RunAsync(
            "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, "Install Node.js 20 or later, with npm, and put it on the path.");
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install the checkers of {source}:\n{output}");
        }
        await File.WriteAllTextAsync(complete, "");
        return folder;
    }
}
