using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render;

/// <summary>An answer as a line of a list.</summary>
internal static class ItemView
{
    /// <param name="within">The topic whose page holds the list, which its lines need not name.</param>
    public static ViewRecord Of(Answer answer, Site site, Topic? within = null)
    {
        var topic = site.TopicById.GetValueOrDefault(answer.Question.Topics[0].Value);
        return new ViewRecord(12)
        {
            ["href"] = site.Config.Href(answer.Question.Url),
            ["question"] = answer.Question.Title.Value,
            ["summary"] = View.OrNull(answer.Question.Summary),
            ["badge"] = Badge(answer),
            ["reviewed"] = answer.ShowsReviewDate ? View.Date(answer.Question.ReviewDate?.Value) : null,
            ["state"] = StateWords.ListKeyOf(answer.State),
            ["state_text"] = StateWords.ShortText(answer.State),
            ["topic"] = topic is null || topic == within ? null : View.Link(topic.Title, site.Config.Href(topic.Url)),
            ["affected"] = false,
            ["affected_text"] = null,
        };
    }

    public static ViewRecord Badge(Answer answer) => new() { ["text"] = answer.Badge, ["level"] = answer.Question.Confidence.Value.Key() };
}
