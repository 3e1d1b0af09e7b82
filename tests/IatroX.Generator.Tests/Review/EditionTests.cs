using System.Text;
using IatroX.Generator.Model;
using static IatroX.Generator.Tests.Review.SiteRepository;

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

    [Fact]
    public void A_page_under_another_reviewers_name_is_told_with_the_one_who_signed()
    {
        using var site = Committed();
        site.Write("input/reviewers/test-three.yaml", "name: Test Reviewer Three\n").Edit("reviewer: test-one", "reviewer: test-three");
        var message = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message;
        Assert.StartsWith("Test Reviewer One signed this answer on 2026-03-07, and it is not the same any more", message, StringComparison.Ordinal);
        Assert.Contains("'reviewer' was 'test-one' and is 'test-three'", message, StringComparison.Ordinal);
        Assert.Contains("Ask Test Reviewer Three to read it again", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_history_nobody_is_said_to_have_signed_what_the_page_claims()
    {
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page()).Sign().Edit("date: 2026-03-07", "date: 2026-11-01");
        Assert.StartsWith("the page names Test Reviewer One and 2026-11-01, and its 'signoff' is of another text, reviewer or date. Ask",
            Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Then rest [@NG1].\n", "Then rest [@NG1].  \nFor a week.\n", "Then rest [@NG1].\nFor a week.\n", "only spaces differ, first in line 10")]
    [InlineData("Then rest [@NG1].\n", "Then rest [@NG1].\n\n    code\n\n\n    more\n", "Then rest [@NG1].\n\n    code\n\n    more\n", "only blank lines differ")]
    public void White_space_that_voids_a_signature_is_told_where_it_stands(string was, string signed, string edited, string told)
    {
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page().Replace(was, signed, StringComparison.Ordinal)).Sign();
        Git(site.Folder, "init", "-q");
        Commit(site);
        site.Edit(signed, edited);
        Assert.Contains(told, Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_drafts_are_shown_an_edited_page_is_shown_too_whatever_its_changes_say()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk");
        Assert.All(site.Check(drafts: true), finding => Assert.NotEqual(Severity.Error, finding.Severity));
        Assert.Equal(["IX507", "IX503"], site.Check(drafts: true).Where(finding => finding.StopsPublishing).Select(finding => finding.Rule.Code));
        Assert.Contains(site.Check(), finding => finding is { Rule.Code: "IX507", Severity: Severity.Error });
        Assert.NotNull(new SitePreview(site.Options()).Build().Site);
    }

    [Theory]
    [InlineData("required")]
    [InlineData("warn")]
    public void Taking_out_the_sign_off_of_an_edited_answer_hides_nothing_whatever_the_policy(string policy)
    {
        using var site = Committed();
        site.Edit("sign_off: required", "sign_off: " + policy, "output-config/site.yaml");
        site.Edit("signoff: ", "# signoff: ").Edit("Then rest", "Then walk");

        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.StartsWith("Test Reviewer One signed this answer on 2026-03-07, and its 'signoff' has been taken out (signed in the edition that Test Committer committed", finding.Message, StringComparison.Ordinal);
        Assert.Contains("new in line 10 'Take the test. Then walk [@NG1].'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("put the signed text and its 'signoff' back", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Check(), finding => finding.Rule == Rules.Unsigned);
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.MissingChange);
        Assert.False(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);

        Assert.True(SiteBuild.Run(site.Options(drafts: true), new BuildWatch()).IsPublished);
        var page = File.ReadAllText(site.Full("output/questions/first/index.html"));
        Assert.Contains("Edited since review", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Test Reviewer One", page, StringComparison.Ordinal);
        Assert.DoesNotContain("7 March 2026", page, StringComparison.Ordinal);
        Assert.Contains("Edited since review", Encoding.UTF8.GetString(new SitePreview(site.Options(drafts: true)).Build().Site!.Bytes("questions/first/index.html")!.Value.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date: 2026-03-07", "date: 2026-11-01")]
    [InlineData("reviewer: test-one", "reviewer: test-three")]
    public void An_unsigned_answer_of_which_another_day_or_reviewer_was_signed_is_edited(string signed, string edited)
    {
        using var site = Committed();
        site.Edit("sign_off: required", "sign_off: warn", "output-config/site.yaml").Write("input/reviewers/test-three.yaml", "name: Test Reviewer Three\n");
        site.Edit("signoff: ", "# signoff: ").Edit(signed, edited);
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff && finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("[{date: 2026-11-02, kind: clinical, note: Walking in place of rest.}, {date: 2026-11-01, kind: editorial, note: Words.}]", null)]
    [InlineData("[{date: 2026-11-02, kind: clinical, note: Walking in place of rest.}, {date: 2026-11-01, kind: editorial, note: Better words.}]", null)]
    [InlineData("[{date: 2026-11-01, kind: editorial, note: Walking in place of rest.}]", "'changes' says nothing of it. Add an entry")]
    [InlineData("[{date: 2026-11-02, kind: clinical, note: Walking in place of rest.}]", "'changes' has lost the entry of 2026-11-01, 'Words.'")]
    [InlineData("[{date: 2026-11-02, kind: editorial, note: Walking in place of rest.}, {date: 2026-11-01, kind: clinical, note: Words.}]", "'changes' has lost the entry of 2026-11-01, 'Words.'")]
    [InlineData("[{date: 2026-11-01, kind: editorial, note: Words.}, {date: 2026-11-01, kind: clinical, note: Walking in place of rest.}]", null)]
    [InlineData("[{date: 2026-11-01, kind: editorial, note: Words.}, {date: 2026-10-31, kind: clinical, note: Walking in place of rest.}]", "the new entry is dated 2026-10-31, before that edition was reviewed on 2026-11-01")]
    public void A_new_edition_gains_an_entry_of_its_own_and_loses_none(string changes, string? told)
    {
        const string before = "changes: [{date: 2026-11-01, kind: editorial, note: Words.}]";
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page()).Edit("nice: [NG1]", "nice: [NG1]\n" + before).Sign(date: "2026-11-01");
        Git(site.Folder, "init", "-q");
        Commit(site, "2026-11-01");
        site.Edit("Then rest", "Then walk").Edit(before, "changes: " + changes).Sign(date: "2026-11-02");

        var findings = site.Check().Where(finding => finding.Rule == Rules.MissingChange).ToList();
        Assert.Equal(told is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.Contains(told!, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_review_of_a_day_on_which_git_shows_another_text_is_an_error_that_nobody_can_accept()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + Change + "\naccept: [{code: IX509, reason: It was read on paper.}]").Sign(date: "2026-11-01");
        Commit(site, "2026-11-01");
        Assert.DoesNotContain(site.Check(), finding => finding.Rule == Rules.ReviewBeforeText);

        // The command refuses such a day, so this digest was made elsewhere.
        site.Edit("date: 2026-11-01\n", "date: 2026-03-06\n");
        var question = Assert.Single(site.Questions(out _)).Question;
        site.Edit(site.Read().Split("signoff: ")[1].Split('\n')[0], SignOff.DigestOf(question));
        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.ReviewBeforeText);
        Assert.Equal((Severity.Error, null), (finding.Severity, finding.AcceptedBecause));
        Assert.Contains("this page still said something else on 2026-03-07", finding.Message, StringComparison.Ordinal);
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
    public void A_sign_off_of_a_day_on_which_the_page_said_something_else_is_refused()
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + Change);
        var before = site.Read();

        var refusal = ReviewSigning.Run(site.Options(), [site.Full()], "test-one", new DateOnly(2026, 3, 6)).Refusal;
        Assert.Contains("this page still said something else on 2026-03-07, in commit", refusal, StringComparison.Ordinal);
        Assert.Equal(refusal, ReviewSigning.Run(site.Options() with { AsOf = new DateOnly(2026, 3, 6) }, [site.Full()], "test-one", new DateOnly(2026, 3, 6)).Refusal);
        Assert.Equal(before, site.Read());
        Assert.Null(ReviewSigning.Run(site.Options(), [site.Full()], "test-one", new DateOnly(2026, 3, 7)).Refusal);
    }

    [Fact]
    public void A_sign_off_of_a_day_before_git_had_the_page_is_warned_of_when_signing_and_ever_after()
    {
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page());
        Git(site.Folder, "init", "-q");
        Commit(site);

        var signing = ReviewSigning.Run(site.Options(), [site.Full()], "test-one", new DateOnly(2025, 3, 7));
        Assert.Null(signing.Refusal);
        Assert.Contains("git has this wording only since 2026-03-07", Assert.Single(signing.Findings, finding => finding.Rule == Rules.ReviewBeforeText).Message, StringComparison.Ordinal);
        Commit(site, "2026-03-08");
        Assert.Equal(["IX509 6:7"], site.Codes());
        site.Edit("nice: [NG1]", "nice: [NG1]\naccept: [{code: IX509, reason: Reviewed on the site that this one replaces.}]");
        Assert.Empty(site.Codes());
    }

    [Theory]
    [InlineData("2026-04-07", false)] // a month later
    [InlineData("2026-04-08", true)]
    public void A_pull_request_that_is_squashed_brings_text_and_sign_off_within_a_month(string merged, bool found)
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + Change.Replace("2026-11-01", "2026-03-07", StringComparison.Ordinal)).Sign(date: "2026-03-07");
        Commit(site, merged);
        Assert.Equal(found ? ["IX509 7:7"] : [], site.Codes());
    }

    [Fact]
    public void A_signed_text_that_was_put_back_is_as_old_as_it_was()
    {
        using var site = Committed();
        var signed = site.Read();
        site.Edit("Then rest", "Then walk");
        Commit(site, "2026-05-01");
        site.Write(SmallSite.Path, signed);
        Assert.Empty(site.Codes());
        Commit(site, "2026-05-02");
        Assert.Empty(site.Codes());
    }

    [Fact]
    public void In_a_shallow_clone_no_text_is_called_younger_than_its_review()
    {
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page());
        Git(site.Folder, "init", "-q");
        Commit(site);
        site.Sign(date: "2025-03-07");
        Commit(site, "2026-03-08");
        using var clone = new SmallSite();
        Directory.Delete(clone.Folder, recursive: true);
        Git(site.Folder, "clone", "-q", "--depth", "1", new Uri(site.Folder).AbsoluteUri, clone.Folder);

        Assert.NotEmpty(site.Codes());
        Assert.Equal(Rules.NoHistory, Assert.Single(clone.Check()).Rule);
    }

    [Theory]
    [InlineData("Then rest", "Then\u00a0rest", "new in line 10 'Take the test. Then‹U+00A0 no-break space›rest [@NG1].'")]
    [InlineData("Then rest", "Then  rest", "new in line 10 'Take the test. Then‹2 spaces›rest [@NG1].'")]
    [InlineData("Then rest", "Then re\u200bst", "new in line 10 'Take the test. Then re‹U+200B zero-width space›st [@NG1].'")]
    [InlineData("Then rest", "Then r\u0435st", "new in line 10 'Take the test. Then r\u0435‹U+0435›st [@NG1].'")]
    [InlineData("What is a test", "What is\u202fa test", "'question' was 'What is a test?' and is 'What is‹U+202F narrow no-break space›a test?'")]
    public void An_edit_that_no_eye_can_see_is_named(string signed, string edited, string told)
    {
        using var site = Committed();
        site.Edit(signed, edited);
        Assert.Contains(told, Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_line_what_differs_is_shown()
    {
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page(string.Concat(Enumerable.Repeat("One more word. ", 40)) + "Give 5 drops [@NG1].\n")).Sign();
        Git(site.Folder, "init", "-q");
        Commit(site);
        site.Edit("5 drops", "50 drops");
        var message = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message;
        Assert.Contains("Give 5 drops [@NG1].'; new in line 10 '…", message, StringComparison.Ordinal);
        Assert.Contains("Give 50 drops [@NG1].')", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_off_whose_line_alone_was_taken_out_is_told_with_the_line()
    {
        using var site = Committed();
        var signed = site.Read();
        var line = signed.Split('\n').Single(line => line.StartsWith("signoff: ", StringComparison.Ordinal));
        site.Edit(line + "\n", "");
        var message = Assert.Single(site.Check(), finding => finding.Rule == Rules.Unsigned).Message;
        Assert.Contains("only the line 'signoff' has been removed since", message, StringComparison.Ordinal);
        Assert.EndsWith($"Put '{line}' back.", message, StringComparison.Ordinal);
        Assert.Equal([Rules.Unsigned], site.Check().Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("v1:0000000000000000000000000000000000000000000000000000000000000000", "has been replaced by another")]
    [InlineData("v2:0000000000000000000000000000000000000000000000000000000000000000", "is of the version 'v2', which is not known here")]
    [InlineData("signed", "is not one that 'iatrox review sign' wrote")]
    [InlineData("v1:ABCD", "is not one that 'iatrox review sign' wrote")]
    public void A_sign_off_that_was_replaced_is_told_with_what_is_wrong_and_the_one_that_fits(string written, string told)
    {
        using var site = Committed();
        var digest = site.Read().Split("signoff: ")[1].Split('\n')[0];
        site.Edit(digest, written);
        var message = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.EndsWith($"Put 'signoff: {digest}' back.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_that_changed_no_word_needs_no_entry()
    {
        using var site = Committed();
        site.Sign(date: "2026-11-01");
        Assert.Empty(site.Codes());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_that_was_renamed_and_not_yet_committed_is_judged_by_its_history(bool byGit)
    {
        const string renamed = "input/questions/testing/renamed.md";
        using var site = Committed();
        site.Write("input/questions/testing/other.md", SmallSite.Page("Take another test [@NG1].\n", "What is another test?")).Sign(path: "input/questions/testing/other.md");
        Commit(site);
        if (byGit)
        {
            Git(site.Folder, "mv", SmallSite.Path, renamed);
        }
        else
        {
            File.Move(site.Full(), site.Full(renamed));
        }
        Assert.Empty(site.Codes());
        site.Edit("Then rest", "Then walk", renamed);
        Assert.Equal(["IX507 2:11", "IX503 7:10"], site.Codes());
        Assert.Contains("new in line 10 'Take the test. Then walk [@NG1].'", Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message, StringComparison.Ordinal);
        Assert.Equal(site.Check(drafts: true).Select(finding => finding.Message), new SitePreview(site.Options()).Build().Findings.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_to_a_page_that_was_renamed_is_told_its_name_now(bool isCommitted)
    {
        using var site = Committed();
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n\nSee [it](../questions/testing/first.md).\n");
        Commit(site);
        File.Move(site.Full(), site.Full("input/questions/testing/something-else.md"));
        if (isCommitted)
        {
            Commit(site);
        }
        Assert.Contains("It was renamed: it is 'something-else' now.", Assert.Single(site.Check(), finding => finding.Rule == Rules.BrokenLink).Message, StringComparison.Ordinal);
        Assert.Contains("It was renamed: it is 'something-else' now.", Assert.Single(new SitePreview(site.Options()).Build().Findings, finding => finding.Rule == Rules.BrokenLink).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_page_is_no_renaming_of_one_that_was_deleted()
    {
        using var site = Committed();
        File.Delete(site.Full());
        site.Write("input/questions/testing/other.md", SmallSite.Page("A long text about something else that has nothing in common with the first page of this site, but for what every page has.\n", "What is another test?"));
        Assert.DoesNotContain(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff || finding.Rule == Rules.MissingChange);
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

    [Fact]
    public void In_a_shallow_clone_nobody_is_said_to_have_committed_the_signed_edition()
    {
        using var site = Committed();
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n\nText.\n");
        Commit(site);
        using var clone = new SmallSite();
        Directory.Delete(clone.Folder, recursive: true);
        Git(site.Folder, "clone", "-q", "--depth", "1", new Uri(site.Folder).AbsoluteUri, clone.Folder);
        clone.Edit("Then rest", "Then walk");

        var message = Assert.Single(clone.Check(), finding => finding.Rule == Rules.EditedSinceSignOff).Message;
        Assert.Contains("the oldest that this shallow clone has", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Test Committer", message, StringComparison.Ordinal);
        Assert.Contains(clone.Check(), finding => finding.Rule == Rules.NoHistory);
    }
}
