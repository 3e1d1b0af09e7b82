using System.Collections.Immutable;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>The open API: JSON files under <c>/api/v1/</c>, described by <c>schema.json</c> there and in API.md.</summary>
internal static class ApiFiles
{
    public const string Folder = "/api/v1/";
    public const string Index = Folder + "index.json";
    public const string Schema = Folder + "schema.json";
    public const string Guidelines = Folder + "guidelines.json";
    public const string Topics = Folder + "topics.json";
    public const string Reviewers = Folder + "reviewers.json";

    /// <summary>What a program may rely on, said in the API itself.</summary>
    private const string Promise = "Within version 1, fields are only added, never removed, renamed or given another meaning. A change that breaks this gets a new version under a new address.";

    /// <summary>All but the answers.</summary>
    public static IEnumerable<OutputFile> Of(Publication publication)
    {
        var site = publication.Site;
        return
        [
            File(Index, json => IndexFields(json, publication)),
            OutputFile.Text(Schema[1..], () => ApiSchema.Text(site.Config)),
            File(Topics, json => List(json, site, "topics", site.Topics, topic => Topic(json, topic, publication))),
            File(Guidelines, json => List(json, site, "guidelines", [.. site.GuidelineById.Values.OrderBy(guideline => guideline.Id, Comparer<GuidelineId>.Default)], guideline => Guideline(json, guideline, publication))),
            File(Reviewers, json => List(json, site, "reviewers", site.Reviewers, reviewer => Reviewer(json, reviewer, publication))),
        ];
    }

    public static OutputFile File(string url, Action<Utf8JsonWriter> write) => new(url[1..], output => JsonText.Append(output, json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }));

    /// <summary>Names the definition that describes the document.</summary>
    public static void Described(Utf8JsonWriter json, SiteConfig config, string definition) => json.WriteString("$schema", $"{config.Absolute(Schema)}#/definitions/{definition}");

    private static void IndexFields(Utf8JsonWriter json, Publication publication)
    {
        var config = publication.Site.Config;
        Described(json, config, "index");
        json.WriteNumber("version", 1);
        json.WriteString("promise", Promise);
        json.WriteString("name", config.Name);
        json.WriteString("organisation", config.Organisation);
        json.WriteString("disclaimer", config.Disclaimer);
        json.WriteString("as_of", Dates.Iso(publication.Site.AsOf));
        json.WriteNumber("answer_count", publication.Answers.Length);
        json.WriteString("answers", config.Absolute(AnswerApi.PageUrl(1)));
        json.WriteString("topics", config.Absolute(Topics));
        json.WriteString("guidelines", config.Absolute(Guidelines));
        json.WriteString("reviewers", config.Absolute(Reviewers));
        json.WriteString("reviews", config.Absolute(Addresses.ReviewsJson));
        json.WriteString("feed", config.Absolute(Addresses.Home + Feeds.JsonName));
    }

    private static void List<T>(Utf8JsonWriter json, Site site, string name, ImmutableArray<T> items, Action<T> write)
    {
        Described(json, site.Config, name);
        json.WriteNumber("total", items.Length);
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Topic(Utf8JsonWriter json, Topic topic, Publication publication)
    {
        json.WriteString("id", topic.Id.Value);
        json.WriteString("title", topic.Title);
        json.Optional("description", topic.Description);
        json.WriteString("url", publication.Site.Config.Absolute(topic.Url));
        json.Optional("parent", topic.Parent?.Value.Value);
        json.Optional("specialty", topic.Specialty);
        json.WriteNumber("answer_count", publication.ByTopic.GetValueOrDefault(topic.Id, []).Length);
    }

    private static void Guideline(Utf8JsonWriter json, Guideline guideline, Publication publication)
    {
        json.WriteString("id", guideline.Id.ToString());
        json.WriteString("title", guideline.Title);
        json.WriteString("url", publication.Site.Config.Absolute(guideline.Url));
        json.WriteString("nice_url", guideline.Id.Url);
        json.WriteString("published", Dates.Iso(guideline.Published));
        json.Optional("updated", guideline.Updated);
        json.WriteString("status", guideline.Status.InWords());
        json.Optional("replaced_by", guideline.ReplacedBy?.Value.ToString());
        json.WriteNumber("answer_count", publication.ByGuideline.GetValueOrDefault(guideline.Id, []).Length);
    }

    private static void Reviewer(Utf8JsonWriter json, Reviewer reviewer, Publication publication)
    {
        json.WriteString("id", reviewer.Id.Value);
        json.WriteString("name", reviewer.Name.Value);
        json.Optional("credentials", reviewer.Credentials);
        json.Optional("role", reviewer.Role);
        if (reviewer.Registration is { } registration)
        {
            json.WriteStartObject("registration");
            json.WriteString("body", registration.Body);
            json.WriteString("number", registration.Number);
            json.WriteEndObject();
        }
        json.Optional("interests", reviewer.Interests);
        json.WriteBoolean("demonstration", reviewer.IsDemonstration);
        json.WriteString("url", publication.Site.Config.Absolute(reviewer.Url));
        json.WriteNumber("answer_count", publication.ByReviewer.GetValueOrDefault(reviewer.Id, []).Length);
    }
}
