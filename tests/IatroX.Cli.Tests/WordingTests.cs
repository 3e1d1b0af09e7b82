namespace IatroX.Cli.Tests;

/// <summary>What commands say to somebody who knows nothing of how they work, beyond what other tests look at.</summary>
public class WordingTests
{
    [Fact]
    public void New_names_the_file_and_the_next_steps()
    {
        using var site = new CliSite();
        var (code, output, _) = site.Run("new", "What is said?", "--topic", "testing");
        Assert.Equal(0, code);
        var lines = output.TrimEnd().Split('\n');
        Assert.EndsWith(Path.Combine("input", "questions", "testing", "what-is-said.md"), lines[0], StringComparison.Ordinal);
        Assert.Equal("Write the answer below the second '---'. 'iatrox check' says what to correct, 'iatrox preview --drafts' shows the page.", lines[1]);
    }

    [Fact]
    public void Signing_says_who_signed_what_and_that_the_commit_is_the_reviewers()
    {
        using var site = new CliSite().Write(CliSite.Page, DiffCommandTests.Page("What is signed?", "Signed."));
        var (code, output, _) = site.Run("review", "sign", site.Full(CliSite.Page), "--reviewer", "test-one", "--date", "2026-11-01");
        Assert.Equal(0, code);
        Assert.Matches($"^Signed: {CliSite.Page}, test-one, 2026-11-01, v1:[0-9a-f]{{64}}\nCommit under the reviewer's own name, so that git shows who signed\\.\n$", output);
        Assert.StartsWith("Signed already: ", site.Run("review", "sign", site.Full(CliSite.Page), "--reviewer", "test-one", "--date", "2026-11-01").Output, StringComparison.Ordinal);
        Assert.Contains("nothing there awaits a signature of test-one", site.Run("review", "sign", site.Full("input"), "--reviewer", "test-one").Error, StringComparison.Ordinal);
        Assert.Contains("'2026-13-01' is not a date such as 2025-08-16.", site.Run("review", "sign", site.Full(CliSite.Page), "--reviewer", "test-one", "--date", "2026-13-01").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_page_that_nobody_signed_is_told_how_it_gets_its_reviewer()
    {
        using var site = new CliSite().Write(CliSite.Page, "---\nquestion: What is finished?\nconfidence: low\n---\n\nAn answer.\n");
        Assert.Contains($"'reviewer' is missing from the front matter. Ask the reviewer to run 'iatrox review sign {CliSite.Page} --reviewer ID', which writes it, or mark the page 'draft: true'.", site.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_says_what_it_made_and_where_it_is_and_a_refused_one_that_nothing_was_lost()
    {
        using var site = new CliSite().Write(CliSite.Page, DiffCommandTests.Page("What is built?", "Built."));
        var (code, output, error) = site.Run("build", "--no-cache");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("error IX502", error, StringComparison.Ordinal);
        Assert.EndsWith("Not published: 1 error, 1 note. Nothing was written.\n", error, StringComparison.Ordinal);

        Assert.Equal(0, site.Run("review", "sign", site.Full(CliSite.Page), "--reviewer", "test-one", "--date", "2026-11-01").ExitCode);
        (code, output, _) = site.Run("build", "--no-cache", "--timings");
        Assert.Equal(0, code);
        Assert.StartsWith("Built 1 answer: ", output, StringComparison.Ordinal);
        Assert.Contains("\nduplicates ", output, StringComparison.Ordinal);
        Assert.Contains($"The site is in {site.Full("output")}.", output, StringComparison.Ordinal);

        site.Write(CliSite.Page, CliSite.Wrong);
        Assert.EndsWith("The site published before is unchanged.\n", site.Run("build", "--no-cache").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("eighty")]
    public void A_port_that_is_none_is_told(string port) => Assert.Contains($"'{port}' is not a port from 1 to 65535.", Cli.Run("preview", "--port", port).Error, StringComparison.Ordinal);
}
