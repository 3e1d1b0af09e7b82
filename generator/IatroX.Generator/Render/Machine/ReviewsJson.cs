using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>The register of reviews for programs: the same rows as on its page, a thousand a file, each file naming the next.</summary>
internal static class ReviewsJson
{
    private const int RowsAFile = 1000;

    public static IEnumerable<OutputFile> Of(Publication publication)
    {
        var pages = Pager.Count(publication.Answers.Length, RowsAFile);
        return Pager.Split(publication.Answers, RowsAFile).Select(page =>
            OutputFile.Of(UrlOf(page.Number)[1..], () => Write(publication, page.Items, page.Number, pages)));
    }

    private static string UrlOf(int number) =>
        number == 1 ? Addresses.ReviewsJson : string.Create(CultureInfo.InvariantCulture, $"{Addresses.Reviews}page/{number}.json");

    private static ReadOnlyMemory<byte> Write(Publication publication, ImmutableArray<Answer> answers, int number, int pages) => JsonText.Write(json =>
    {
        var config = publication.Site.Config;
        json.WriteStartObject();
        if (config.Features.Api)
        {
            ApiFiles.Described(json, config, "reviews");
        }
        json.WriteString("as_of", Dates.Iso(publication.Site.AsOf));
        json.WriteNumber("total", publication.Answers.Length);
        json.WriteNumber("page", number);
        json.WriteNumber("pages", pages);
        json.Optional("next", number < pages ? config.Absolute(UrlOf(number + 1)) : null);
        json.WriteStartArray("reviews");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteString("question", answer.Question.Title.Value);
            json.WriteString("url", config.Absolute(answer.Question.Url));
            ReviewFields.Write(json, answer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
