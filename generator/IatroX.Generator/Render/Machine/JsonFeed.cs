using System.Collections.Immutable;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>A feed in JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    public const string MediaType = "application/feed+json";

    public static ReadOnlyMemory<byte> Write(Feed feed, ImmutableArray<FeedEntry> entries) => JsonText.Write(json =>
    {
        var config = feed.Site.Config;
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", feed.Title);
        json.WriteString("home_page_url", config.Absolute(feed.Page));
        json.WriteString("feed_url", config.Absolute(feed.Page + Feeds.JsonName));
        json.Optional("description", feed.Description);
        json.WriteString("language", config.Language);
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", config.Organisation);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("items");
        foreach (var entry in entries)
        {
            Item(json, entry, feed.Site);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Item(Utf8JsonWriter json, FeedEntry entry, Site site)
    {
        var question = entry.Answer.Question;
        var address = site.Config.Absolute(question.Url);
        json.WriteStartObject();
        json.WriteString("id", address);
        json.WriteString("url", address);
        json.WriteString("title", question.Title.Value);
        json.WriteString("content_text", Feeds.Summary(entry.Answer));
        json.Optional("date_published", entry.Published is { } published ? AtomFeed.Time(published) : null);
        json.WriteString("date_modified", AtomFeed.Time(entry.Updated));
        json.Strings("tags", [.. Feeds.TopicsOf(entry.Answer, site)], topic => topic.Title);
        json.WriteEndObject();
    }
}
