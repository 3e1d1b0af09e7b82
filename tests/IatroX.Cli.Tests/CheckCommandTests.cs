using System.Text.Json;

namespace IatroX.Cli.Tests;

public class CheckCommandTests
{
    [Fact]
    public void A_page_with_six_mistakes_is_told_of_all_at_once_with_places_and_suggestions()
    {
        using var site = new CliSite().Write(CliSite.Page, CliSite.Wrong);
        var (code, output, _) = site.Run("check");

        Assert.Equal(1, code);
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal(
        [
            $"{CliSite.Page}:2:11: warning IX411",
            $"{CliSite.Page}:3:13: error IX206",
            $"{CliSite.Page}:4:11: error IX203",
            $"{CliSite.Page}:6:8: warning IX405",
            $"{CliSite.Page}:9:6: warning IX412",
            $"{CliSite.Page}:9:11: error IX404",
            $"{CliSite.Page}:11:1: warning IX410",
        ], lines[..^1].Select(line => line[..(line.IndexOf("IX", StringComparison.Ordinal) + 5)]));
        Assert.Contains("Did you mean 'high'?", output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'test-one'?", output, StringComparison.Ordinal);
        Assert.Contains("3 errors, 4 warnings", lines[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.Full("output")));
    }

    [Fact]
    public void Strict_fails_on_warnings()
    {
        using var site = new CliSite().Write("input/questions/testing/draft.md", "---\nquestion: No question\nconfidence: low\ndraft: true\n---\n");
        Assert.Equal(0, site.Run("check").ExitCode);
        Assert.Equal(1, site.Run("check", "--strict").ExitCode);
    }

    [Fact]
    public void Only_findings_of_the_named_files_and_folders_are_shown()
    {
        using var site = new CliSite().Write(CliSite.Page, CliSite.Wrong).Write("input/questions/other/second.md", CliSite.Wrong);
        var (_, output, _) = site.Run("check", site.Full("input/questions/other"));
        Assert.Contains("other/second.md", output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong.md", output, StringComparison.Ordinal);
        Assert.Equal(2, site.Run("check", site.Full("input/none")).ExitCode);
    }

    [Fact]
    public void What_is_no_part_of_the_site_is_not_called_right()
    {
        using var site = new CliSite();
        using var other = new CliSite();
        var (code, output, error) = site.Run("check", other.Full("input/topics.yaml"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("topics.yaml is not part of the site in", error, StringComparison.Ordinal);
        Assert.Equal(0, site.Run("check", site.Full("input")).ExitCode);
    }

    [Fact]
    public void What_is_said_of_the_whole_content_is_said_of_a_named_page_too()
    {
        using var site = new CliSite().Write(CliSite.Page, DiffCommandTests.Page("What is signed?", "Signed."));
        Assert.Equal(0, site.Run("review", "sign", site.Full(CliSite.Page), "--reviewer", "test-one", "--date", "2026-11-01").ExitCode);
        Assert.Contains("input: note IX508", site.Run("check", site.Full(CliSite.Page)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_cannot_make_workflow_commands_of_its_own()
    {
        using var site = new CliSite().Write(CliSite.Page, CliSite.Wrong.Replace("test-oen", "\"x\\n::error file=a::b%0A::warning::c\"", StringComparison.Ordinal));
        var (_, output, _) = site.Run("check", "--format", "github");

        Assert.All(output.TrimEnd().Split('\n'), line => Assert.Matches("^::(error|warning|notice) file=input/questions/testing/wrong\\.md,line=[0-9]+,col=[0-9]+,title=IX[0-9]{3} [^:,\n]+::", line));
        Assert.Contains("%250A", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_every_finding_with_its_place_and_what_was_accepted()
    {
        using var site = new CliSite().Write(CliSite.Page, CliSite.Wrong.Replace("nice:", "accept: [{code: IX412, reason: A test.}]\nnice:", StringComparison.Ordinal));
        using var report = JsonDocument.Parse(site.Run("check", "--format", "json").Output);

        var findings = report.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(7, findings.Count);
        var accepted = Assert.Single(findings, finding => finding.TryGetProperty("accepted", out _));
        Assert.Equal(("IX412", "note", 10, 6), (accepted.GetProperty("code").GetString(), accepted.GetProperty("severity").GetString(), accepted.GetProperty("line").GetInt32(), accepted.GetProperty("column").GetInt32()));
    }

    [Fact]
    public void Our_own_site_has_no_errors_and_no_warning_but_the_signature_it_waits_for()
    {
        var (code, output, _) = Cli.Run("check", "--site", CliSite.Repository("."), "--as-of", "2026-11-23");
        Assert.Equal(0, code);
        Assert.All(output.Split('\n').Where(line => line.Contains(": warning ", StringComparison.Ordinal)), line => Assert.Contains("IX502", line, StringComparison.Ordinal));
    }
}
