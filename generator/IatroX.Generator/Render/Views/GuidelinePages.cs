using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render.Views;

/// <summary>The index of guidelines, and each guideline with the answers that rely on it.</summary>
internal sealed class GuidelinePages(Publication publication, SiteFrame frame)
{
    private readonly Site site = publication.Site;

    public IEnumerable<OutputFile> All() => Index().Concat(site.GuidelineById.Values.OrderBy(guideline => guideline.Id, Comparer<GuidelineId>.Default).SelectMany(Of));

    private IEnumerable<OutputFile> Index()
    {
        ImmutableArray<Guideline> all = [.. site.GuidelineById.Values.OrderBy(guideline => guideline.Id, Comparer<GuidelineId>.Default)];
        var pages = Pager.Count(all.Length, site.Config.ListPageSize);
        return Pager.Split(all, site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.Guidelines, Addresses.PageOf(Addresses.Guidelines, page.Number), "Guidelines")
            {
                Title = page.Number == 1 ? "Guidelines" : $"Guidelines, page {page.Number}",
                Description = "The NICE guidance that answers rely on, and which answers rely on each document.",
                Breadcrumbs = Breadcrumbs.To("Guidelines"),
            },
            () => new ViewRecord
            {
                ["guidelines"] = View.List(page.Items, guideline => new ViewRecord
                {
                    ["id"] = guideline.Id.ToString(),
                    ["href"] = site.Config.Href(guideline.Url),
                    ["title"] = guideline.Title,
                    ["count"] = AnswersOf(guideline).Length,
                    ["status_text"] = guideline.IsCurrent ? null : References.StatusText(guideline),
                    ["updated"] = View.Date(guideline.Updated),
                }),
                ["pager"] = Pager.View(site.Config, Addresses.Guidelines, page.Number, pages),
            }));
    }

    private IEnumerable<OutputFile> Of(Guideline guideline)
    {
        var answers = AnswersOf(guideline);
        var filters = ListFilters.Of(guideline.Url, answers, site);
        return filters.SelectMany(filter => List(guideline, filter.Answers, filters, filter)).Concat(List(guideline, answers, filters, chosen: null));
    }

    private IEnumerable<OutputFile> List(Guideline guideline, ImmutableArray<Answer> answers, ImmutableArray<ListFilter> filters, ListFilter? chosen)
    {
        var affected = answers.Count(answer => ChangeOf(guideline, answer) is not null);
        var pages = Pager.Count(answers.Length, site.Config.ListPageSize);
        var url = chosen?.Url ?? guideline.Url;
        var title = chosen is null ? $"{guideline.Id}: {guideline.Title}" : $"{guideline.Id}: {guideline.Title}: {chosen.Text}";
        var breadcrumbs = Breadcrumbs.To("Guidelines", Addresses.Guidelines, guideline.Id.ToString());
        return Pager.Split(answers, site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.Guideline, Addresses.PageOf(url, page.Number), $"{guideline.Id} {guideline.Title}")
            {
                Title = page.Number == 1 ? title : $"{title}, page {page.Number}",
                Description = $"Answers that rely on {guideline.Id.Kind} {guideline.Id}, {guideline.Title}.",
                Breadcrumbs = chosen is null ? breadcrumbs : Breadcrumbs.Within(breadcrumbs, guideline.Url, chosen.Text),
                FeedFolder = chosen is null && Feeds.Has(answers) ? guideline.Url : null,
                IsIndexable = chosen is null,
            },
            () => new ViewRecord
            {
                ["id"] = guideline.Id.ToString(),
                ["title"] = guideline.Title,
                ["nice_href"] = guideline.Id.Url,
                ["published"] = View.Date(guideline.Published),
                ["updated"] = View.Date(guideline.Updated),
                ["status_text"] = guideline.IsCurrent ? "Current" : References.StatusText(guideline),
                ["replaced_by"] = guideline.ReplacedBy is { } successor
                    ? new ViewRecord { ["id"] = successor.Value.ToString(), ["href"] = site.Config.Href($"/guidelines/{successor.Value.Slug}/") }
                    : null,
                ["affected_count"] = affected,
                ["filters"] = ListFilters.View(guideline.Url, AnswersOf(guideline).Length, filters, chosen, site.Config),
                ["filter_text"] = chosen?.Text,
                ["items"] = View.List(page.Items, answer => Item(guideline, answer)),
                ["pager"] = Pager.View(site.Config, url, page.Number, pages),
            }));
    }

    private ViewRecord Item(Guideline guideline, Answer answer)
    {
        var item = frame.Items.Of(answer);
        var change = ChangeOf(guideline, answer);
        item["affected"] = change is not null;
        item["affected_text"] = change?.Text;
        return item;
    }

    private static GuidanceChange? ChangeOf(Guideline guideline, Answer answer)
    {
        foreach (var change in answer.State.GuidanceChanges)
        {
            if (change.Guideline.Id == guideline.Id)
            {
                return change;
            }
        }
        return null;
    }

    private ImmutableArray<Answer> AnswersOf(Guideline guideline) => publication.ByGuideline.GetValueOrDefault(guideline.Id, []);
}
