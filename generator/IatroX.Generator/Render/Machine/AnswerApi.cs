using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>The API's answers: a paged list, and a document for each with its text.</summary>
internal sealed class AnswerApi(Publication publication, Relations relations)
{
    private const int AnswersAPage = 500;

    private readonly Site site = publication.Site;

    private SiteConfig Config => site.Config;

    public const string Folder = ApiFiles.Folder + "answers/";

    public static string UrlOf(Answer answer) => $"{Folder}{answer.Slug}.json";

    /// <summary>Pages lie in a folder of their own, so that no slug can take the place of one.</summary>
    public static string PageUrl(int number) =>
        number == 1 ? ApiFiles.Folder + "answers.json" : string.Create(CultureInfo.InvariantCulture, $"{ApiFiles.Folder}answers/page/{number}.json");

    /// <summary>The document of one answer.</summary>
    public OutputFile Of(Answer answer) => ApiFiles.File(UrlOf(answer), json => Document(json, answer));

    /// <summary>What stands in place of the document of an answer that is no longer shown, so that programs which keep copies learn of it.</summary>
    public OutputFile Withdrawn(Answer answer) => ApiFiles.File(UrlOf(answer), json =>
    {
        var withdrawn = WithdrawnAnswer.Of(answer, publication);
        ApiFiles.Described(json, Config, "withdrawn");
        json.WriteString("id", answer.Slug.Value);
        json.WriteString("question", answer.Question.Title.Value);
        json.WriteString("url", Config.Absolute(answer.Question.Url));
        json.WriteString("state", WithdrawnAnswer.State);
        json.WriteString("state_text", WithdrawnAnswer.StateText);
        json.Optional("withdrawn", withdrawn.Date);
        json.WriteString("reason", withdrawn.Reason);
        json.Optional("replaced_by", withdrawn.Successor is { } successor ? Config.Absolute(UrlOf(successor)) : null);
    });

    /// <summary>The pages of the list; none where the site has no API.</summary>
    public IEnumerable<OutputFile> Lists()
    {
        var pages = Pager.Count(publication.Answers.Length, AnswersAPage);
        return Config.Features.Api ? Pager.Split(publication.Answers, AnswersAPage).Select(page => ApiFiles.File(PageUrl(page.Number), json => List(json, page.Items, page.Number, pages))) : [];
    }

    private void List(Utf8JsonWriter json, ImmutableArray<Answer> answers, int number, int pages)
    {
        ApiFiles.Described(json, Config, "answers");
        json.WriteNumber("total", publication.Answers.Length);
        json.WriteNumber("page", number);
        json.WriteNumber("pages", pages);
        json.Optional("previous", number > 1 ? Config.Absolute(PageUrl(number - 1)) : null);
        json.Optional("next", number < pages ? Config.Absolute(PageUrl(number + 1)) : null);
        json.WriteStartArray("answers");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            Common(json, answer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Common(Utf8JsonWriter json, Answer answer)
    {
        var question = answer.Question;
        json.WriteString("id", question.Slug.Value);
        json.WriteString("question", question.Title.Value);
        json.WriteString("url", Config.Absolute(question.Url));
        json.WriteString("document", Config.Absolute(UrlOf(answer)));
        if (Config.Features.MarkdownTwins)
        {
            json.WriteString("markdown", Config.Absolute(question.Url + MarkdownTwin.Name));
        }
        json.WriteString("summary", question.Summary);
        json.WriteString("confidence", question.Confidence.Value.Key());
        json.WriteBoolean("guideline_aligned", answer.State.IsGuidelineAligned);
        json.Strings("topics", question.Topics, topic => topic.Value.Value);
        json.Strings("aspects", question.Aspects, aspect => aspect);
        json.Strings("guidelines", question.Nice, reference => reference.Id.ToString());
        json.Optional("last_changed", TextDates.LastChanged(answer, site));
        ReviewFields.Write(json, answer);
    }

    private void Document(Utf8JsonWriter json, Answer answer)
    {
        var question = answer.Question;
        ApiFiles.Described(json, Config, "answer");
        Common(json, answer);
        json.WriteString("text", question.Body.Text.Bytes);
        json.Strings("synonyms", question.Synonyms, synonym => synonym.Value);
        json.WriteStartArray("citations");
        foreach (var reference in question.Nice)
        {
            json.WriteStartObject();
            json.WriteString("guideline", reference.Id.ToString());
            json.WriteString("url", reference.Id.Url);
            json.Strings("recommendations", reference.Recommendations, recommendation => recommendation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("related");
        foreach (var related in relations.Of(question.Slug))
        {
            if (!publication.BySlug.ContainsKey(related.Slug))
            {
                continue;
            }
            json.WriteStartObject();
            json.WriteString("id", related.Slug.Value);
            json.WriteString("reason", related.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in question.Changes)
        {
            json.WriteStartObject();
            json.WriteString("date", Dates.Iso(change.Date));
            json.WriteString("kind", change.Kind == ChangeKind.Clinical ? "clinical" : "editorial");
            json.WriteString("note", change.Note);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("disclaimer", Config.Disclaimer);
    }
}
