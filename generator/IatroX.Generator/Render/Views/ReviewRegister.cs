using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render.Views;

/// <summary>The public register of reviews: every answer with reviewer, dates, state and digest.</summary>
internal sealed class ReviewRegister(Publication publication, SiteFrame frame)
{
    private readonly Site site = publication.Site;

    public IEnumerable<OutputFile> All()
    {
        var pages = Pager.Count(publication.Answers.Length, site.Config.ListPageSize);
        return Pager.Split(publication.Answers, site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.Reviews, Addresses.PageOf(Addresses.Reviews, page.Number), "Review register")
            {
                Title = page.Number == 1 ? "Review register" : $"Review register, page {page.Number}",
                Description = "Every answer with its reviewer, the date of its review, when the next is due, and the digest of the text that was signed.",
                Breadcrumbs = Breadcrumbs.To("Review register"),
            },
            () => new ViewRecord
            {
                ["rows"] = View.List(page.Items, Row),
                ["json_href"] = site.Config.Href(Addresses.ReviewsJson),
                ["pager"] = Pager.View(site.Config, Addresses.Reviews, page.Number, pages),
            }));
    }

    private ViewRecord Row(Answer answer) => new()
    {
        ["href"] = site.Config.Href(answer.Question.Url),
        ["question"] = answer.Question.Title.Value,
        ["reviewer"] = answer.ShowsReviewDate ? answer.Reviewer?.NameWithCredentials : null,
        ["reviewed"] = answer.ShowsReviewDate ? View.Date(answer.Question.ReviewDate?.Value) : null,
        ["due"] = answer.ShowsReviewDate ? View.Date(answer.State.Due) : null,
        ["state"] = StateWords.ListKeyOf(answer.State),
        ["state_text"] = StateWords.ShortText(answer.State) ?? "Signed off",
        ["digest"] = answer.State.SignOff == SignOffState.Signed ? answer.Question.SignOff?.Value : null,
    };
}
