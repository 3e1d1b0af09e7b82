using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

public class CurrencyTests
{
    private const string Answer = "output/questions/first/index.html";

    [Theory]
    [InlineData("note", Severity.Note, true)]
    [InlineData("warn", Severity.Warning, true)]
    [InlineData("fail", Severity.Error, false)]
    [InlineData("withdraw", Severity.Warning, true)]
    public void An_overdue_review_follows_the_policy(string action, Severity severity, bool isPublished)
    {
        using var site = Site($"  overdue: {action}", "2024-11-22");
        AssertFollows(site, Rules.ReviewOverdue, severity, isPublished);
        if (isPublished)
        {
            var page = site.Read(Answer);
            Assert.Contains(action == "withdraw" ? "This answer is not shown until it has been reviewed again" : "Review overdue", page, StringComparison.Ordinal);
            Assert.Equal(action != "withdraw", page.Contains("Then rest", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("note", Severity.Note, true)]
    [InlineData("warn", Severity.Warning, true)]
    [InlineData("fail", Severity.Error, false)]
    [InlineData("withdraw", Severity.Warning, true)]
    public void A_review_due_soon_follows_the_policy(string action, Severity severity, bool isPublished)
    {
        using var site = Site($"  due_soon: {action}\n  due_soon_days: 90", "2025-02-01");
        AssertFollows(site, Rules.ReviewDueSoon, severity, isPublished);
        if (isPublished)
        {
            var page = site.Read(Answer);
            Assert.Equal(action == "withdraw", page.Contains("Its review falls due on 1 February 2027.", StringComparison.Ordinal));
            Assert.Equal(action != "withdraw", page.Contains("Then rest", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("2024-11-23", "IX505")] // due on the day of the build
    [InlineData("2024-11-22", "IX504")] // the day before
    [InlineData("2025-02-21", "IX505")] // due in 90 days
    [InlineData("2025-02-22", null)]
    public void The_day_that_a_review_is_due_is_its_last_good_one(string reviewed, string? code)
    {
        using var site = Site("  overdue: note", reviewed);
        Assert.Equal(code, site.Check().Select(finding => finding.Rule.Code).SingleOrDefault(found => found is "IX504" or "IX505"));
    }

    [Theory]
    [InlineData("updated: 2026-03-08, status: published", "NG1 was updated on 8 March 2026, after this answer was reviewed.")]
    [InlineData("status: withdrawn", "NG1 is withdrawn.")]
    [InlineData("status: published, replaced_by: NG2", "NG1 has been replaced by NG2.")]
    public void Guidance_that_moved_on_after_the_review_is_said_on_the_page_and_on_the_guidelines(string state, string text)
    {
        using var site = Site("  guidance_changed: warn", "2026-03-07", "confidence: moderate");
        site.Edit("published: 2015-01-01, status: published}\n- {id: NG2", $"published: 2015-01-01, {state}}}\n- {{id: NG2", "input/guidelines.yaml");

        Assert.Contains(site.Check(), finding => finding.Rule == Rules.GuidanceChanged && finding.Message.StartsWith(text, StringComparison.Ordinal));
        Assert.True(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
        Assert.Contains(text, site.Read(Answer), StringComparison.Ordinal);
        Assert.Contains("What is a test?", site.Read("output/guidelines/ng1/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status: withdrawn", "cite that in the place of NG1 under 'nice' and in the text")]
    [InlineData("status: published, replaced_by: NG2", "put that in the place of NG1 under 'nice' and in the text")]
    public void A_document_that_no_longer_stands_is_cleared_by_citing_another_and_not_by_signing_alone(string state, string toDo)
    {
        using var site = Site("  guidance_changed: warn", "2026-03-07", "confidence: moderate");
        site.Edit("published: 2015-01-01, status: published}\n- {id: NG2", $"published: 2015-01-01, {state}}}\n- {{id: NG2", "input/guidelines.yaml").Sign(date: "2026-11-01");
        Assert.Contains(toDo, Assert.Single(site.Check(), finding => finding.Rule == Rules.GuidanceChanged).Message, StringComparison.Ordinal);

        site.Write(SmallSite.Path, site.Read().Replace("NG1", "NG2", StringComparison.Ordinal)).Sign(date: "2026-11-01");
        Assert.DoesNotContain(site.Check(), finding => finding.Rule == Rules.GuidanceChanged);
    }

    /// <summary>A date so early is wrong, or the source was added without a review.</summary>
    [Fact]
    public void Guidance_that_was_published_after_the_review_was_not_seen_by_the_reviewer()
    {
        using var site = Site("  guidance_changed: warn", "2015-01-01", "confidence: moderate");
        site.Edit("published: 2015-01-01", "published: 2015-01-02", "input/guidelines.yaml");
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.GuidanceChanged && finding.Message.StartsWith("NG1 was published on 2 January 2015, after this answer was reviewed.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("published: 2015-01-01, updated: 2026-03-07")]
    [InlineData("published: 2026-03-07")]
    public void What_came_out_on_the_day_of_the_review_is_no_change_since(string dates)
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page());
        site.Edit("title: Test guideline, published: 2015-01-01", $"title: Test guideline, {dates}", "input/guidelines.yaml").Sign(date: "2026-03-07");
        Assert.Empty(site.Codes());
    }

    [Theory]
    [InlineData("nice: []")]
    [InlineData("nice: [NG2]")]
    public void High_confidence_without_current_guidance_is_an_error(string nice)
    {
        using var site = Site("", "2026-03-07", "confidence: low");
        site.Edit("id: NG2, title: Second test guideline, published: 2015-01-01, status: published", "id: NG2, title: Second test guideline, published: 2015-01-01, status: retired", "input/guidelines.yaml");
        site.Edit("nice: [NG1]", nice).Edit("confidence: low", "confidence: high");
        Assert.Contains("IX501 3:13", site.Codes());
    }

    [Fact]
    public void An_answer_carries_its_due_day_for_the_reader_s_own_clock()
    {
        using var site = Site("", "2026-03-07");
        Assert.True(SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
        Assert.Contains("2028-03-07", site.Read(Answer), StringComparison.Ordinal);
    }

    private static void AssertFollows(SmallSite site, DiagnosticRule rule, Severity severity, bool isPublished)
    {
        Assert.Equal(severity, Assert.Single(site.Check(), finding => finding.Rule == rule).Severity);
        Assert.Equal(isPublished, SiteBuild.Run(site.Options(), new BuildWatch()).IsPublished);
    }

    private static SmallSite Site(string review, string reviewed, string confidence = "confidence: high") =>
        new SmallSite(review: review).Write(SmallSite.Path, SmallSite.Page().Replace("confidence: high", confidence, StringComparison.Ordinal)).Sign(date: reviewed);
}
