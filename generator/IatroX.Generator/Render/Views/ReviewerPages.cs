using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render.Views;

/// <summary>The list of reviewers, and each reviewer with the answers reviewed.</summary>
internal sealed class ReviewerPages(Publication publication, SiteFrame frame)
{
    private readonly Site site = publication.Site;

    public IEnumerable<OutputFile> All() => site.Reviewers.SelectMany(Of).Prepend(Index());

    private OutputFile Index() => frame.File(
        new PageFrame(PageKinds.Reviewers, Addresses.Reviewers, "Reviewers")
        {
            Description = "The clinicians who review answers, and which answers each has reviewed.",
            Breadcrumbs = Breadcrumbs.To("Reviewers"),
        },
        () => new ViewRecord
        {
            ["reviewers"] = View.List(site.Reviewers.OrderBy(reviewer => reviewer.IsDemonstration ? 1 : 0, Comparer<int>.Default).ThenBy(reviewer => reviewer.Name.Value, StringComparer.OrdinalIgnoreCase), reviewer =>
                new ViewRecord
                {
                    ["name"] = reviewer.Name.Value,
                    ["credentials"] = View.OrNull(reviewer.Credentials),
                    ["role"] = View.OrNull(reviewer.Role),
                    ["href"] = site.Config.Href(reviewer.Url),
                    ["count"] = AnswersOf(reviewer).Length,
                    ["demonstration"] = reviewer.IsDemonstration,
                }),
        });

    private IEnumerable<OutputFile> Of(Reviewer reviewer)
    {
        var answers = AnswersOf(reviewer);
        var filters = ListFilters.Of(reviewer.Url, answers, site);
        return filters.SelectMany(filter => List(reviewer, filter.Answers, filters, filter)).Concat(List(reviewer, answers, filters, chosen: null));
    }

    private IEnumerable<OutputFile> List(Reviewer reviewer, ImmutableArray<Answer> answers, ImmutableArray<ListFilter> filters, ListFilter? chosen)
    {
        var pages = Pager.Count(answers.Length, site.Config.ListPageSize);
        var url = chosen?.Url ?? reviewer.Url;
        var title = chosen is null ? reviewer.NameWithCredentials : $"{reviewer.NameWithCredentials}: {chosen.Text}";
        var breadcrumbs = Breadcrumbs.To("Reviewers", Addresses.Reviewers, reviewer.Name.Value);
        return Pager.Split(answers, site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.Reviewer, Addresses.PageOf(url, page.Number), reviewer.Name.Value)
            {
                Title = page.Number == 1 ? title : $"{title}, page {page.Number}",
                Description = reviewer.IsDemonstration ? "Demonstration content that nobody has reviewed." : $"Answers reviewed by {reviewer.NameWithCredentials}.",
                Breadcrumbs = chosen is null ? breadcrumbs : Breadcrumbs.Within(breadcrumbs, reviewer.Url, chosen.Text),
                Profile = reviewer,
                IsIndexable = chosen is null && !reviewer.IsDemonstration,
            },
            () => new ViewRecord
            {
                ["name"] = reviewer.Name.Value,
                ["credentials"] = View.OrNull(reviewer.Credentials),
                ["role"] = View.OrNull(reviewer.Role),
                ["registration"] = reviewer.Registration is { } registration
                    ? new ViewRecord { ["body"] = registration.Body, ["number"] = registration.Number }
                    : null,
                ["interests"] = reviewer.Interests,
                ["active_text"] = ActiveText(reviewer),
                ["demonstration"] = reviewer.IsDemonstration,
                ["filters"] = ListFilters.View(reviewer.Url, AnswersOf(reviewer).Length, filters, chosen, site.Config),
                ["filter_text"] = chosen?.Text,
                ["items"] = View.List(page.Items, answer => frame.Items.Of(answer)),
                ["pager"] = Pager.View(site.Config, url, page.Number, pages),
            }));
    }

    private static string? ActiveText(Reviewer reviewer) => (reviewer.ActiveFrom, reviewer.ActiveUntil) switch
    {
        ({ } from, { } until) => $"Reviewed for the site from {Dates.Long(from)} to {Dates.Long(until)}",
        ({ } from, null) => $"Reviews for the site since {Dates.Long(from)}",
        (null, { } until) => $"Reviewed for the site until {Dates.Long(until)}",
        _ => null,
    };

    private ImmutableArray<Answer> AnswersOf(Reviewer reviewer) => publication.ByReviewer.GetValueOrDefault(reviewer.Id, []);
}
