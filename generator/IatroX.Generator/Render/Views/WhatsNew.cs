using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render.Views;

/// <summary>What changed, month by month, from the answers' own lists of changes, and what was withdrawn.</summary>
internal sealed class WhatsNew(Publication publication, SiteFrame frame)
{
    private readonly Site site = publication.Site;

    public IEnumerable<OutputFile> All()
    {
        var changes = publication.Answers.SelectMany(answer => answer.Question.Changes.Select(change =>
            (Answer: answer, change.Date, Kind: change.Kind == ChangeKind.Clinical ? "Clinical" : "Editorial", change.Note)));
        var withdrawals = publication.Withdrawn.Where(answer => answer.Question.Withdrawn is not null)
            .Select(answer => (Answer: answer, answer.Question.Withdrawn!.Date, Kind: "Withdrawn", Note: answer.Question.Withdrawn.Reason));
        var entries = changes.Concat(withdrawals)
            .OrderByDescending(entry => entry.Date, Comparer<DateOnly>.Default)
            .ThenBy(entry => entry.Answer, Comparer<Answer>.Create(Publication.CompareByText))
            .ToImmutableArray();
        var pages = Pager.Count(entries.Length, site.Config.ListPageSize);
        return Pager.Split(entries, site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.WhatsNew, Addresses.PageOf(Addresses.WhatsNew, page.Number), "What’s new")
            {
                Title = page.Number == 1 ? "What’s new" : $"What’s new, page {page.Number}",
                Description = "Changes to the answers, newest first.",
                Breadcrumbs = Breadcrumbs.To("What’s new"),
            },
            () => new ViewRecord
            {
                ["months"] = View.List(page.Items.GroupBy(entry => Dates.Month(entry.Date)), month => new ViewRecord
                {
                    ["heading"] = month.Key,
                    ["entries"] = View.List(month, entry => new ViewRecord
                    {
                        ["date"] = View.Date(entry.Date),
                        ["href"] = site.Config.Href(entry.Answer.Question.Url),
                        ["question"] = entry.Answer.Question.Title.Value,
                        ["kind"] = entry.Kind,
                        ["note"] = entry.Note,
                    }),
                }),
                ["pager"] = Pager.View(site.Config, Addresses.WhatsNew, page.Number, pages),
            }));
    }
}
