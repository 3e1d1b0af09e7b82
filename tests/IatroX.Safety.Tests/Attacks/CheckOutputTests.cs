using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Attacks;

/// <summary><c>iatrox check --output</c>: says of a finished site whether it is the one that was published, and holds nothing that it may not.</summary>
public sealed class CheckOutputTests : IDisposable
{
    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_site_as_it_was_published_passes_and_each_change_to_it_is_told()
    {
        Assert.Equal(0, (await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site))).ExitCode);
        var (exitCode, output, error) = await Check();
        Assert.True(exitCode == 0, output + error);

        Append("questions/first/index.html", "<p onclick=\"x\">");
        File.WriteAllText(Path.Combine(site.Output, "new.html"), "x");
        File.Delete(Path.Combine(site.Output, "robots.txt"));
        File.CreateSymbolicLink(Path.Combine(site.Output, "link.txt"), "/etc/passwd");
        (exitCode, output, _) = await Check();
        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["link.txt (a link): error IX701: the manifest does not list this file.", "new.html: error IX701: the manifest does not list this file.",
                "questions/first/index.html: error IX701: the file is not the one that was published.", "robots.txt: error IX701: the file is missing."],
            output.Split('\n').Where(line => line.Contains("IX7", StringComparison.Ordinal) && !line.Contains("explain", StringComparison.Ordinal)).Select(line => line["site/output/".Length..]));
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_a_file_is_told_and_nothing_waits_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This system has no named pipes in folders.");
        Assert.Equal(0, (await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site))).ExitCode);
        await ReplaceByPipe("robots.txt");
        var (exitCode, output, error) = await Check().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("robots.txt: error IX701: this is not a plain file, or it cannot be read.", output, StringComparison.Ordinal);
        await ReplaceByPipe("iatrox-manifest.json");
        (exitCode, output, _) = await Check().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(1, exitCode);
        Assert.Contains("has no manifest that can be read", output, StringComparison.Ordinal);

        Task ReplaceByPipe(string path)
        {
            File.Delete(Path.Combine(site.Output, path));
            return BuiltCommand.Run("mkfifo", Path.Combine(site.Output, path));
        }
    }

    [Fact]
    public async Task A_theme_that_puts_a_script_into_the_page_is_told_with_its_place()
    {
        File.AppendAllText(site.PathOf("theme/templates/home.html"), "<p>Theme</p>\n<script>alert(1)</script>\n");
        Assert.Equal(0, (await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site))).ExitCode);
        var (exitCode, output, _) = await Check();
        Assert.Equal(1, exitCode);
        Assert.Matches(@"site/output/index\.html:\d+:1: error IX702: a script stands in the page itself\.", output);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_not_a_site_is_said()
    {
        var (exitCode, _, error) = await Check();
        Assert.Equal(2, exitCode);
        Assert.Contains("Build the site first", error, StringComparison.Ordinal);
        Directory.CreateDirectory(site.Output);
        (exitCode, var output, _) = await Check();
        Assert.Equal(1, exitCode);
        Assert.Contains("has no manifest that can be read", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> Check() => BuiltCommand.Run("dotnet", BuiltCommand.Assembly, "check", "--site", site.Folder, "--output", site.Output);

    private void Append(string path, string text) => File.AppendAllText(Path.Combine(site.Output, path), text);
}
