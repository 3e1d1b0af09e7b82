using System.Diagnostics;

namespace IatroX.Tests.Machine;

/// <summary>Programs that tests need from the machine: found, or installed from Debian where the user may install.</summary>
internal static class Programs
{
    /// <summary>The Debian package of each.</summary>
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["apache2"] = "apache2", ["chromium"] = "chromium", ["java"] = "default-jre-headless", ["nginx"] = "nginx", ["node"] = "nodejs", ["npm"] = "npm",
    };

    /// <summary>Where servers are, which the path of a plain user leaves out.</summary>
    private static readonly string[] FurtherFolders = ["/usr/local/sbin", "/usr/sbin"];

    /// <summary>Where the program is; null when it is not there and could not be installed.</summary>
    public static string? Find(string program) =>
        OnThisMachine(program) ?? (Packages.TryGetValue(program, out var package) && TryInstall(package) ? OnThisMachine(program) : null);

    /// <exception cref="InvalidOperationException">Says exactly what to install.</exception>
    public static string Require(string program) =>
        Find(program) ?? throw new InvalidOperationException($"The tests need '{program}'. Install it (Debian and Ubuntu: apt-get install {Packages[program]}) and put it on the path.");

    /// <summary>Where the first of these programs is; null when there is none.</summary>
    public static string? OnThisMachine(params ReadOnlySpan<string> programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(FurtherFolders);
        foreach (var program in programs)
        {
            var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
            if (folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } file)
            {
                return file;
            }
        }
        return null;
    }

    public static bool TryInstall(string package)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || OnThisMachine("apt-get") is null)
        {
            return false;
        }
        using var turn = WaitForTurn();
        return Succeeds("install", "--yes", "--quiet", "--no-install-recommends", package)
            || (Succeeds("update", "--quiet") && Succeeds("install", "--yes", "--quiet", "--no-install-recommends", package));
    }

    /// <summary>Test projects run beside each other, and only one may install at a time.</summary>
    private static FileStream WaitForTurn()
    {
        var path = Path.Combine(Path.GetTempPath(), "iatrox-tests-install.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                Thread.Sleep(200);
            }
        }
    }

    private static bool Succeeds(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", arguments) { RedirectStandardInput = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
