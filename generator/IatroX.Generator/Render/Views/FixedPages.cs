using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>Pages that every site has once: home, search, what badges mean, not found; and the plain pages.</summary>
internal sealed class FixedPages(Publication publication, SiteFrame frame)
{
    private const int RecentCount = 10;

    private readonly Site site = publication.Site;
    private readonly TopicPages topics = new(publication, frame);

    public IEnumerable<OutputFile> All() => publication.Pages.Select(Plain).Concat([Home(), Search(), Confidence(), NotFound()]);

    private OutputFile Home() => frame.File(
        new PageFrame(PageKinds.Home, Addresses.Home, site.Config.Tagline) { Title = site.Config.Tagline, Description = site.Config.Description },
        () =>
        {
            var reviewed = publication.Answers.Where(answer => answer.ShowsReviewDate).ToList();
            return new ViewRecord
            {
                ["recent_heading"] = reviewed.Count > 0 ? "Recently reviewed" : "Recently written",
                ["recent"] = View.List(MostRecent(reviewed.Count > 0 ? reviewed : publication.Answers), answer => frame.Items.Of(answer)),
                ["demonstration_text"] = DemonstrationText(),
                ["topics"] = topics.Cards(),
                ["counts"] = new ViewRecord
                {
                    ["answers"] = publication.Answers.Length, ["topics"] = publication.ByTopic.Count, ["guidelines"] = publication.ByGuideline.Count,
                },
            };
        });

    /// <summary>Null when every answer is real.</summary>
    private string? DemonstrationText()
    {
        var count = publication.Answers.Count(answer => answer.State.SignOff == SignOffState.Demonstration);
        return count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{count:N0} of the {publication.Answers.Length:N0} answers here are demonstration content: no clinician has reviewed them, and they must not be used for patient care.");
    }

    private static IEnumerable<Answer> MostRecent(IEnumerable<Answer> answers) => answers
        .OrderByDescending(answer => answer.Question.ReviewDate?.Value ?? DateOnly.MinValue, Comparer<DateOnly>.Default)
        .ThenBy(answer => answer.Slug, Comparer<Slug>.Default)
        .Take(RecentCount);

    private OutputFile Search() => frame.File(
        new PageFrame(PageKinds.Search, Addresses.Search, "Search") { Description = $"Search the answers of {site.Config.Name}.", Breadcrumbs = Breadcrumbs.To("Search") },
        () => new ViewRecord { ["topics"] = topics.Cards() });

    private OutputFile Confidence() => frame.File(
        new PageFrame(PageKinds.Confidence, Addresses.Confidence, "What the badges mean")
        {
            Description = "What “guideline-aligned” and the levels of confidence mean, and how an answer gets them.",
            Breadcrumbs = Breadcrumbs.To("What the badges mean"),
        },
        () => new ViewRecord
        {
            ["levels"] = View.List(ImmutableArray.Create(
                ("guideline-aligned", "Guideline-Aligned", "high"), ("no-guideline", "No Current Guideline", "low"),
                ("high", "High Confidence", "high"), ("moderate", "Moderate Confidence", "moderate"), ("low", "Low Confidence", "low")),
                level => new ViewRecord { ["id"] = level.Item1, ["badge_text"] = level.Item2, ["level"] = level.Item3 }),
        });

    private OutputFile NotFound() => frame.File(
        new PageFrame(PageKinds.NotFound, Addresses.NotFound, "Page not found") { Description = "There is no page at this address.", IsIndexable = false },
        () => new ViewRecord { ["report_href"] = Feedback.ReportHref("Page not found", Addresses.NotFound, "none", site.Config) });

    private OutputFile Plain(PlainPage page) => frame.File(
        new PageFrame(PageKinds.Page, page.Url, page.Title.Value) { Description = page.Description, Breadcrumbs = Breadcrumbs.To(page.Title.Value), IsIndexable = !page.IsDraft, Changed = TextDates.Committed(page.File, site) },
        () => new ViewRecord { ["body_html"] = page.Body.Html });
}
