using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>What the picture of a page says: never more than the page itself about who reviewed it.</summary>
internal sealed record CardText(string Url, string Title, string Badge, string Level, string Facts, string Topic, string SiteName)
{
    /// <summary>Raised when pictures of the same text would look different.</summary>
    private const int Drawing = 3;

    /// <summary>The site's own card.</summary>
    public static CardText Of(Site site) => new(Addresses.Home, site.Config.Tagline, "", "", "", "", site.Config.Name);

    /// <summary>Null when the question's letters cannot be drawn; the site's own card stands for it.</summary>
    public static CardText? Of(Answer answer, Site site) => !DrawnLetters.CanBeDrawn(answer.Question.Title.Value) ? null : new(
        answer.Question.Url, answer.Question.Title.Value, answer.Badge, answer.Question.Confidence.Value.Key(), FactsOf(answer),
        site.TopicById.GetValueOrDefault(answer.Question.Topics[0].Value)?.Title is { } topic && DrawnLetters.CanBeDrawn(topic) ? topic : "", site.Config.Name);

    /// <summary>The site's own card, then one for each answer that can have one.</summary>
    public static ImmutableArray<CardText> Of(Publication publication) => [Of(publication.Site), .. publication.Answers.Select(answer => Of(answer, publication.Site)).OfType<CardText>()];

    /// <summary>The order for one picture, as a line of JSON.</summary>
    public string Line(string file) => Encoding.UTF8.GetString(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        Fields(json);
        json.WriteEndObject();
    }).Span);

    /// <param name="font">The family, or the digest of the file.</param>
    public string HashWith(string font) => Convert.ToHexStringLower(SHA256.HashData(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("drawing", Drawing);
        json.WriteString("font", font);
        Fields(json);
        json.WriteEndObject();
    }).Span).AsSpan(0, 12));

    private void Fields(Utf8JsonWriter json)
    {
        json.WriteString("title", Title);
        json.WriteString("badge", Badge);
        json.WriteString("level", Level);
        json.WriteString("facts", Facts);
        json.WriteString("topic", Topic);
        json.WriteString("site", SiteName);
    }

    /// <summary>Names a reviewer only for exactly the signed text: a picture travels without the page that would explain more.</summary>
    private static string FactsOf(Answer answer)
    {
        var state = StateWords.ShortText(answer.State);
        if (answer is not { State.SignOff: SignOffState.Signed, Reviewer: { } reviewer, Question.ReviewDate: { } reviewed })
        {
            return state ?? "";
        }
        var review = $"Reviewed on {Dates.Long(reviewed.Value)} by {reviewer.Name.Value}";
        return state is null ? review : $"{state}. {review}";
    }
}
