using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Cli.Tests;

public class ReviewCommandTests
{
    private const string Overdue = "---\nquestion: What is *overdue* @all?\nconfidence: low\nreviewer: test-one\ndate: 2020-03-07\n---\nA test.\n";
    private const string Current = "---\nquestion: What is current?\nconfidence: low\nreviewer: test-one\ndate: 2026-10-01\nnice: [NG1]\n---\nA test [@NG1].\n";
    private const string Older = "---\nquestion: What is older than its guideline?\nconfidence: low\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG1]\n---\nA test [@NG1].\n";

    [Fact]
    public void A_site_judged_as_of_a_later_day_is_signed_with_no_later_day_than_today()
    {
        using var site = new CliSite();
        var later = Dates.Iso(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(30));
        site.Write("input/questions/testing/wrong.md", "---\nquestion: What is a test?\nconfidence: low\nnice: [NG2]\n---\nA test [@NG2].\n");
        Assert.Equal(0, Cli.Run("review", "sign", site.Full("input/questions/testing/wrong.md"), "--reviewer", "test-one", "--site", site.Folder, "--as-of", later).ExitCode);
        var signed = File.ReadAllText(site.Full("input/questions/testing/wrong.md"));
        Assert.Contains("date: ", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("date: " + later, signed, StringComparison.Ordinal);
    }

    [Fact]
    public void Whose_name_a_signature_takes_the_place_of_is_said()
    {
        using var site = new CliSite();
        site.Write("input/reviewers/test-three.yaml", "name: Test Reviewer Three\n");
        site.Write("input/questions/testing/wrong.md", "---\nquestion: What is a test?\nconfidence: low\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG2]\n---\nA test [@NG2].\n");
        string Sign(string reviewer) => Cli.Run("review", "sign", site.Full("input/questions/testing/wrong.md"), "--reviewer", reviewer, "--site", site.Folder).Output;
        Assert.DoesNotContain("in the place of", Sign("test-one"), StringComparison.Ordinal);
        Assert.Contains(" (in the place of test-one, whom the page named until now)\n", Sign("test-three"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_has_not_come_is_not_signed_though_the_site_is_judged_as_of_a_later_one()
    {
        using var site = new CliSite();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        const string page = "---\nquestion: What is a test?\nconfidence: low\nnice: [NG2]\n---\nA test [@NG2].\n";
        site.Write("input/questions/testing/wrong.md", page);
        var (code, _, error) = Cli.Run("review", "sign", site.Full("input/questions/testing/wrong.md"), "--reviewer", "test-one", "--site", site.Folder, "--date", Dates.Iso(today.AddDays(30)), "--as-of", Dates.Iso(today.AddDays(60)));
        Assert.Equal(1, code);
        Assert.Contains($"Nothing was signed: {Dates.Iso(today.AddDays(30))} is after", error, StringComparison.Ordinal);
        Assert.Equal(page, File.ReadAllText(site.Full("input/questions/testing/wrong.md")));
    }

    [Fact]
    public void What_is_due_is_a_table_by_reviewer_and_topic()
    {
        using var site = Site();
        var (code, output, _) = site.Run("review", "due", "--within", "90d");
        Assert.Equal(0, code);
        Assert.Equal(
        [
            "reviewer  topic    due         file                                why",
            "test-one  other    2028-03-07  input/questions/other/older.md      NG1 was updated on 1 June 2026, after this answer was reviewed",
            "test-one  testing  2022-03-07  input/questions/testing/overdue.md  overdue since 2022-03-07",
        ], output.TrimEnd().Split('\n'));
        Assert.Contains("current.md", site.Run("review", "due", "--within", "1000d").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_the_body_of_an_issue_and_content_cannot_mark_it_up()
    {
        using var site = Site();
        Assert.Contains("## Test Reviewer One\n\n### other\n\n- [ ] What is older than its guideline? (`input/questions/other/older.md`): NG1 was updated", site.Run("review", "due", "--format", "markdown").Output, StringComparison.Ordinal);
        Assert.Contains("- [ ] What is \\*overdue\\* &#64;&#8203;all? (`", site.Run("review", "due", "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_reviewer_day_and_reason()
    {
        using var site = Site();
        using var report = JsonDocument.Parse(site.Run("review", "due", "--format", "json").Output);
        var due = report.RootElement.GetProperty("due").EnumerateArray().ToList();
        Assert.Equal(["/questions/older/", "/questions/overdue/"], due.Select(task => task.GetProperty("url").GetString()));
        Assert.Equal("2022-03-07", due[1].GetProperty("due").GetString());
    }

    [Fact]
    public void A_guideline_lists_the_answers_reviewed_before_it_changed()
    {
        using var site = Site();
        var (code, output, _) = site.Run("review", "guideline", "ng1");
        Assert.Equal(0, code);
        Assert.Contains("NG1 Test guideline: current, last updated 2026-06-01.\nTo look at again: 1. Reviewed since: 1.\n", output, StringComparison.Ordinal);
        Assert.Contains("older.md", output, StringComparison.Ordinal);
        Assert.DoesNotContain("current.md", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NG1", "To look at again: 1. Reviewed since: 1.\n\n## Test Reviewer One\n\n### other\n\n- [ ] What is older")]
    [InlineData("NG2", "NG2 Second: current, published 2015-01-01.\n\nTo look at again: 0. Reviewed since: 0.\n")]
    public void A_guideline_as_Markdown_says_how_it_stands_first(string guideline, string expected)
    {
        using var site = Site();
        Assert.Contains(expected, site.Run("review", "guideline", guideline, "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_guideline_is_refused_with_the_nearest()
    {
        using var site = Site();
        var (code, _, error) = site.Run("review", "guideline", "NG11");
        Assert.Equal(2, code);
        Assert.Contains("Did you mean 'NG1'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_reviewer_is_refused_and_nothing_is_written()
    {
        using var site = Site();
        var (code, _, error) = site.Run("review", "sign", site.Full("input/questions/testing/overdue.md"), "--reviewer", "test-noe");
        Assert.Equal(1, code);
        Assert.StartsWith("Nothing was signed: reviewer 'test-noe' is not known. Did you mean 'test-one'?", error, StringComparison.Ordinal);
        Assert.Equal(Overdue, File.ReadAllText(site.Full("input/questions/testing/overdue.md")));
    }

    private static CliSite Site() => new CliSite().Write("input/questions/testing/overdue.md", Overdue).Write("input/questions/testing/current.md", Current).Write("input/questions/other/older.md", Older);
}
