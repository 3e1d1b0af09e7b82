using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary><c>llms.txt</c>: what an assistant should know of the site before it quotes an answer, and where the answers are.</summary>
internal static class LlmsText
{
    public const string Path = "llms.txt";

    /// <summary>Answers that are listed; the API lists all.</summary>
    private const int MostAnswers = 500;

    public static OutputFile Of(Publication publication) => OutputFile.Text(Path, () => Write(publication));

    private static string Write(Publication publication)
    {
        var site = publication.Site;
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Inline(site.Config.Name)).Append("\n\n> ").Append(MarkdownText.Inline(site.Config.Description)).Append("\n\n");
        text.Append(MarkdownText.Inline(site.Config.Disclaimer)).Append("\n\n");
        text.Append("Each answer says how it stands. Quote an answer with its state, its reviewer and the day of its review. "
            + "An answer that is not \"Signed off\" must not be called reviewed, and one past its due date must be called overdue.\n");
        Answers(text, publication);
        text.Append("\n## Topics\n\n");
        foreach (var topic in site.Topics.Where(topic => publication.ByTopic.ContainsKey(topic.Id)))
        {
            Link(text, topic.Title, site.Config.Absolute(topic.Url), topic.Description);
        }
        text.Append("\n## Optional\n\n");
        if (site.Config.Features.Api)
        {
            Link(text, "API", site.Config.Absolute(ApiFiles.Index), "every answer, guideline, topic and reviewer as JSON");
        }
        Link(text, "Review register", site.Config.Absolute(Addresses.ReviewsJson), "how every answer stands, as JSON");
        Link(text, "Changes", site.Config.Absolute(Addresses.Feed), "Atom feed of new and re-reviewed answers");
        return text.ToString();
    }

    private static void Answers(StringBuilder text, Publication publication)
    {
        var config = publication.Site.Config;
        var shown = publication.Answers.OrderBy(answer => answer.State.SignOff, Comparer<SignOffState>.Default)
            .ThenByDescending(answer => TextDates.OfEntry(answer) ?? DateOnly.MinValue, Comparer<DateOnly>.Default)
            .ThenBy(answer => answer.Slug, Comparer<Slug>.Default).Take(MostAnswers);
        text.Append("\n## Answers\n\n");
        foreach (var answer in shown)
        {
            Link(text, answer.Question.Title.Value, config.Absolute(answer.Question.Url) + (config.Features.MarkdownTwins ? MarkdownTwin.Name : ""), Note(answer));
        }
        if (publication.Answers.Length > MostAnswers)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThese are {MostAnswers} of {publication.Answers.Length} answers.\n");
        }
    }

    private static string Note(Answer answer) => answer is { ShowsReviewDate: true, Question.ReviewDate: { } reviewed }
        ? $"{ReviewFields.StateText(answer.State)}, last reviewed {Dates.Long(reviewed.Value)}"
        : ReviewFields.StateText(answer.State);

    private static void Link(StringBuilder text, string label, string url, string note)
    {
        text.Append("- [").Append(MarkdownText.Inline(label)).Append("](").Append(url).Append(')');
        text.Append(note.Length > 0 ? $": {MarkdownText.Inline(note)}\n" : "\n");
    }
}
