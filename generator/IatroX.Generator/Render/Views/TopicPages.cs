using System.Collections.Immutable;
using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>The overview of topics, and each topic's list of answers.</summary>
internal sealed class TopicPages(Publication publication, SiteFrame frame)
{
    private readonly Site site = publication.Site;

    public IEnumerable<OutputFile> All() => site.Topics.SelectMany(Of).Prepend(Overview());

    /// <summary>The topics at the top of the tree that have answers, as cards.</summary>
    public ScriptArray Cards() => View.List(TopicTree.ChildrenOf(null, site).Where(topic => !AnswersOf(topic).IsEmpty), Card);

    private OutputFile Overview() => frame.File(
        new PageFrame(PageKinds.Topics, Addresses.Topics, "Topics")
        {
            Description = $"Browse the answers of {site.Config.Name} by clinical topic.",
            Breadcrumbs = Breadcrumbs.To("Topics"),
        },
        () => new ViewRecord
        {
            ["topics"] = View.List(TopicTree.ChildrenOf(null, site), topic =>
            {
                var card = Card(topic);
                card["children"] = View.List(TopicTree.ChildrenOf(topic.Id, site), Card);
                return card;
            }),
        });

    private IEnumerable<OutputFile> Of(Topic topic)
    {
        var answers = AnswersOf(topic);
        var pages = Pager.Count(answers.Length, site.Config.ListPageSize);
        return Pager.Split(answers, site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.Topic, Addresses.PageOf(topic.Url, page.Number), topic.Title)
            {
                Title = page.Number == 1 ? topic.Title : $"{topic.Title}, page {page.Number}",
                Description = topic.Description.Length > 0 ? topic.Description : $"Questions and answers on {topic.Title}.",
                Breadcrumbs = Breadcrumbs.To(topic, site),
                FeedFolder = Feeds.Has(answers) ? topic.Url : null,
            },
            () => new ViewRecord
            {
                ["description"] = View.OrNull(topic.Description),
                ["specialty"] = topic.Specialty is { } specialty ? InWords(specialty) : null,
                ["subtopics"] = View.List(TopicTree.ChildrenOf(topic.Id, site), Card),
                ["items"] = View.List(page.Items, answer => frame.Items.Of(answer, within: topic)),
                ["pager"] = Pager.View(site.Config, topic.Url, page.Number, pages),
            }));
    }

    private ViewRecord Card(Topic topic)
    {
        var card = View.Link(topic.Title, site.Config.Href(topic.Url));
        card["description"] = View.OrNull(topic.Description);
        card["count"] = AnswersOf(topic).Length;
        return card;
    }

    private ImmutableArray<Answer> AnswersOf(Topic topic) => publication.ByTopic.GetValueOrDefault(topic.Id, []);

    /// <summary>PrimaryCare becomes Primary care.</summary>
    private static string InWords(string specialty)
    {
        var words = new StringBuilder();
        foreach (var c in specialty)
        {
            words.Append(words.Length > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString());
        }
        return words.ToString();
    }
}
