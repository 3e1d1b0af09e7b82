using System.Collections.Frozen;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render;

/// <summary>Answers as lines of lists. Badges and links to topics, which most lines share, are made once. May be used from many threads.</summary>
internal sealed class ItemViews(Site site)
{
    private static readonly FrozenDictionary<(Confidence, bool IsAligned), ViewRecord> Badges = Enum.GetValues<Confidence>()
        .SelectMany(_ => (bool[])[true, false], (confidence, isAligned) => (confidence, isAligned))
        .ToFrozenDictionary(badge => badge, badge => new ViewRecord(2) { IsShared = true, ["text"] = Words.Badge(badge.confidence, badge.isAligned), ["level"] = badge.confidence.Key() });

    private readonly FrozenDictionary<Slug, ViewRecord> topicLinks = site.TopicById.ToFrozenDictionary(topic => topic.Key, topic => View.Link(topic.Value.Title, site.Config.Href(topic.Value.Url), isShared: true));

    /// <param name="within">The topic whose page holds the list, which its lines need not name.</param>
    public ViewRecord Of(Answer answer, Topic? within = null)
    {
        var topic = answer.Question.Topics[0].Value;
        return new ViewRecord(10)
        {
            ["href"] = site.Config.Href(answer.Question.Url),
            ["question"] = answer.Question.Title.Value,
            ["summary"] = View.OrNull(answer.Question.Summary),
            ["badge"] = Badge(answer),
            ["reviewed"] = answer.ShowsReviewDate ? View.Date(answer.Question.ReviewDate?.Value) : null,
            ["state"] = StateWords.ListKeyOf(answer.State),
            ["state_text"] = StateWords.ShortText(answer.State),
            ["topic"] = topic == within?.Id ? null : TopicLink(topic),
            ["affected"] = false,
            ["affected_text"] = null,
        };
    }

    public static ViewRecord Badge(Answer answer) => Badges[(answer.Question.Confidence.Value, answer.State.IsGuidelineAligned)];

    /// <summary>Null for a topic that the site does not have.</summary>
    public ViewRecord? TopicLink(Slug topic) => topicLinks.GetValueOrDefault(topic);
}
