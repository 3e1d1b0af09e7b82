using System.Runtime.InteropServices;
using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Faults;

/// <summary>What the machine itself refuses: room, permission, somebody who listens.</summary>
public sealed partial class MachineFaultTests : IDisposable
{
    private const string Nothing = "";

    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    private static bool HasShell => !OperatingSystem.IsWindows();

    [Fact]
    public async Task A_file_that_may_not_grow_ends_the_build_with_a_reason_and_the_old_site_stands()
    {
        Assert.SkipUnless(HasShell, "This system has no ulimit.");
        await Publish();
        site.WriteEdition(1);
        // In blocks of 512 bytes: pages fit, scripts and styles do not.
        var (exitCode, _, error) = await BuiltCommand.Shell("ulimit -f 16; exec \"$0\" \"$@\"", [.. BuiltCommand.BuildArguments(site), "--no-cache"]);
        Assert.Equal((3, 0), (exitCode, site.PublishedEdition()));
        Assert.Matches("^iatrox: the machine failed: .*A site published before is unchanged.\n$", error);
        Assert.Empty(site.Leftovers());
    }

    [Fact]
    public async Task A_full_disk_ends_the_build_with_a_reason_and_the_old_site_stands()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux mounts a small file system here.");
        await Publish();
        // A file system of 300 kB in a mount namespace of its own, into which the old site is copied: it holds one site and not two.
        var (exitCode, output, error) = await BuiltCommand.Run("unshare", ["--mount", "--map-root-user", "/bin/sh", "-c",
            """
            set -e
            parent="$1"; shift
            cp -a "$parent" "$parent.copy"
            mount -t tmpfs -o size=$(( $(du -sk "$parent" | cut -f1) * 3 / 2 ))k tmpfs "$parent"
            cp -a "$parent.copy/." "$parent/"
            before=$(cd "$parent" && find output -type f -exec cksum {} + | sort)
            set +e
            dotnet "$@"; code=$?
            after=$(cd "$parent" && find output -type f -exec cksum {} + | sort)
            [ "$before" = "$after" ] && echo unchanged
            ls -A "$parent" | tr '\n' ' '
            exit $code
            """, "sh", site.Parent, .. BuiltCommand.BuildArguments(site), "--no-cache"]);
        Assert.True(exitCode == 3, $"{exitCode}: {output}{error}");
        Assert.Equal("unchanged\n.output.lock output ", output);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_system_that_cannot_be_written_is_not_taken_for_another_build()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux mounts a file system for one process here.");
        await Publish();
        var (exitCode, _, error) = await BuiltCommand.Run("unshare", ["--mount", "--map-root-user", "/bin/sh", "-c",
            "set -e; mount --bind \"$1\" \"$1\"; mount -o remount,bind,ro \"$1\"; shift; exec dotnet \"$@\"", "sh", site.Parent, .. BuiltCommand.BuildArguments(site), "--no-cache"]);
        Assert.Equal(3, exitCode);
        Assert.Contains("Read-only file system", error, StringComparison.Ordinal);
        Assert.DoesNotContain("another build", error, StringComparison.Ordinal);
        Assert.Equal(0, site.PublishedEdition());
    }

    [Theory]
    [InlineData(".iatrox-cache")]
    [InlineData(".iatrox-cache/build")]
    public async Task A_build_that_cannot_be_remembered_is_published_and_says_so(string path)
    {
        await Publish();
        site.WriteEdition(1);
        site.Write(path, "in the way");
        var (exitCode, output, error) = await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site).Where(argument => argument != "--quiet"));
        Assert.True(exitCode == 0, error);
        Assert.Contains("The next build will make everything anew", output, StringComparison.Ordinal);
        Assert.Equal(1, site.PublishedEdition());
    }

    [Fact]
    public async Task A_site_that_nobody_may_write_to_is_published_elsewhere_and_found_unchanged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux mounts a file system for one process here.");
        Assert.Equal(0, (await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site))).ExitCode);
        const string readOnly = "set -e; mount --bind \"$1\" \"$1\"; mount -o remount,bind,ro \"$1\"; mount -t tmpfs tmpfs \"$2\"; shift 2; exec dotnet \"$@\"";
        Directory.CreateDirectory(site.PathOf("elsewhere"));
        string[] arguments = [.. BuiltCommand.BuildArguments(site).Where(argument => argument != "--quiet")];
        Task<(int ExitCode, string Output, string Error)> Build() => BuiltCommand.Run("unshare", ["--mount", "--map-root-user", "/bin/sh", "-c", readOnly, "sh", site.Folder, site.PathOf("elsewhere"), .. arguments]);
        var (exitCode, output, error) = await Build();
        Assert.True(exitCode == 0, error);
        Assert.Contains("Nothing has changed", output, StringComparison.Ordinal);
        arguments = [.. arguments.Select(argument => argument == site.Output ? site.PathOf("elsewhere/output") : argument)];
        (exitCode, output, error) = await Build();
        Assert.True(exitCode == 0, error);
        Assert.Contains("The next build will make everything anew", output, StringComparison.Ordinal);
    }

    /// <summary>As a container has it that is given a volume to publish to.</summary>
    [Fact]
    public async Task An_output_that_is_a_volume_of_its_own_is_refused_in_words_and_a_folder_in_it_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux mounts a file system for one process here.");
        Directory.CreateDirectory(site.Output);
        const string mounted = "set -e; mount -t tmpfs tmpfs \"$1\"; shift; exec dotnet \"$@\"";
        var (exitCode, _, error) = await BuiltCommand.Run("unshare", ["--mount", "--map-root-user", "/bin/sh", "-c", mounted, "sh", site.Output, .. BuiltCommand.BuildArguments(site), "--no-cache"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("is a disk or volume of its own", error, StringComparison.Ordinal);
        Assert.Equal(["output", ".output.lock"], Directory.GetFileSystemEntries(site.Parent).Select(Path.GetFileName).OrderDescending(StringComparer.Ordinal));
        var (inside, output, told) = await BuiltCommand.Run("unshare", ["--mount", "--map-root-user", "/bin/sh", "-c", mounted, "sh", site.Parent, .. BuiltCommand.BuildArguments(site), "--no-cache"]);
        Assert.True(inside == 0, output + told);
    }

    [Theory]
    [InlineData("build", ">/dev/full")]
    [InlineData("build", ">&-")]
    [InlineData("check", ">/dev/full")]
    [InlineData("explain", ">/dev/full")]
    [InlineData("schema", ">/dev/full")]
    public async Task A_listener_that_is_gone_or_full_never_looks_like_success(string command, string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        string[] arguments = command is "explain" ? ["IX203"] : command is "schema" ? [] : ["--site", site.Folder, "--as-of", "2026-03-01"];
        if (command == "build")
        {
            arguments = [.. arguments, "--output", site.Output];
        }
        var (exitCode, _, error) = await BuiltCommand.Shell($"exec \"$0\" \"$@\" {redirection}", [BuiltCommand.Assembly, command, .. arguments]);
        Assert.Equal(3, exitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        if (command == "build")
        {
            Assert.Equal(0, site.PublishedEdition());
        }
    }

    [Fact]
    public void What_may_not_be_read_is_a_finding_each_and_what_may_not_be_written_a_failure()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets one thread be another user to the file system.");
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        site.WriteEdition(1);
        site.Write("input/questions/secret/page.md", "x");
        site.Write("input/pages/secret.md", "x");
        Forbid(site.PathOf("input/questions/secret"), true);
        Forbid(site.PathOf("input/pages/secret.md"), true);
        var (findings, failure) = AsNobody(() => SiteBuild.Run(site.Options, new BuildWatch()).Findings);
        Forbid(site.PathOf("input/questions/secret"), false);
        Assert.Null(failure);
        Assert.Equal(["input/pages/secret.md", "input/questions/secret"], findings.Where(finding => finding.Rule == Rules.UnreadableFile).Select(finding => finding.At.File));
        Assert.All(findings.Where(finding => finding.Rule == Rules.UnreadableFile), finding => Assert.Contains("permission was denied", finding.Message, StringComparison.Ordinal));

        Directory.Delete(site.PathOf("input/questions/secret"), recursive: true);
        File.Delete(site.PathOf("input/pages/secret.md"));
        (_, failure) = AsNobody(() => SiteBuild.Run(site.Options, new BuildWatch()).Findings);
        Assert.True(failure is UnauthorizedAccessException or IOException, failure?.ToString());
        Assert.Equal(0, site.PublishedEdition());
    }

    [Fact]
    public async Task Of_two_builds_at_once_one_publishes_and_the_other_is_turned_away_or_comes_after()
    {
        await Publish();
        for (var round = 1; round <= 3; round++)
        {
            site.WriteEdition(round);
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => BuiltCommand.Run("dotnet", [.. BuiltCommand.BuildArguments(site), "--no-cache"])));
            Assert.Contains(both, build => build.ExitCode == 0);
            Assert.All(both, build => Assert.True(build.ExitCode == 0 || (build.ExitCode == 2 && build.Error.Contains("another build is publishing", StringComparison.Ordinal)), build.Error));
            Assert.Equal(round, site.PublishedEdition());
            Assert.Empty(site.Leftovers());
        }
    }

    private static void Forbid(string path, bool isForbidden)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, isForbidden ? UnixFileMode.None : (UnixFileMode)0b111_101_101);
        }
    }

    private async Task Publish()
    {
        var (exitCode, _, error) = await BuiltCommand.Run("dotnet", [.. BuiltCommand.BuildArguments(site), "--no-cache"]);
        Assert.Equal((0, Nothing), (exitCode, string.Join('\n', error.Split('\n').Where(line => !line.Contains("warning IX", StringComparison.Ordinal)))));
    }

    /// <summary>Runs on a thread whose file access is that of nobody; for other users than root that changes nothing, as they have no more.</summary>
    private static (T? Value, Exception? Failure) AsNobody<T>(Func<T> work)
    {
        const int nobody = 65534;
        var (value, failure) = (default(T), default(Exception));
        var thread = new Thread(() =>
        {
            var before = SetFileUser(nobody);
            failure = Record.Exception(() => { value = work(); });
            _ = SetFileUser(before);
        });
        thread.Start();
        thread.Join();
        return (value, failure);
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileUser(int user);
}
