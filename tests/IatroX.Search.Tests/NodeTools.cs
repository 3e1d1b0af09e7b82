using System.Diagnostics;
using IatroX.Tests.Machine;

namespace IatroX.Search.Tests;

/// <summary>The npm packages that only tests use: installed by their lock file into <c>tests/.tools/search</c>, once.</summary>
internal static class NodeTools
{
    public static string Folder { get; } = TestFiles.Path("tests", ".tools", "search");

    private static readonly Lazy<Task> Installed = new(InstallOnce);

    public static Task Install() => Installed.Value;

    private static async Task InstallOnce()
    {
        Directory.CreateDirectory(Folder);
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(TestFiles.Path("tests", "IatroX.Search.Tests", "npm", name), Path.Combine(Folder, name), overwrite: true);
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "lunr")) && Directory.Exists(Path.Combine(Folder, "node_modules", "typescript")))
            return;
        var start = new ProcessStartInfo(Programs.Require("npm"), ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = Folder };
        using var npm = Process.Start(start)!;
        await npm.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(npm.ExitCode == 0, "The npm packages of the tests could not be installed: see tests/IatroX.Search.Tests/npm/package.json.");
    }
}
