using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Reads one file under <c>questions/</c>: front matter, then body.</summary>
public static class QuestionParser
{
    /// <summary>
    /// Always gives a question when the file's name is usable, with plain defaults where front matter was wrong, so that checks of other
    /// pages that point here are not misled. Null when the file's name or folder cannot be an address.
    /// </summary>
    public static Parsed<Question?> Parse(SourceText source, MarkdownParser markdown)
    {
        var findings = Findings.Of(source);
        if (AddressOf(source, findings) is not var (folder, slug))
        {
            return new Parsed<Question?>(null, findings.All);
        }
        var (values, body, bodyLine) = FrontMatter.Read(source, Schemas.QuestionFrontMatter, findings);
        var answer = body is null ? MarkdownBody.Unread("") : markdown.Parse(body, bodyLine, source.Path, Question.UrlOf(slug), findings);
        var question = Build(source, folder, slug, values ?? YamlNode.EmptyMapping(new Position(source.File, 1, 1)), answer, findings);
        var isRead = values is { IsPartial: false };
        var niceIsRead = values is not null && !values.Refused.Contains("nice") && (isRead || values["nice"] is not null);
        return new Parsed<Question?>(question with { IsRead = isRead, NiceIsRead = niceIsRead }, findings.All);
    }

    private static (Slug Folder, Slug Slug)? AddressOf(SourceText source, Findings findings)
    {
        var parts = source.Path.Split('/');
        var name = System.IO.Path.GetFileNameWithoutExtension(parts[^1]);
        if (parts.Length != 3 || !Slug.TryParse(parts[^2], out var folder))
        {
            findings.Add(Rules.BadFileName, Position.WholeFile(source.File),
                "a question must be in the folder of its topic: questions/<topic>/<name>.md, the topic written with lower-case letters, digits and hyphens.");
            return null;
        }
        if (!Slug.TryParse(name, out var slug))
        {
            findings.Add(Rules.BadFileName, Position.WholeFile(source.File),
                $"'{name}' cannot be an address. Name the file with lower-case letters, digits and single hyphens, at most {Slug.MaxLength}.");
            return null;
        }
        return (folder, slug);
    }

    private static Question Build(SourceText source, Slug folder, Slug slug, YamlNode values, MarkdownBody body, Findings findings)
    {
        var file = source.File;
        var summary = values.Text("summary");
        var question = new Question
        {
            File = file,
            Slug = slug,
            Title = values.Text("question") ?? new Located<string>(slug.Value, values.At),
            Confidence = new Located<Confidence>(ConfidenceOf(values["confidence"]?.Text), values["confidence"]?.At ?? values.At),
            Reviewer = values.Slug("reviewer"),
            ReviewDate = values.Date("date"),
            NextReview = values.Date("next_review"),
            Nice = [.. values.Items("nice").Select(NiceReferenceOf).OfType<NiceReference>()],
            Summary = summary?.Value ?? Sentences.First(body.Text.ToString(), Sentences.DescriptionLength),
            SummaryAt = summary?.At,
            Topics = TopicsOf(folder, values.Slugs("topics"), file),
            Aspects = [.. values.Texts("aspects").Select(aspect => aspect.Value).Distinct(StringComparer.Ordinal)],
            Synonyms = values.Texts("synonyms"),
            Aliases = values.Aliases(),
            Related = values.Slugs("related"),
            Changes = [.. values.Items("changes").Select(ChangeOf).OfType<Change>()],
            IsDraft = values.Flag("draft"),
            Withdrawn = values["withdrawn"] is { } withdrawn ? WithdrawalOf(withdrawn) : null,
            SignOff = values.Text("signoff"),
            Accepted = values.Accepted(),
            Body = body,
        };
        RequireReview(question, values, findings);
        ReadWell(values["question"], "in the question, ", source, findings);
        ReadWell(values["summary"], "in the summary, ", source, findings);
        foreach (var change in values.Items("changes"))
        {
            ReadWell(change["note"], "in the note of a change, ", source, findings);
        }
        ReadWell(values["withdrawn"]?["reason"], "in the reason of the withdrawal, ", source, findings);
        return question;
    }

    private static void RequireReview(Question question, YamlNode values, Findings findings)
    {
        // Who meant a draft and wrote it wrongly needs no review for it.
        if (question.IsDraft || values.Entries.IsEmpty || values.Refused.Contains("draft"))
        {
            return;
        }
        foreach (var key in (ReadOnlySpan<string>)["reviewer", "date"])
        {
            var entry = values.Entries.FirstOrDefault(entry => entry.Key == key);
            if (entry is { Value.IsNull: true } || (entry is null && !values.IsPartial && !values.Refused.Contains(key)))
            {
                findings.Add(Rules.MissingKey, entry?.KeyAt ?? values.At,
                    $"'{key}' {(entry is null ? "is missing from the front matter" : "has no value")}. Ask the reviewer to run 'iatrox review sign {question.File} --reviewer ID', which writes it, or mark the page 'draft: true'.");
            }
        }
    }

    private static void ReadWell(YamlNode? text, string where, SourceText source, Findings findings)
    {
        if (text is null)
        {
            return;
        }
        foreach (var finding in (ImmutableArray<TextFinding>)[.. TextLints.Of(text.Text), .. LeftoverMarks.OfPlain(text.Text)])
        {
            findings.Add(finding.Rule, YamlText.PlaceOf(text, finding.Offset, source), where + finding.Message);
        }
    }

    private static ImmutableArray<Located<Slug>> TopicsOf(Slug folder, ImmutableArray<Located<Slug>> further, string file) =>
        [new Located<Slug>(folder, Position.WholeFile(file)), .. further.Where(topic => topic.Value != folder).DistinctBy(topic => topic.Value)];

    private static Confidence ConfidenceOf(string? text) => text switch
    {
        "high" => Confidence.High,
        "moderate" => Confidence.Moderate,
        _ => Confidence.Low,
    };

    private static NiceReference? NiceReferenceOf(YamlNode node) =>
        GuidelineId.TryParse(node.Kind == YamlKind.Scalar ? node.Text : node["ref"]?.Text ?? "", out var id)
            ? new NiceReference(id, [.. node.Items("recommendations").Select(item => item.Text)], node["ref"]?.At ?? node.At)
            : null;

    private static Change? ChangeOf(YamlNode node) =>
        node.Date("date") is { } date && node.Text("note") is { } note
            ? new Change(date.Value, node["kind"]?.Text == "clinical" ? ChangeKind.Clinical : ChangeKind.Editorial, note.Value, date.At)
            : null;

    private static Withdrawal? WithdrawalOf(YamlNode node) =>
        node.Date("date") is { } date && node.Text("reason") is { } reason
            ? new Withdrawal(date.Value, reason.Value, node.Slug("replaced_by"), date.At)
            : null;
}
