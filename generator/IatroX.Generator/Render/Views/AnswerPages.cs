using System.Collections.Immutable;
using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>The page of each answer, and the notice in place of each withdrawn one.</summary>
internal sealed class AnswerPages(Publication publication, Relations relations, SiteFrame frame)
{
    private const int ContentsFromHeadings = 3;

    /// <summary>More documents than this are counted, not named one by one: the block is for one glance.</summary>
    private const int MostNamedGuidelines = 3;

    private readonly Site site = publication.Site;

    private readonly AbbreviationTable abbreviations = new(publication.Site.Abbreviations);

    public OutputFile Of(Answer answer) => frame.File(answer.Question.Url, Indexed(answer), () => Frame(answer), shown => new ViewRecord { ["q"] = AnswerView(answer, shown.Related) });

    public OutputFile Withdrawn(Answer answer) => frame.File(answer.Question.Url, null, () => WithdrawnFrame(answer), _ => new ViewRecord { ["w"] = WithdrawnView(answer) });

    /// <summary>The page as the sitemap lists it; null when search engines are asked not to show it.</summary>
    public IndexedPage? Indexed(Answer answer) => answer.IsIndexable(site.Config.Review) ? new IndexedPage(answer.Question.Url, TextDates.LastChanged(answer, site)) : null;

    private PageFrame Frame(Answer answer) => new(PageKinds.Question, answer.Question.Url, answer.Question.Title.Value)
    {
        Description = Sentences.First(answer.Question.Summary, Sentences.DescriptionLength),
        Answer = answer,
        Related = RelatedTo(answer),
        Changed = TextDates.LastChanged(answer, site),
        Breadcrumbs = Breadcrumbs.To(answer.Question, site),
        IsIndexable = answer.IsIndexable(site.Config.Review),
    };

    /// <summary>Those of the related questions that are published.</summary>
    private ImmutableArray<(Answer Answer, string Reason)> RelatedTo(Answer answer)
    {
        var found = relations.Of(answer.Slug);
        var shown = ImmutableArray.CreateBuilder<(Answer, string)>(found.Length);
        foreach (var related in found)
        {
            if (publication.BySlug.TryGetValue(related.Slug, out var other))
            {
                shown.Add((other, related.Reason));
            }
        }
        return shown.DrainToImmutable();
    }

    private ViewRecord AnswerView(Answer answer, ImmutableArray<(Answer Answer, string Reason)> related)
    {
        var question = answer.Question;
        var contents = question.Body.Headings.Where(heading => heading.Level is 2 or 3).ToList();
        var neighbours = Neighbours.Of(answer, publication);
        var digest = SignOff.DigestOf(question);
        return new ViewRecord(32)
        {
            ["question"] = question.Title.Value,
            ["slug"] = question.Slug.Value,
            ["summary_html"] = question.SummaryAt is null ? null : SummaryHtml(question.Summary),
            ["badge"] = Badge(answer),
            ["state"] = StateWords.KeyOf(answer.State),
            ["standing"] = StateWords.ListKeyOf(answer.State),
            ["state_text"] = StateWords.LongText(answer.State),
            ["notices"] = Notices.Of(answer),
            ["generated_by"] = GeneratedBy(answer),
            ["reviewer"] = answer.ShowsReviewDate && answer.Reviewer is { } reviewer ? ReviewerView(reviewer) : null,
            ["reviewed"] = answer.ShowsReviewDate ? View.Date(question.ReviewDate?.Value) : null,
            ["written"] = answer.State.SignOff == SignOffState.Demonstration ? View.Date(question.ReviewDate?.Value) : null,
            ["due"] = answer.ShowsReviewDate ? DueView(answer.State) : null,
            ["falls_due"] = answer is { ShowsReviewDate: true, State.DueState: not DueState.Overdue } ? View.Date(answer.State.Due) : null,
            ["aspects"] = View.OrNull(string.Join(", ", question.Aspects)),
            ["guidelines_state"] = GuidelinesState(answer),
            ["answer_html"] = question.Body.Html,
            ["abbreviations"] = View.List(Explained(question), abbreviation => new ViewRecord { ["short"] = abbreviation.Short, ["expansion"] = abbreviation.Expansion }),
            ["contents"] = View.List(contents.Count >= ContentsFromHeadings ? contents : [], heading => new ViewRecord { ["id"] = heading.Id, ["text"] = heading.Text, ["is_sub"] = heading.Level == 3 }),
            ["references"] = References.Of(question, site),
            ["related"] = View.List(related, other => RelatedView(other.Answer, other.Reason)),
            ["cite_text"] = Citing.Text(answer, site.Config),
            ["disclaimer"] = site.Config.Disclaimer,
            ["edit_href"] = site.Config.EditUrl?.Replace("{path}", question.File, StringComparison.Ordinal),
            ["report_href"] = Feedback.ReportHref(answer, digest, site),
            ["markdown_href"] = site.Config.Features.MarkdownTwins ? site.Config.Href(question.Url + MarkdownTwin.Name) : null,
            ["digest"] = digest,
            ["changes"] = View.List(question.Changes.OrderByDescending(change => change.Date, Comparer<DateOnly>.Default), change => new ViewRecord
            {
                ["date"] = View.Date(change.Date), ["kind"] = change.Kind == ChangeKind.Clinical ? "Clinical" : "Editorial", ["note"] = change.Note,
            }),
            ["topics"] = TopicLinks(question),
            ["previous"] = NeighbourView(neighbours.Previous),
            ["next"] = NeighbourView(neighbours.Next),
        };
    }

    private SafeHtml SummaryHtml(string summary)
    {
        var html = new StringBuilder("<p>", summary.Length + 64);
        var marked = new HashSet<string>(StringComparer.Ordinal);
        var written = 0;
        foreach (var use in abbreviations.In(summary))
        {
            if (marked.Add(use.Expansion))
            {
                SafeHtml.AppendEscaped(html, summary.AsSpan(written..use.Place.Start.Value));
                SafeHtml.AppendEscaped(html.Append("<abbr title=\""), use.Expansion);
                SafeHtml.AppendEscaped(html.Append("\">"), summary.AsSpan()[use.Place]);
                html.Append("</abbr>");
                written = use.Place.End.Value;
            }
        }
        SafeHtml.AppendEscaped(html, summary.AsSpan(written));
        return new SafeHtml(html.Append("</p>").ToString());
    }

    /// <summary>The abbreviations of question, summary and text, in the order of their first use.</summary>
    private IEnumerable<ExpandedAbbreviation> Explained(Question question)
    {
        var explained = new List<ExpandedAbbreviation>();
        foreach (var text in (ReadOnlySpan<string>)[question.Title.Value, question.SummaryAt is null ? "" : question.Summary])
        {
            foreach (var use in abbreviations.In(text))
            {
                explained.Add(new ExpandedAbbreviation(text[use.Place], use.Expansion));
            }
        }
        return explained.Concat(question.Body.Abbreviations).DistinctBy(abbreviation => abbreviation.Short);
    }

    private ViewRecord Badge(Answer answer) => new()
    {
        ["text"] = answer.Badge,
        ["level"] = answer.Question.Confidence.Value.Key(),
        ["href"] = $"{site.Config.Href(Addresses.Confidence)}#{answer.Question.Confidence.Value.Key()}",
    };

    private string GeneratedBy(Answer answer) =>
        answer.State.SignOff == SignOffState.Demonstration ? $"Written to demonstrate {site.Config.Name}."
        : site.Config.Developer is { } developer ? $"Generated by {site.Config.Name}. Developer: {developer}." : $"Generated by {site.Config.Name}.";

    private ViewRecord ReviewerView(Reviewer reviewer) => new()
    {
        ["name"] = reviewer.Name.Value,
        ["credentials"] = View.OrNull(reviewer.Credentials),
        ["role"] = View.OrNull(reviewer.Role),
        ["href"] = site.Config.Href(reviewer.Url),
        ["registration"] = reviewer.Registration is { } registration ? $"{registration.Body} {registration.Number}" : null,
    };

    private static ViewRecord? DueView(AnswerState state)
    {
        if (View.Date(state.Due) is not { } due)
        {
            return null;
        }
        due["state"] = StateWords.DueKey(state.DueState);
        due["state_text"] = StateWords.DueText(state.DueState);
        return due;
    }

    private string? GuidelinesState(Answer answer)
    {
        var cited = answer.Question.Nice.Select(reference => site.GuidelineById.GetValueOrDefault(reference.Id)).OfType<Guideline>().ToList();
        if (cited.Count == 0)
        {
            return null;
        }
        if (!answer.State.GuidanceChanges.IsEmpty)
        {
            return string.Join(" ", answer.State.GuidanceChanges.Select(change => change.Text));
        }
        if (cited.Count > MostNamedGuidelines)
        {
            var newest = cited.Max(guideline => guideline.Updated ?? guideline.Published);
            var past = cited.Count(guideline => !guideline.IsCurrent);
            return $"{cited.Count} documents, {(past == 0 ? "all current" : $"{past} no longer current")}; the newest of {Dates.Long(newest)}";
        }
        return string.Join("; ", cited.Select(guideline => guideline.Updated is { } updated
            ? $"{guideline.Id} {guideline.Status.InWords()}, last updated {Dates.Long(updated)}"
            : $"{guideline.Id} {guideline.Status.InWords()}"));
    }

    private ViewRecord RelatedView(Answer answer, string reason) => new(6)
    {
        ["href"] = site.Config.Href(answer.Question.Url),
        ["question"] = answer.Question.Title.Value,
        ["reason"] = reason,
        ["badge"] = ItemViews.Badge(answer),
        ["state"] = StateWords.ListKeyOf(answer.State),
        ["state_text"] = StateWords.ShortText(answer.State),
    };

    private ScriptArray TopicLinks(Question question) => View.List(question.Topics.Select(topic => frame.Items.TopicLink(topic.Value)).OfType<ViewRecord>(), link => link);

    private ViewRecord? NeighbourView(Answer? answer) => answer is null ? null : new ViewRecord
    {
        ["href"] = site.Config.Href(answer.Question.Url), ["question"] = answer.Question.Title.Value,
    };

    private PageFrame WithdrawnFrame(Answer answer) => new(PageKinds.Withdrawn, answer.Question.Url, answer.Question.Title.Value)
    {
        Title = $"{WithdrawnAnswer.StateText}: {answer.Question.Title.Value}",
        Description = "This answer has been withdrawn.",
        Breadcrumbs = Breadcrumbs.To(answer.Question, site),
        IsIndexable = false,
    };

    private ViewRecord WithdrawnView(Answer answer)
    {
        var withdrawn = WithdrawnAnswer.Of(answer, publication);
        return new ViewRecord
        {
            ["question"] = answer.Question.Title.Value,
            ["date"] = View.Date(withdrawn.Date),
            ["reason_html"] = new SafeHtml($"<p>{SafeHtml.Escape(withdrawn.Reason)}</p>"),
            ["replaced_by"] = NeighbourView(withdrawn.Successor),
            ["report_href"] = Feedback.ReportHref(answer, SignOff.DigestOf(answer.Question), site),
            ["topics"] = TopicLinks(answer.Question),
        };
    }
}
