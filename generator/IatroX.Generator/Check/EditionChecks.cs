using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that compare an answer with the last edition of it that was signed.</summary>
internal static class EditionChecks
{
    private const int MostLines = 3;
    private const int MostCharacters = 160;

    public static IEnumerable<Diagnostic> HistoryIsThere(Site site)
    {
        if (site.History.Problem is { } problem)
        {
            yield return new Diagnostic(Rules.NoHistory, Position.WholeFile("input"), problem);
        }
    }

    public static IEnumerable<Diagnostic> ChangesAreRecorded(Answer answer, Site site)
    {
        var question = answer.Question;
        if (question.IsDraft || question.Withdrawn is not null || !site.History.LastSigned.TryGetValue(question.Slug, out var before))
        {
            yield break;
        }
        var isNew = SignOff.ClinicalContent(question) != SignOff.ClinicalContent(before.Question);
        if (isNew && question.Changes.All(change => before.Question.Changes.Any(old => IsSame(old, change))))
        {
            yield return new Diagnostic(Rules.MissingChange, question.Changes.IsEmpty ? question.Title.At : question.Changes[0].At,
                $"the text has changed since {Name(before)}, and 'changes' says nothing of it. Add an entry with date, kind (clinical or editorial) and note.")
            {
                // A build with drafts is for looking at, as for what is not signed.
                Severity = site.WithDrafts ? Severity.Warning : Severity.Error,
            };
        }
    }

    /// <summary>Who signed the last edition that was signed, and when, such as <c>Dr Test signed this answer on 2026-03-07</c>; null when git knows of none.</summary>
    public static string? WhoSigned(Question question, Site site) =>
        site.History.LastSigned.TryGetValue(question.Slug, out var before) && before.Question is { Reviewer: { } id, ReviewDate: { } date }
            ? $"{(site.ReviewerById.TryGetValue(id.Value, out var reviewer) ? reviewer.Name.Value : id.Value.Value)} signed this answer on {Dates.Iso(date.Value)}"
            : null;

    /// <summary>Such as <c> (signed in the edition …; since then: taken out '…'; new in line 14 '…')</c>; empty when git does not know.</summary>
    public static string WhatChanged(Question question, Site site)
    {
        if (!site.History.LastSigned.TryGetValue(question.Slug, out var before))
        {
            return "";
        }
        var changes = Fields(before.Question).Zip(Fields(question)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => $"'{pair.First.Name}' was '{Short(pair.First.Value)}' and is '{Short(pair.Second.Value)}'")
            .Concat(Lines(before.Question.Body, question.Body));
        var told = string.Join("; ", changes);
        return $" (signed in {Name(before)}; since then: {(told.Length == 0 ? WhiteSpace(before.Question.Body, question.Body) : told)})";
    }

    private static string Name(SignedEdition edition) => edition.MayBeOlder
        ? $"the edition that stands in commit {edition.Commit} of {Dates.Iso(edition.Committed)}, the oldest that this shallow clone has"
        : $"the edition that {edition.Author} committed on {Dates.Iso(edition.Committed)} as {edition.Commit}";

    private static bool IsSame(Change left, Change right) => left.Date == right.Date && left.Kind == right.Kind && left.Note == right.Note;

    private static IEnumerable<(string Name, string Value)> Fields(Question question) =>
    [
        ("reviewer", question.Reviewer?.Value.Value ?? ""),
        ("date", question.ReviewDate is { } date ? Dates.Iso(date.Value) : ""),
        ("next_review", question.NextReview is { } next ? Dates.Iso(next.Value) : ""),
        ("question", question.Title.Value),
        ("summary", question.SummaryAt is null ? "" : question.Summary),
        ("confidence", question.Confidence.Value.Key()),
        ("nice", string.Join(", ", question.Nice.Select(reference => string.Join(' ', [reference.Id.ToString(), .. reference.Recommendations])))),
    ];

    /// <summary>The lines that were taken out, then the new ones with their numbers; blank lines and white space at line ends aside.</summary>
    private static IEnumerable<string> Lines(MarkdownBody before, MarkdownBody now)
    {
        var (old, current) = (Written(before), Written(now));
        var removed = new List<string>();
        var added = new List<string>();
        var next = 0;
        foreach (var line in LineDiff.All([.. old.Select(entry => entry.Line.TrimEnd())], [.. current.Select(entry => entry.Line.TrimEnd())]))
        {
            if (line.Kind == DiffKind.Removed)
            {
                removed.Add($"taken out '{Short(line.Text)}'");
                continue;
            }
            if (line.Kind == DiffKind.Added)
            {
                added.Add(string.Create(CultureInfo.InvariantCulture, $"new in line {current[next].Number} '{Short(line.Text)}'"));
            }
            next++;
        }
        return Some(removed, "taken out").Concat(Some(added, "new"));
    }

    /// <summary>Where only white space differs: in the first such line, else in blank lines.</summary>
    private static string WhiteSpace(MarkdownBody before, MarkdownBody now)
    {
        var line = Written(before).Zip(Written(now)).FirstOrDefault(pair => pair.First.Line != pair.Second.Line).Second.Number;
        return line == 0
            ? "only blank lines differ, which matter in code and after items of a list"
            : string.Create(CultureInfo.InvariantCulture, $"only spaces differ, first in line {line}, where they may break the line or begin code");
    }

    /// <summary>The lines that are not blank.</summary>
    private static List<(string Line, int Number)> Written(MarkdownBody body) =>
        [.. body.Source.ToString().Split('\n').Select((line, i) => (Line: line, Number: body.FirstLine + i)).Where(entry => !string.IsNullOrWhiteSpace(entry.Line))];

    private static List<string> Some(List<string> lines, string what) => lines.Count <= MostLines
        ? lines
        : [.. lines.Take(MostLines), string.Create(CultureInfo.InvariantCulture, $"and {lines.Count - MostLines} more lines {what}")];

    private static string Short(string text) => text.Length > MostCharacters ? text[..MostCharacters] + "…" : text;
}
