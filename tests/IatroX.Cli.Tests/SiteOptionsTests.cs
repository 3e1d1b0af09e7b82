namespace IatroX.Cli.Tests;

public class SiteOptionsTests
{
    [Theory]
    [InlineData("--site", "")]
    [InlineData("--input", "")]
    [InlineData("--output", " ")]
    [InlineData("--published", "")]
    public void An_empty_path_is_refused_in_words(string option, string path)
    {
        var (code, _, error) = Cli.Run("build", option, path);
        Assert.NotEqual(0, code);
        Assert.Contains($"{option} needs the name of a ", error, StringComparison.Ordinal);
    }

    /// <summary>Findings go to standard error, so the real command is run.</summary>
    [Fact]
    public void A_quiet_build_tells_of_warnings_but_not_of_notes()
    {
        using var site = new CliSite();
        site.Write(CliSite.Page, "---\nquestion: What is a test?\nconfidence: high\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG2]\naccept: [{code: IX413, reason: Test.}]\n---\n\nGive 5 mg.\n\nThen rest [@NG2].\n");
        site.Write("output-config/site.yaml", File.ReadAllText(site.Full("output-config/site.yaml")) + "review: {sign_off: warn}\n");
        Assert.Contains(": note IX413:", Errors(site), StringComparison.Ordinal);
        var quiet = Errors(site, "--quiet");
        Assert.Contains(": warning IX502:", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain(": note ", quiet, StringComparison.Ordinal);
    }

    private static string Errors(CliSite site, params string[] more)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "build", "--no-cache", "--site", site.Folder, "--as-of", "2026-11-23", .. more])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return errors;
    }
}
