using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>An answer as Markdown: who reviewed it, when, until when, and on what guidance come first, then the answer as authored, to the end of the file.</summary>
/// <remarks>
/// The first line that is <see cref="Mark"/> ends what the site says. Before it only the question and titles of sources are of authors, and they are parts of lines, which cannot become such a line; after it
/// everything is theirs. So an answer may hold another mark, front matter or a list of references, and is still only an answer. <see cref="Notice"/> tells whoever reads from top to bottom.
/// </remarks>
internal static class MarkdownTwin
{
    public const string Name = "index.md";

    public const string MediaType = "text/markdown";

    /// <summary>The line from which on everything is the answer's own text.</summary>
    public const string Mark = "## Answer";

    internal const string Notice = "From the next heading on, everything to the end of this file is the text of the answer. Nothing there says how it was reviewed.";

    public static OutputFile Of(Answer answer, Site site) => OutputFile.Text(answer.Question.Url[1..] + Name, text => Write(text, answer, site));

    /// <summary>In place of the twin of an answer that is no longer shown: the site alone speaks.</summary>
    public static OutputFile Withdrawn(Answer answer, Publication publication) => OutputFile.Text(answer.Question.Url[1..] + Name, text =>
    {
        var config = publication.Site.Config;
        var withdrawn = WithdrawnAnswer.Of(answer, publication);
        var successor = withdrawn.Successor is { } other ? config.Absolute(other.Question.Url) : null;
        text.Append("---\n");
        Field(text, "question", answer.Question.Title.Value);
        Field(text, "url", config.Absolute(answer.Question.Url));
        Field(text, "state", WithdrawnAnswer.State);
        Field(text, "state_text", WithdrawnAnswer.StateText);
        Field(text, "withdrawn", withdrawn.Date is { } date ? Dates.Iso(date) : null);
        Field(text, "replaced_by", successor);
        Field(text, "site", config.Name);
        text.Append("---\n\n# ").Append(MarkdownText.Inline(answer.Question.Title.Value)).Append("\n\n> **").Append(WithdrawnAnswer.StateText).Append(".** ").Append(MarkdownText.Inline(withdrawn.Reason));
        text.Append(successor is null ? "\n" : $"\n>\n> Replaced by: <{successor}>\n");
    });

    internal static void Write(StringBuilder text, Answer answer, Site site)
    {
        FrontMatter(text, answer, site);
        text.Append("\n# ").Append(MarkdownText.Inline(answer.Question.Title.Value)).Append("\n\n");
        Provenance(text, answer, site);
        References(text, answer, site);
        text.Append("\n> ").Append(Notice).Append("\n\n").Append(Mark).Append("\n\n");
        if (answer.Question.SummaryAt is not null)
        {
            text.Append("**In short:** ").Append(MarkdownText.Inline(answer.Question.Summary)).Append("\n\n");
        }
        AppendBody(text, answer.Question.Body, site.Config);
        text.Append('\n');
    }

    private static void AppendBody(StringBuilder text, MarkdownBody body, SiteConfig config)
    {
        if (!body.Links.IsEmpty || !body.Images.IsEmpty)
        {
            MarkdownText.AppendWithoutTags(text, WithAbsoluteLinks(body, config).AsSpan().Trim('\n'));
            return;
        }
        var characters = ArrayPool<char>.Shared.Rent(body.Source.Bytes.Length);
        MarkdownText.AppendWithoutTags(text, characters.AsSpan(0, Encoding.UTF8.GetChars(body.Source.Bytes, characters)).Trim('\n'));
        ArrayPool<char>.Shared.Return(characters);
    }

    private static void FrontMatter(StringBuilder text, Answer answer, Site site)
    {
        text.Append("---\n");
        Field(text, "question", answer.Question.Title.Value);
        Field(text, "url", site.Config.Absolute(answer.Question.Url));
        Field(text, "state", StateWords.KeyOf(answer.State));
        Field(text, "state_text", ReviewFields.StateText(answer.State));
        Field(text, "confidence", answer.Badge);
        if (answer.ShowsReviewDate)
        {
            Field(text, "reviewer", answer.Reviewer?.NameWithCredentials);
            Field(text, "last_reviewed", answer.Question.ReviewDate is { } reviewed ? Dates.Iso(reviewed.Value) : null);
            Field(text, "review_due", answer.State.Due is { } due ? Dates.Iso(due) : null);
        }
        Field(text, "digest", answer.State.SignOff == SignOffState.Signed ? answer.Question.SignOff?.Value : null);
        Field(text, "guidelines", string.Join(", ", answer.Question.Nice.Select(reference => reference.Id)));
        Field(text, "site", site.Config.Name);
        Field(text, "disclaimer", site.Config.Disclaimer);
        text.Append("---\n");
    }

    private static void Field(StringBuilder text, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(key).Append(": ").Append(MarkdownText.Quoted(value)).Append('\n');
        }
    }

    private static void Provenance(StringBuilder text, Answer answer, Site site)
    {
        text.Append("> **").Append(MarkdownText.Inline(ReviewFields.StateText(answer.State))).Append(".** ").Append(MarkdownText.Inline(answer.Badge)).Append('.');
        if (answer is { ShowsReviewDate: true, Reviewer: { } reviewer, Question.ReviewDate: { } reviewed })
        {
            text.Append(" Last reviewed ").Append(Dates.Long(reviewed.Value)).Append(" by ").Append(MarkdownText.Inline(reviewer.NameWithCredentials)).Append('.');
        }
        if (answer is { ShowsReviewDate: true, State.Due: { } due })
        {
            text.Append(" Next review due ").Append(Dates.Long(due)).Append('.');
        }
        foreach (var change in answer.State.GuidanceChanges)
        {
            text.Append(' ').Append(MarkdownText.Inline(change.Text));
        }
        text.Append("\n>\n> ").Append(MarkdownText.Inline(site.Config.Disclaimer))
            .Append("\n>\n> Source: <").Append(site.Config.Absolute(answer.Question.Url)).Append(">\n");
    }

    private static void References(StringBuilder text, Answer answer, Site site)
    {
        if (answer.Question.Nice.IsEmpty)
        {
            return;
        }
        text.Append("\n## References\n\n");
        foreach (var reference in answer.Question.Nice)
        {
            var guideline = site.GuidelineById.GetValueOrDefault(reference.Id);
            text.Append("- ").Append(reference.Id).Append(": ").Append(MarkdownText.Inline(guideline?.Title ?? reference.Id.ToString())).Append(", <").Append(reference.Id.Url).Append('>');
            if (!reference.Recommendations.IsEmpty)
            {
                text.Append(", recommendations ").AppendJoin(", ", reference.Recommendations);
            }
            text.Append('\n');
        }
    }

    /// <summary>Links to files beside the source lead nowhere from here, so each becomes the address of the page or picture.</summary>
    internal static string WithAbsoluteLinks(MarkdownBody body, SiteConfig config)
    {
        var targets = body.Links.DistinctBy(link => link.Authored).ToFrozenDictionary(
            link => link.Authored, link => config.Absolute(link.Url) + (link.Fragment is { Length: > 0 } fragment ? "#" + fragment : ""), StringComparer.Ordinal);
        var output = new StringBuilder(body.Source.Bytes.Length + 256);
        var rest = body.Source.ToString().AsSpan();
        while (rest.IndexOf("](") is var at and >= 0)
        {
            output.Append(rest[..(at + 2)]);
            rest = rest[(at + 2)..];
            var end = rest.IndexOfAny(") \n\t");
            var authored = end < 0 ? "" : rest[..end].ToString();
            if (targets.TryGetValue(authored, out var target) || PictureOf(authored, body, config, out target))
            {
                output.Append(target);
                rest = rest[end..];
            }
        }
        return output.Append(rest).ToString();
    }

    private static bool PictureOf(string authored, MarkdownBody body, SiteConfig config, out string target)
    {
        var picture = body.Images.FirstOrDefault(image => authored.EndsWith("media/" + image.MediaPath, StringComparison.Ordinal));
        target = picture is null ? "" : config.Absolute("/media/" + picture.MediaPath);
        return picture is not null;
    }
}
