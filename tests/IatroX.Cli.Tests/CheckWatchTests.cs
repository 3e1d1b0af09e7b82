using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IatroX.Cli.Tests;

/// <summary><c>iatrox check --watch</c> as VS Code runs it: by the lines and patterns of <c>.vscode/tasks.json</c>.</summary>
public class CheckWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Each_save_is_checked_again_and_told_in_the_lines_that_the_editors_task_reads()
    {
        using var site = new CliSite().Write(CliSite.Page, CliSite.Wrong);
        var (pattern, begins, ends) = Matcher();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "check", "--watch", "--site", site.Folder, "--as-of", "2026-11-23"]) { RedirectStandardOutput = true })!;
        try
        {
            var found = await FindingsAsync(process.StandardOutput, pattern, begins, ends);
            Assert.Contains((CliSite.Page, "3", "13", "error", "IX206"), found);
            Assert.Equal(7, found.Count);

            site.Write(CliSite.Page, CliSite.Wrong.Replace("hihg", "high", StringComparison.Ordinal));
            found = await FindingsAsync(process.StandardOutput, pattern, begins, ends);
            Assert.DoesNotContain(found, finding => finding.Code == "IX206");
            Assert.Contains(found, finding => finding.Code == "IX203");

            File.Delete(site.Full(CliSite.Page));
            Assert.Empty(await FindingsAsync(process.StandardOutput, pattern, begins, ends));
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Timings_are_told_beside_the_findings_near_duplicates_by_themselves()
    {
        using var site = new CliSite().Write(CliSite.Page, CliSite.Wrong);
        var (_, output, error) = site.Run("check", "--format", "json", "--timings");
        using var report = JsonDocument.Parse(output);
        Assert.Equal(7, report.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Matches("\nduplicates +[0-9.]+ +[0-9.]+ +[0-9.]+\n", error);
    }

    /// <summary>What is found between the line that begins a check and the one that ends it.</summary>
    private static async Task<List<(string File, string Line, string Column, string Severity, string Code)>> FindingsAsync(StreamReader output, Regex pattern, Regex begins, Regex ends)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var found = new List<(string, string, string, string, string)>();
        while (await output.ReadLineAsync(patience.Token) is { } line && !ends.IsMatch(line))
        {
            if (begins.IsMatch(line))
            {
                found.Clear();
            }
            else if (pattern.Match(line) is { Success: true } match)
            {
                found.Add((match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value));
            }
        }
        return found;
    }

    private static (Regex Pattern, Regex Begins, Regex Ends) Matcher()
    {
        using var tasks = JsonDocument.Parse(File.ReadAllText(CliSite.Repository(".vscode/tasks.json")));
        var task = tasks.RootElement.GetProperty("tasks")[0];
        Assert.EndsWith("check --watch", task.GetProperty("command").GetString(), StringComparison.Ordinal);
        var matcher = task.GetProperty("problemMatcher")[0];
        var background = matcher.GetProperty("background");
        return (Of(matcher.GetProperty("pattern").GetProperty("regexp")), Of(background.GetProperty("beginsPattern")), Of(background.GetProperty("endsPattern")));

        static Regex Of(JsonElement pattern) => new(pattern.GetString()!);
    }
}
