using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>New and re-reviewed answers, newest first, as Atom and as JSON Feed: for the site, for each topic and for each guideline.</summary>
internal static class Feeds
{
    public const string AtomName = "feed.xml";
    public const string JsonName = "feed.json";

    /// <summary>Entries a feed; readers ask often, and older changes are on the page of what is new.</summary>
    private const int MostEntries = 50;

    public static IEnumerable<OutputFile> Of(Publication publication)
    {
        var site = publication.Site;
        var feeds = new List<Feed> { new(site, Addresses.Home, site.Config.Name, site.Config.Description, publication.Answers) };
        feeds.AddRange(site.Topics.Select(topic => new Feed(site, topic.Url, $"{topic.Title} | {site.Config.Name}", topic.Description, publication.ByTopic.GetValueOrDefault(topic.Id, []))));
        feeds.AddRange(site.GuidelineById.Values.OrderBy(guideline => guideline.Id, Comparer<GuidelineId>.Default)
            .Select(guideline => new Feed(site, guideline.Url, $"{guideline.Id} | {site.Config.Name}", $"Answers that rely on {guideline.Id}, {guideline.Title}.", publication.ByGuideline.GetValueOrDefault(guideline.Id, []))));
        return feeds.Where(feed => feed.Page == Addresses.Home || Has(feed.Answers)).SelectMany(Files);
    }

    /// <summary>Whether a list of answers has a feed: one of them has a day.</summary>
    public static bool Has(ImmutableArray<Answer> answers) => answers.Any(answer => TextDates.OfEntry(answer) is not null);

    private static IEnumerable<OutputFile> Files(Feed feed)
    {
        var entries = new Lazy<ImmutableArray<FeedEntry>>(() => Entries(feed));
        return
        [
            OutputFile.Of(feed.Page[1..] + AtomName, () => AtomFeed.Write(feed, entries.Value)),
            OutputFile.Of(feed.Page[1..] + JsonName, () => JsonFeed.Write(feed, entries.Value)),
        ];
    }

    private static ImmutableArray<FeedEntry> Entries(Feed feed) =>
    [
        .. feed.Answers.Where(answer => TextDates.OfEntry(answer) is not null)
            .Select(answer => new FeedEntry(answer, TextDates.OfEntry(answer)!.Value, TextDates.First(answer)))
            .OrderByDescending(entry => entry.Updated, Comparer<DateOnly>.Default)
            .ThenBy(entry => entry.Answer.Slug, Comparer<Slug>.Default)
            .Take(MostEntries),
    ];

    /// <summary>What the answer says in short, after how it stands when exactly this text is not signed.</summary>
    public static string Summary(Answer answer) => StateWords.Before(answer.State, answer.Question.Summary);

    public static IEnumerable<Topic> TopicsOf(Answer answer, Site site) =>
        answer.Question.Topics.Select(topic => site.TopicById.GetValueOrDefault(topic.Value)).OfType<Topic>();
}

/// <summary>One feed: the page whose changes it tells, and the answers on it.</summary>
/// <param name="Page">Address of the page; the feed's files lie below it.</param>
internal sealed record Feed(Site Site, string Page, string Title, string Description, ImmutableArray<Answer> Answers);

/// <summary>An answer in a feed.</summary>
/// <param name="Published">Null when unknown.</param>
internal sealed record FeedEntry(Answer Answer, DateOnly Updated, DateOnly? Published);
