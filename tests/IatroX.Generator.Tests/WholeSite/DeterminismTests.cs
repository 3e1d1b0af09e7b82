using System.Diagnostics;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.WholeSite;

/// <summary>The same input and as-of date give the same bytes, whatever the machine is like.</summary>
public class DeterminismTests
{
    private static readonly (string Language, string TimeZone, int Jobs, bool ReversedFiles)[] Machines =
    [
        ("en_GB.UTF-8", "Europe/London", 2, false), ("tr_TR.UTF-8", "Pacific/Auckland", 7, true), ("ar_SA.UTF-8", "America/St_Johns", 1, true),
    ];

    [Fact]
    public async Task Output_is_byte_identical_for_any_job_count_culture_time_zone_folder_and_file_order()
    {
        var manifests = new List<string>();
        foreach (var (language, timeZone, jobs, reversedFiles) in Machines)
        {
            using var site = new TemporaryFolder();
            CopySite(site, reversedFiles);
            manifests.Add(await Build(site.FullPath, language, timeZone, jobs));
        }
        Assert.All(manifests, manifest => Assert.Equal(manifests[0], manifest));
    }

    /// <summary>A file written last lies elsewhere in its folder on most file systems.</summary>
    private static void CopySite(TemporaryFolder target, bool reversed)
    {
        foreach (var folder in (string[])["input", "theme", "output-config"])
        {
            var files = Directory.GetFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            foreach (var file in reversed ? files.Reverse() : files)
            {
                target.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
            }
        }
    }

    /// <summary>Builds with the command in a process of its own, whose culture and time zone are set from outside; returns the manifest.</summary>
    private static async Task<string> Build(string site, string language, string timeZone, int jobs)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "build", "--site", site,
            "--as-of", Dates.Iso(RepositorySite.LatestDate()), "--jobs", jobs.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = site,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = timeZone },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return await File.ReadAllTextAsync(Path.Combine(site, "output", Manifest.FileName), TestContext.Current.CancellationToken);
    }
}
