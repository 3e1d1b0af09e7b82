using System.Diagnostics;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

public class EditionTests
{
    private const string Change = "changes: [{date: 2026-11-01, kind: clinical, note: Walking in place of rest.}]";

    [Fact]
    public void An_edited_page_is_told_with_who_signed_it_when_and_what_changed()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk").Edit("confidence: high", "confidence: low");

        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
        Assert.Contains("Test Reviewer One signed this answer on 2026-03-07", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'confidence' was 'high' and is 'low'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("taken out 'Take the test. Then rest [@NG1].'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("new in line 10 'Take the test. Then walk [@NG1].'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("iatrox review sign input/questions/testing/first.md --reviewer test-one", finding.Message, StringComparison.Ordinal);
        Assert.Contains("put the signed text back", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backdated_review_is_told_with_the_date_that_was_signed()
    {
        using var site = Committed();
        site.Edit("date: 2026-03-07", "date: 2026-11-01");
        Assert.Contains("'date' was '2026-03-07' and is '2026-11-01'", Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("required", Severity.Error)]
    [InlineData("warn", Severity.Warning)]
    public void A_sign_off_that_was_taken_out_is_told_with_who_signed_and_what_changed(string policy, Severity severity)
    {
        using var site = Committed();
        site.Edit("sign_off: required", "sign_off: " + policy, "output-config/site.yaml");
        site.Edit("signoff: ", "# signoff: ").Edit("Then rest", "Then walk");

        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.Unsigned);
        Assert.Equal(severity, finding.Severity);
        Assert.StartsWith("Test Reviewer One signed this answer on 2026-03-07, and its 'signoff' has been taken out (signed in the edition that Test Committer committed", finding.Message, StringComparison.Ordinal);
        Assert.Contains("new in line 10 'Take the test. Then walk [@NG1].'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("put the signed text and its 'signoff' back", finding.Message, StringComparison.Ordinal);
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.MissingChange);
    }

    [Fact]
    public void A_text_signed_again_must_say_what_changed()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk");
        Assert.Contains(ReviewSigning.Run(site.Options(), [site.Full()], "test-one", SmallSite.Today).Findings, finding => finding.Rule == Rules.MissingChange);

        site.Edit("nice: [NG1]", "nice: [NG1]\n" + Change).Sign(date: "2026-11-01");
        Assert.Empty(site.Codes());

        site.Edit(Change + "\n", "");
        Assert.Contains(site.Check(), finding => finding is { Rule.Code: "IX507", Severity: Severity.Error });
    }

    [Fact]
    public void A_review_that_changed_no_word_needs_no_entry()
    {
        using var site = Committed();
        site.Sign(date: "2026-11-01");
        Assert.Empty(site.Codes());
    }

    [Fact]
    public void The_signed_edition_is_found_behind_unsigned_commits_and_a_rename()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk");
        Commit(site);
        File.Move(site.Full(), site.Full("input/questions/testing/renamed.md"));
        Commit(site);

        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
        Assert.Contains("taken out 'Take the test. Then rest [@NG1].'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallow_clone_is_said_and_nothing_is_guessed()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + Change).Sign(date: "2026-11-01");
        site.Edit(Change + "\n", "");
        Commit(site);
        using var clone = new SmallSite();
        Directory.Delete(clone.Folder, recursive: true);
        Git(site.Folder, "clone", "-q", "--depth", "1", new Uri(site.Folder).AbsoluteUri, clone.Folder);

        var finding = Assert.Single(clone.Check());
        Assert.Equal((Rules.NoHistory, Severity.Note), (finding.Rule, finding.Severity));
        Assert.Contains("shallow clone", finding.Message, StringComparison.Ordinal);
    }

    private static SmallSite Committed()
    {
        var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page()).Sign();
        Git(site.Folder, "init", "-q");
        Commit(site);
        return site;
    }

    private static void Commit(SmallSite site)
    {
        Git(site.Folder, "add", "-A");
        Git(site.Folder, "-c", "user.name=Test Committer", "-c", "user.email=committer@test.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Edition");
    }

    private static void Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Directory.Exists(folder) ? folder : Path.GetTempPath() };
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
