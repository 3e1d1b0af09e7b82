using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

public class SigningTests
{
    [Fact]
    public void Signing_writes_three_keys_and_changes_nothing_else()
    {
        using var site = new SmallSite().Write(SmallSite.Path, "---\n# kept\nquestion:   'What is a test?'  # kept\nnice: [NG1]\n\nconfidence: high\n---\n\nTake it [@NG1].  \n");
        site.Sign();
        Assert.Matches("^---\n# kept\nquestion:   'What is a test\\?'  # kept\nnice: \\[NG1\\]\n\nconfidence: high\nreviewer: test-one\ndate: 2026-03-07\nsignoff: v1:[0-9a-f]{64}\n---\n\nTake it \\[@NG1\\]\\.  \n$", site.Read());
    }

    [Fact]
    public void Signing_again_replaces_the_values_where_they_stand()
    {
        using var site = new SmallSite().Write(SmallSite.Path, "---\nsignoff: \"v1:old\" # s\ndate: '2020-01-01'\t# d\nreviewer: demonstration # r\nquestion: What is a test?\nconfidence: high\nnice: [NG1]\n---\nTake it [@NG1].\n");
        site.Sign();
        Assert.Matches("^---\nsignoff: v1:[0-9a-f]{64} # s\ndate: 2026-03-07\t# d\nreviewer: test-one # r\nquestion", site.Read());
    }

    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    [InlineData("\n", true)]
    public void Signing_keeps_line_ends_and_byte_order_mark(string lineEnd, bool mark)
    {
        using var site = new SmallSite();
        site.Write(SmallSite.Path, "");
        var encoding = new UTF8Encoding(mark);
        var text = SmallSite.Page().Replace("\n", lineEnd, StringComparison.Ordinal);
        File.WriteAllText(site.Full(), text, encoding);
        site.Sign();

        var bytes = File.ReadAllBytes(site.Full());
        var added = $"reviewer: test-one{lineEnd}date: 2026-03-07{lineEnd}signoff: ";
        var expected = text.Insert(text.LastIndexOf("---", StringComparison.Ordinal), added);
        var digestAt = expected.IndexOf("signoff: ", StringComparison.Ordinal) + "signoff: ".Length;
        var written = encoding.GetString(bytes.AsSpan(mark ? 3 : 0));
        Assert.Equal(mark, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(expected, written.Remove(digestAt, 67 + lineEnd.Length));
        Assert.Empty(site.Codes());
    }

    [Theory]
    [InlineData("required", true)]
    [InlineData("warn", false)]
    public void Where_drafts_are_shown_an_unsigned_page_says_whether_that_keeps_it_from_being_published(string policy, bool stops)
    {
        using var site = new SmallSite(policy).Write(SmallSite.Path, SmallSite.Page().Replace("nice:", "reviewer: test-one\ndate: 2026-03-07\nnice:", StringComparison.Ordinal));
        var finding = Assert.Single(site.Check(drafts: true), finding => finding.Rule == Rules.Unsigned);
        Assert.Equal((Severity.Warning, stops), (finding.Severity, finding.StopsPublishing));
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("2025-12-31")]
    public void A_reviewer_s_time_begins_and_ends_with_a_day_of_reviewing(string date)
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page());
        site.Sign("test-two", date);
        Assert.DoesNotContain(site.Check(), finding => finding.Rule == Rules.ReviewerInactive);
    }

    [Fact]
    public void Of_a_folder_only_what_awaits_this_reviewer_is_signed()
    {
        using var site = new SmallSite();
        string PathOf(string name) => $"input/questions/testing/{name}.md";
        void Page(string name, string more) => site.Write(PathOf(name), SmallSite.Page($"Take {name} [@NG1].\n", $"What is {name}?").Replace("nice:", more + "nice:", StringComparison.Ordinal));
        Page("fresh", "");
        Page("signed", "");
        Page("a-draft", "draft: true\n");
        Page("of-another", "reviewer: test-two\ndate: 2025-01-01\n");
        Page("a-demonstration", "reviewer: demonstration\ndate: 2025-01-01\n");
        site.Sign(date: "2026-01-01", path: PathOf("signed"));
        var before = Directory.GetFiles(site.Full("input/questions/testing")).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

        var result = ReviewSigning.Run(site.Options(), [site.Full("input/questions")], "test-one", SmallSite.Today);

        Assert.Null(result.Refusal);
        Assert.Equal([PathOf("fresh")], result.Pages.Select(page => page.Question.File));
        Assert.All(before.Where(file => !file.Key.EndsWith("fresh.md", StringComparison.Ordinal)), file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
        Assert.Contains("nothing there awaits a signature of test-one", ReviewSigning.Run(site.Options(), [site.Full("input/questions")], "test-one", SmallSite.Today).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_without_a_value_are_filled_in()
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page().Replace("nice:", "reviewer:\ndate: # when\nsignoff: ~\ndraft: true\nnice:", StringComparison.Ordinal));
        site.Sign();
        Assert.Contains("reviewer: test-one\ndate: 2026-03-07 # when\nsignoff: v1:", site.Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demonstration", "2026-03-07", "cannot sign")]
    [InlineData("test-oen", "2026-03-07", "Did you mean 'test-one'?")]
    [InlineData("test-one", "2026-11-24", "after 2026-11-23")]
    [InlineData("test-two", "2019-12-31", "was not a reviewer")]
    [InlineData("test-two", "2026-01-01", "was not a reviewer")]
    [InlineData("test-one", "2014-12-31", "relies on NG1, which was published on 2015-01-01, after 2014-12-31")]
    public void Who_may_not_sign_is_refused_and_the_file_stays(string reviewer, string date, string why)
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page());
        Assert.Contains(why, Refusal(site, reviewer, date), StringComparison.Ordinal);
        Assert.Equal(SmallSite.Page(), site.Read());
    }

    [Theory]
    [InlineData("nice: [NG1]", "nice: [NG9]")]
    [InlineData("[@NG1]", "")]
    [InlineData("confidence: high", "confidence: hihg")]
    [InlineData("nice: [NG1]", "nice: [NG1]\nnext_review: 2026-01-01")]
    [InlineData("nice: [NG1]", "nice: [NG1]\nwithdrawn: {date: 2026-01-01, reason: Test}")]
    [InlineData("\nTake", "\n# Top\n\nTake")]
    [InlineData("---\nquestion", "--\nquestion")]
    public void A_page_with_errors_is_not_signed_and_stays(string good, string bad)
    {
        var page = SmallSite.Page().Replace(good, bad, StringComparison.Ordinal);
        using var site = new SmallSite().Write(SmallSite.Path, page);
        if (bad.Length == 0)
        {
            site.Edit("nice: [NG1]", "nice: []");
        }
        var before = site.Read();
        Assert.NotNull(Refusal(site, "test-one", "2026-03-07"));
        Assert.Equal(before, site.Read());
    }

    [Fact]
    public void When_one_of_several_pages_has_an_error_none_is_signed()
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page()).Write("input/questions/testing/second.md", SmallSite.Page().Replace("NG1", "NG9", StringComparison.Ordinal));
        var result = ReviewSigning.Run(site.Options(), [site.Full(), site.Full("input/questions/testing/second.md")], "test-one", SmallSite.Today);
        Assert.NotNull(result.Refusal);
        Assert.DoesNotContain("signoff", site.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_signed_already_is_not_written_again()
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page()).Sign();
        var result = ReviewSigning.Run(site.Options(), [site.Full()], "test-one", new DateOnly(2026, 3, 7));
        Assert.Null(Assert.Single(result.Pages).Bytes);
    }

    [Theory]
    [InlineData("input/topics.yaml")]
    [InlineData("input/reviewers/test-one.yaml")]
    [InlineData("input/questions/testing/none.md")]
    public void What_is_no_question_is_refused(string path)
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page());
        Assert.NotNull(ReviewSigning.Run(site.Options(), [site.Full(path)], "test-one", SmallSite.Today).Refusal);
    }

    [Fact]
    public void A_page_whose_front_matter_is_read_in_part_only_is_not_signed_and_nothing_else_is_said_of_its_signature()
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page()).Sign();
        site.Edit("confidence: high", "confidence: high\nsynonyms: [exam");
        Assert.Equal(["IX105 4:11"], site.Codes());
        Assert.NotNull(Refusal(site, "test-one", "2026-03-07"));
        Assert.False(SiteBuild.Run(site.Options(drafts: true), new BuildWatch()).IsPublished);
    }

    private static string? Refusal(SmallSite site, string reviewer, string date) =>
        ReviewSigning.Run(site.Options(), [site.Full()], reviewer, Dates.TryParse(date, out var day) ? day : default).Refusal;
}
