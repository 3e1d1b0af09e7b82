using System.Diagnostics;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.WholeSite;

/// <summary>The same input and as-of date give the same bytes, whatever the machine is like.</summary>
public class DeterminismTests
{
    private sealed record Machine(string Language, string TimeZone, int Jobs, bool ReversedFiles, string Mask, int FilesOf);

    private static readonly Machine[] Machines =
    [
        new("en_GB.UTF-8", "Europe/London", 2, false, "022", 2026), new("tr_TR.UTF-8", "Pacific/Auckland", 7, true, "077", 1971), new("ar_SA.UTF-8", "America/St_Johns", 1, true, "000", 2099),
    ];

    [Fact]
    public async Task Output_is_byte_identical_for_any_job_count_culture_time_zone_folder_file_order_umask_and_age_of_files()
    {
        var manifests = new List<string>();
        foreach (var machine in Machines)
        {
            using var site = new TemporaryFolder();
            CopySite(site, machine);
            manifests.Add(await Build(site.FullPath, machine));
            AssertModes(Path.Combine(site.FullPath, "output"), machine.Mask);
        }
        Assert.All(manifests, manifest => Assert.Equal(manifests[0], manifest));
    }

    /// <summary>Whether another page had it already would be a matter of chance.</summary>
    [Theory]
    [InlineData("item.badge.text = item.badge.text + '!'")]
    [InlineData("if item.topic; item.topic.label = item.topic.label + '!'; end")]
    [InlineData("site.name = site.name + '!'")]
    [InlineData("site.nav[0].label = site.nav[0].label + '!'")]
    public void A_template_cannot_assign_to_what_other_pages_show_too(string assignment)
    {
        using var site = new TemporaryFolder();
        CopySite(site, Machines[0]);
        var item = Path.Combine(site.FullPath, "theme/templates/includes/item.html");
        File.WriteAllText(item, $"{{{{~ {assignment} ~}}}}\n{File.ReadAllText(item)}");
        var options = new BuildOptions
        {
            Site = site.FullPath, Input = Path.Combine(site.FullPath, "input"), Theme = Path.Combine(site.FullPath, "theme"), OutputConfig = Path.Combine(site.FullPath, "output-config"),
            Output = Path.Combine(site.FullPath, "output"), AsOf = RepositorySite.LatestDate(),
        };
        var result = SiteBuild.Run(options, new BuildWatch());
        Assert.False(result.IsPublished);
        var error = Assert.Single(result.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("theme/templates/includes/item.html", 1), (error.At.File, error.At.Line));
    }

    /// <summary>A file written last lies elsewhere in its folder on most file systems.</summary>
    private static void CopySite(TemporaryFolder target, Machine machine)
    {
        foreach (var folder in (string[])["input", "theme", "output-config"])
        {
            var files = Directory.GetFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
            foreach (var file in machine.ReversedFiles ? files.Reverse() : files)
            {
                var path = Path.GetRelativePath(Repository.Root, file);
                target.Write(path, File.ReadAllBytes(file));
                File.SetLastWriteTimeUtc(Path.Combine(target.FullPath, path), new DateTime(machine.FilesOf, 2, 3, 4, 5, 6, DateTimeKind.Utc));
            }
        }
    }

    /// <summary>Who may read a published file is what the user's mask says, as for any other program's files; it is no byte of the site.</summary>
    private static void AssertModes(string output, string mask)
    {
        if (!OperatingSystem.IsWindows())
        {
            var expected = (UnixFileMode)(Convert.ToInt32("666", 8) & ~Convert.ToInt32(mask, 8));
            foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
            {
                Assert.Equal(expected, File.GetUnixFileMode(file));
            }
        }
    }

    /// <summary>Builds with the command in a process of its own, whose culture and time zone are set from outside; returns the manifest.</summary>
    private static async Task<string> Build(string site, Machine machine)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "build", "--site", site,
            "--as-of", Dates.Iso(RepositorySite.LatestDate()), "--jobs", machine.Jobs.ToString(CultureInfo.InvariantCulture),
        ];
        var (program, before) = OperatingSystem.IsWindows() ? ("dotnet", Array.Empty<string>()) : ("/bin/sh", ["-c", $"umask {machine.Mask}; exec dotnet \"$@\"", "sh"]);
        var start = new ProcessStartInfo(program, [.. before, .. arguments])
        {
            WorkingDirectory = site,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = machine.Language, ["LC_ALL"] = machine.Language, ["TZ"] = machine.TimeZone },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return await File.ReadAllTextAsync(Path.Combine(site, "output", Manifest.FileName), TestContext.Current.CancellationToken);
    }
}
