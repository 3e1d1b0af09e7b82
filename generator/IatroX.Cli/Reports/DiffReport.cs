using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Cli.Reports;

/// <summary>What differs between two published sites: as a summary for a pull request, as JSON.</summary>
internal static class DiffReport
{
    /// <summary>A summary on GitHub holds 1 MiB: these limits keep it below half of that. A changed paragraph is one line, and is shown whole.</summary>
    private const int MostListed = 50;
    private const int MostTextCharacters = 400_000;
    private const int MostLines = 60;
    private const int MostUnchangedCharacters = 160;
    private const int MostChangedCharacters = 3000;

    public static string Markdown(SiteChanges changes)
    {
        if (changes.IsEmpty)
        {
            return "The site does not change.";
        }
        var text = new StringBuilder("## What changes on the site\n\n");
        Answers(text, "Sign-offs voided", [.. changes.SignOffsVoided], review: true);
        Answers(text, "Sign-offs gained", [.. changes.SignOffsGained], review: true);
        foreach (var (fate, heading) in Fates)
        {
            Answers(text, heading, [.. changes.Answers.Where(answer => answer.Fate == fate)], review: fate == AnswerFate.Changed);
        }
        List(text, "Pictures and documents changed under the same name: no sign-off covers them", changes.MediaChanged, media => $"`{Code(media.Url)}`, on {Named(media.Pages)}");
        Pages(text, "Answers that say something else around the signed text", [.. changes.WordsAroundText.Select(page => page.Url)]);
        Texts(text, [.. changes.Answers.Select(answer => new PageChange(answer.Url, answer.Text)).Where(page => !page.Text.IsEmpty), .. changes.WordsAroundText, .. changes.WordsOfPages]);
        Pages(text, "Other pages added", changes.PagesAdded);
        Pages(text, "Other pages removed: links to them break", changes.PagesRemoved);
        Pages(text, "Parts of pages removed: links to them break", changes.PartsRemoved);
        Pages(text, "Other pages changed", changes.PagesChanged);
        if (changes.AnswersAroundText > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"Answers that say the same but whose page is another: {changes.AnswersAroundText:N0}.\n\n");
        }
        Search(text, changes.Search);
        Sizes(text, changes.Sizes);
        return text.ToString().TrimEnd();
    }

    private static readonly ImmutableArray<(AnswerFate Fate, string Heading)> Fates =
    [
        (AnswerFate.Added, "Answers added"), (AnswerFate.Changed, "Answers changed"), (AnswerFate.Withdrawn, "Answers withdrawn"),
        (AnswerFate.Moved, "Answers moved: the old address leads on"), (AnswerFate.Removed, "Answers removed: links to them break"),
    ];

    private static void Answers(StringBuilder text, string heading, ImmutableArray<AnswerChange> answers, bool review) =>
        List(text, heading, answers, answer => $"{SafeMarkdown.Text(answer.Question)} (`{Code(answer.Url)}`{(answer.MovedTo is { } there ? $", now `{Code(there)}`" : "")}){(review && StandingOf(answer.Before) != StandingOf(answer.Now) ? ": " + Review(answer) : "")}");

    private static void Pages(StringBuilder text, string heading, ImmutableArray<string> urls) => List(text, heading, urls, url => $"`{Code(url)}`");

    private static void List<T>(StringBuilder text, string heading, ImmutableArray<T> items, Func<T, string> line)
    {
        if (items.IsEmpty)
        {
            return;
        }
        text.Append(CultureInfo.InvariantCulture, $"### {heading} ({items.Length:N0})\n\n");
        foreach (var item in items.Take(MostListed))
        {
            text.Append("- ").Append(line(item)).Append('\n');
        }
        if (items.Length > MostListed)
        {
            text.Append(CultureInfo.InvariantCulture, $"- … and {items.Length - MostListed:N0} more\n");
        }
        text.Append('\n');
    }

    private static string Named(ImmutableArray<string> urls) => urls.IsEmpty ? "no page" :
        string.Join(", ", urls.Take(MostListed).Select(url => $"`{Code(url)}`")) + (urls.Length > MostListed ? string.Create(CultureInfo.InvariantCulture, $" and {urls.Length - MostListed:N0} more") : "");

    private static void Texts(StringBuilder text, ImmutableArray<PageChange> pages)
    {
        var shown = 0;
        foreach (var page in pages.TakeWhile(_ => text.Length < MostTextCharacters))
        {
            shown++;
            var lines = Seen(page.Text).Take(MostLines).Select(Line).ToList();
            if (page.Text.Length > MostLines)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {page.Text.Length - MostLines:N0} more lines"));
            }
            text.Append(CultureInfo.InvariantCulture, $"<details><summary>Text of <code>{Code(page.Url)}</code></summary>\n\n{SafeMarkdown.Code("diff", lines)}\n\n</details>\n\n");
        }
        if (pages.Length > shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"The texts of {pages.Length - shown:N0} more pages are not shown here.\n\n");
        }
    }

    private static void Search(StringBuilder text, SearchChange? search)
    {
        if (search is { IsNone: false })
        {
            text.Append(CultureInfo.InvariantCulture, $"### Search\n\nAnswers that search finds: {search.PagesNow:N0} ({search.PagesNow - search.PagesBefore:+#,0;-#,0;as many as before}). The index weighs {search.BytesNow / 1000.0:N1} kB ({(search.BytesNow - search.BytesBefore) / 1000.0:+#,0.0;-#,0.0;0.0}).\n\n");
        }
    }

    private static void Sizes(StringBuilder text, ImmutableArray<SizeChange> sizes)
    {
        text.Append("### Size\n\n| kind | files | kB before | kB now | change |\n|---|--:|--:|--:|--:|\n");
        foreach (var size in sizes.Where(size => size.Before.Files + size.Now.Files > 0))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {size.Kind} | {size.Now.Files:N0} | {size.Before.Bytes / 1000.0:N1} | {size.Now.Bytes / 1000.0:N1} | {(size.Now.Bytes - size.Before.Bytes) / 1000.0:+#,0.0;-#,0.0;0.0} |\n");
        }
    }

    /// <summary>Such as <c>was "Signed off" (Test Reviewer One, 2026-03-01), is "Edited since review"</c>.</summary>
    private static string Review(AnswerChange answer) => string.Join(", ", new[] { ("was", answer.Before), ("is", answer.Now) }
        .Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1} \"{SafeMarkdown.Text(pair.Item2!.StateText)}\"{By(pair.Item2)}"));

    private static (string, string)? StandingOf(PublishedReview? review) => review is null ? null : (review.StateText, By(review));

    private static string By(PublishedReview review) => review is { Reviewer: { } reviewer, Reviewed: { } day } ? $" ({SafeMarkdown.Text(reviewer)}, {SafeMarkdown.Text(day)})" : "";

    /// <summary>Where a line went and one came that looks the same, what no eye can see is named in both.</summary>
    private static IEnumerable<DiffLine> Seen(ImmutableArray<DiffLine> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Kind == DiffKind.Removed && i + 1 < lines.Length && lines[i + 1].Kind == DiffKind.Added && VisibleText.LookAlike(lines[i].Text, lines[i + 1].Text))
            {
                var (was, now) = VisibleText.Pair(lines[i].Text, lines[i + 1].Text);
                yield return lines[i] with { Text = was };
                yield return lines[++i] with { Text = now };
            }
            else
            {
                yield return lines[i];
            }
        }
    }

    private static string Line(DiffLine line)
    {
        var most = line.Kind is DiffKind.Added or DiffKind.Removed ? MostChangedCharacters : MostUnchangedCharacters;
        var shown = line.Text.Length > most ? line.Text[..most] + "…" : line.Text;
        return line.Kind switch
        {
            DiffKind.Added => "+" + shown,
            DiffKind.Removed => "-" + shown,
            DiffKind.Gap => "@@ … @@",
            _ => " " + shown,
        };
    }

    /// <summary>An address within back-ticks or a code element: letters that could end either are shown as they are written in addresses.</summary>
    private static string Code(string url) => string.Concat(FindingPrinter.Printable(url)
        .Select(c => c is '`' or '<' or '>' or '&' or '|' ? string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : c.ToString()));

    public static string Json(SiteChanges changes) => JsonReport.Document(json =>
    {
        json.WriteStartArray("answers");
        foreach (var answer in changes.Answers)
        {
            json.WriteStartObject();
            json.WriteString("change", answer.Fate.ToString().ToLowerInvariant());
            json.WriteString("url", answer.Url);
            json.WriteString("question", answer.Question);
            if (answer.MovedTo is { } there)
            {
                json.WriteString("moved_to", there);
            }
            Review(json, "before", answer.Before);
            Review(json, "now", answer.Now);
            Strings(json, "text", answer.Text.Select(Line));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Strings(json, "sign_offs_voided", changes.SignOffsVoided.Select(answer => answer.Url));
        Strings(json, "sign_offs_gained", changes.SignOffsGained.Select(answer => answer.Url));
        Strings(json, "pages_added", changes.PagesAdded);
        Strings(json, "pages_removed", changes.PagesRemoved);
        Strings(json, "pages_changed", changes.PagesChanged);
        Strings(json, "parts_removed", changes.PartsRemoved);
        Words(json, "words_around_text", changes.WordsAroundText);
        Words(json, "words_of_pages", changes.WordsOfPages);
        json.WriteStartArray("media_changed");
        foreach (var media in changes.MediaChanged)
        {
            json.WriteStartObject();
            json.WriteString("url", media.Url);
            Strings(json, "pages", media.Pages);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (changes.Search is { } search)
        {
            json.WriteStartObject("search");
            json.WriteNumber("answers_before", search.PagesBefore);
            json.WriteNumber("answers_now", search.PagesNow);
            json.WriteNumber("bytes_before", search.BytesBefore);
            json.WriteNumber("bytes_now", search.BytesNow);
            json.WriteEndObject();
        }
        json.WriteNumber("answers_changed_around_text", changes.AnswersAroundText);
        json.WriteStartArray("sizes");
        foreach (var size in changes.Sizes)
        {
            json.WriteStartObject();
            json.WriteString("kind", size.Kind);
            json.WriteNumber("files_before", size.Before.Files);
            json.WriteNumber("bytes_before", size.Before.Bytes);
            json.WriteNumber("files_now", size.Now.Files);
            json.WriteNumber("bytes_now", size.Now.Bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void Words(Utf8JsonWriter json, string name, ImmutableArray<PageChange> pages)
    {
        json.WriteStartArray(name);
        foreach (var page in pages)
        {
            json.WriteStartObject();
            json.WriteString("url", page.Url);
            Strings(json, "text", page.Text.Select(Line));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Review(Utf8JsonWriter json, string name, PublishedReview? review)
    {
        if (review is null)
        {
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("state", review.State);
        if (review is { Reviewer: { } reviewer, Reviewed: { } day })
        {
            json.WriteString("reviewer", reviewer);
            json.WriteString("last_reviewed", day);
        }
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
