using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

public class SignOffAttackTests
{
    private const string Body = "Give the *test* once.\nRest for 2 days [@NG1].\n\n## Later\n\n- one\n- two\n\n```\ncode  here\n```\n";

    [Fact]
    public void A_signed_page_has_no_findings()
    {
        using var site = Signed();
        Assert.Empty(site.Codes());
    }

    [Theory]
    [InlineData("once", "twice")]
    [InlineData("2 days", "20 days")]
    [InlineData("Give", "Gіve")] // Cyrillic і
    [InlineData("once", "on\u200bce")] // zero-width space
    [InlineData("once", "on\u00adce")] // soft hyphen
    [InlineData("once", "on\u2060ce")] // word joiner
    [InlineData("once", "once\ufe0f")] // variation selector
    [InlineData("once", "οnce")] // Greek ο
    [InlineData("2 days", "2\u00a0days")]
    [InlineData("once.\n", "once.  \n")] // a hard break
    [InlineData("once.\n", "once.\\\n")]
    [InlineData("once.\n", "once.\n\n")] // a new paragraph
    [InlineData("code  here", "code here")]
    [InlineData("code  here\n", "code  here\n\n")]
    [InlineData("*test*", "_test_")]
    [InlineData("## Later", "### Later")]
    [InlineData("- one", "    - one")]
    [InlineData("[@NG1]", "[@NG1 1.1.1]")]
    [InlineData("What is a test?", "What is the test?")]
    [InlineData("confidence: high", "confidence: moderate")]
    [InlineData("nice: [NG1]", "nice: [{ref: NG1, recommendations: [1.1.1]}]")]
    [InlineData("nice: [NG1]", "nice: [NG1]\nsummary: Another summary.")]
    [InlineData("nice: [NG1]", "nice: [NG1]\nnext_review: 2029-01-01")]
    [InlineData("reviewer: test-one", "reviewer: test-two")]
    [InlineData("date: 2026-03-07", "date: 2025-03-07")]
    [InlineData("date: 2026-03-07", "date: 2026-11-23")]
    public void An_edit_that_a_reader_could_see_voids_the_signature(string signed, string edited)
    {
        using var site = Signed();
        site.Edit(signed, edited);

        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.False(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
    }

    [Fact]
    public void A_right_to_left_override_is_refused_before_the_signature_is_read()
    {
        using var site = Signed();
        site.Edit("2 days", "\u202e2 days");

        Assert.Contains(site.Check(), finding => finding.Rule.Code == "IX108" && finding.Severity == Severity.Error);
        Assert.False(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("once.\n", "once. \n")]
    [InlineData("once.\n", "once.\t\n")]
    [InlineData("\n\n## Later", "\n\n\n\n## Later")]
    [InlineData("\n\n## Later", "\n \t\n## Later")]
    [InlineData("nice: [NG1]", "nice:\n  - NG1")]
    [InlineData("nice: [NG1]", "topics: [testing]\nnice: [NG1] # as agreed")]
    [InlineData("nice: [NG1]", "nice: [NG1]\nsynonyms: [exam]\naliases: [/old/1/]")]
    [InlineData("question: What is a test?", "question: \"What is a test?\"")]
    public void What_a_reader_cannot_see_keeps_the_signature(string signed, string edited)
    {
        using var site = Signed();
        site.Edit(signed, edited);
        Assert.Empty(site.Codes());
    }

    [Fact]
    public void A_byte_order_mark_and_blank_lines_at_the_end_keep_the_signature()
    {
        using var site = Signed();
        File.WriteAllText(site.Full(), site.Read() + "\n\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Empty(site.Codes());
    }

    [Fact]
    public void A_digest_copied_from_another_page_does_not_fit()
    {
        using var site = Signed();
        var digest = site.Read().Split('\n').Single(line => line.StartsWith("signoff:", StringComparison.Ordinal));
        site.Write("input/questions/testing/second.md", SmallSite.Page("Something else [@NG1].\n", "What else?").Replace("nice: [NG1]", "nice: [NG1]\nreviewer: test-one\ndate: 2026-03-07\n" + digest, StringComparison.Ordinal));

        Assert.Contains(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff && finding.At.File.EndsWith("second.md", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("v1:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("v0:00")]
    [InlineData("signed")]
    public void A_made_up_digest_does_not_fit(string digest)
    {
        using var site = Signed();
        site.Edit(site.Read().Split("signoff: ")[1].Split('\n')[0], digest);
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
    }

    [Fact]
    public void A_combining_overlay_that_turns_a_sign_into_a_quotation_voids_the_signature()
    {
        // U+226F and '>' with U+0338 are equal in Unicode's normal form C, but the second begins a block quote.
        using var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page("\u226f is a sign [@NG1].\n")).Sign();
        site.Edit("\u226f", ">\u0338");
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
    }

    [Theory]
    [InlineData("Give the test with food\n:\n    [not with the other]: /questions/first/ [@NG1]\n", "\n:\n", "\n: \n")]
    [InlineData("Give the test with food\n~\n    [not with the other]: /questions/first/ [@NG1]\n", "\n~\n", "\n~\t\n")]
    [InlineData("Give the test with food\n\n:\n    [not with the other]: /questions/first/ [@NG1]\n", "\n:\n", "\n: \n")]
    [InlineData("> Give the test with food\n> :\n>     [not with the other]: /questions/first/ [@NG1]\n", "> :\n", "> : \n")]
    [InlineData("- Give the test with food\n  :\n      [not with the other]: /questions/first/ [@NG1]\n", "  :\n", "  : \n")]
    [InlineData("> [!NOTE]\n> Rest [@NG1].\n> \n  :\n1. Walk\n", "  :\n", "  : \n")]
    public void White_space_that_makes_a_definition_of_a_colon_voids_the_signature(string body, string signed, string edited)
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page(body)).Sign();
        site.Edit(signed, edited);
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);
    }

    [Fact]
    public void A_page_moved_back_to_draft_is_not_shown_as_reviewed_although_its_signature_fits()
    {
        using var site = Signed();
        site.Edit("nice: [NG1]", "nice: [NG1]\ndraft: true");

        Assert.True(SiteBuild.Run(site.Options(drafts: true), new BuildWatch()).IsPublished);
        AssertNowhereReviewed(site);
    }

    [Fact]
    public void A_page_under_the_demonstration_reviewer_is_not_shown_as_reviewed()
    {
        using var site = Signed();
        site.Edit("reviewer: test-one", "reviewer: demonstration");

        Assert.True(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
        var page = File.ReadAllText(site.Full("output/questions/first/index.html"));
        Assert.Contains("not clinically reviewed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("lastReviewed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Test Reviewer One", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Unsigned_text_of_a_site_that_only_warns_says_so_and_is_kept_from_search_engines()
    {
        using var site = new SmallSite("warn");
        site.Write(SmallSite.Path, SmallSite.Page().Replace("nice: [NG1]", "nice: [NG1]\nreviewer: test-one\ndate: 2026-03-07", StringComparison.Ordinal));

        Assert.True(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
        var page = File.ReadAllText(site.Full("output/questions/first/index.html"));
        Assert.Contains("This wording has not been signed off", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_warning_does_not_let_edited_text_through()
    {
        using var site = new SmallSite("warn");
        site.Write(SmallSite.Path, SmallSite.Page()).Sign();
        site.Edit("rest", "walk");
        Assert.False(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
    }

    /// <summary>No file of the site, for people or machines, names the day or puts the reviewer beside the answer.</summary>
    private static void AssertNowhereReviewed(SmallSite site)
    {
        foreach (var file in Directory.EnumerateFiles(site.Full("output"), "*", SearchOption.AllDirectories))
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain("2026-03-07", text, StringComparison.Ordinal);
            Assert.DoesNotContain("7 March 2026", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Test Reviewer One", File.ReadAllText(site.Full("output/questions/first/index.html")), StringComparison.Ordinal);
    }

    private static SmallSite Signed() => new SmallSite().Write(SmallSite.Path, SmallSite.Page(Body)).Sign();
}
