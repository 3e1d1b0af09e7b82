using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that compare an answer with the last edition of it that was signed.</summary>
internal static class EditionChecks
{
    private const int MostLines = 3;

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
        if (ChangesProblem(question, before) is { } problem)
        {
            yield return new Diagnostic(Rules.MissingChange, question.Changes.IsEmpty ? question.Title.At : question.Changes[0].At, problem)
            {
                // A build with drafts is for looking at, as for what is not signed.
                Severity = site.WithDrafts ? Severity.Warning : Severity.Error,
                StopsPublishing = true,
            };
        }
    }

    /// <summary>A note may be worded better, but no entry may go, and none that readers knew before tells of this change.</summary>
    private static string? ChangesProblem(Question question, SignedEdition before)
    {
        var gained = question.Changes.ToList();
        foreach (var old in before.Question.Changes)
        {
            var kept = gained.FindIndex(change => IsSame(old, change) && change.Note == old.Note);
            kept = kept >= 0 ? kept : gained.FindIndex(change => IsSame(old, change));
            if (kept < 0)
            {
                return $"'changes' has lost the entry of {Dates.Iso(old.Date)}, '{old.Note}', which {Name(before)} has. Put it back: entries stay, and a new change is a new entry.";
            }
            gained.RemoveAt(kept);
        }
        if (SignOff.ClinicalContent(question) == SignOff.ClinicalContent(before.Question))
        {
            return null;
        }
        var since = $"the text has changed since {Name(before)}, and 'changes' says nothing of it";
        return gained.Count == 0 ? $"{since}. Add an entry with date, kind (clinical or editorial) and note."
            : before.Question.ReviewDate is { } reviewed && gained.TrueForAll(change => change.Date < reviewed.Value)
            ? $"{since}: the new entry is dated {Dates.Iso(gained[0].Date)}, before that edition was reviewed on {Dates.Iso(reviewed.Value)}. Give it the day of this change."
            : null;
    }

    /// <summary>Who signed the last edition that was signed, and when, such as <c>Dr Test signed this answer on 2026-03-07</c>; null when git knows of none.</summary>
    public static string? WhoSigned(Question question, Site site) =>
        site.History.LastSigned.TryGetValue(question.Slug, out var before) && before.Question is { Reviewer: { } id, ReviewDate: { } date }
            ? $"{(site.ReviewerById.TryGetValue(id.Value, out var reviewer) ? reviewer.Name.Value : id.Value.Value)} signed this answer on {Dates.Iso(date.Value)}"
            : null;

    /// <summary>The sign-off that fits the page as it is, with the edition that had it: nothing but the line was touched. Null when git knows of none.</summary>
    public static (string Digest, string Edition)? LostSignOff(Question question, Site site) =>
        site.History.LastSigned.TryGetValue(question.Slug, out var before) && before.Question.SignOff is { } signOff && signOff.Value == SignOff.DigestOf(question)
            ? (signOff.Value, Name(before))
            : null;

    /// <summary>The last signed edition, where it says something else and was reviewed on a later day than the page as it is; else null.</summary>
    public static string? LaterEdition(Question question, Site site) =>
        site.History.LastSigned.TryGetValue(question.Slug, out var before) && before.Question.ReviewDate?.Value > question.ReviewDate?.Value
            && SignOff.ClinicalContent(before.Question) != SignOff.ClinicalContent(question)
            ? Name(before)
            : null;

    /// <summary>Such as <c> (signed in the edition …; since then: taken out '…'; new in line 14 '…')</c>; empty when git does not know.</summary>
    public static string WhatChanged(Question question, Site site)
    {
        if (!site.History.LastSigned.TryGetValue(question.Slug, out var before))
        {
            return "";
        }
        var changes = Fields(before.Question).Zip(Fields(question)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => (pair.First.Name, Values: VisibleText.Pair(pair.First.Value, pair.Second.Value)))
            .Select(field => $"'{field.Name}' was '{field.Values.Was}' and is '{field.Values.Is}'")
            .Concat(Lines(before.Question.Body, question.Body));
        var told = string.Join("; ", changes);
        return $" (signed in {Name(before)}; since then: {(told.Length == 0 ? WhiteSpace(before.Question.Body, question.Body) : told)})";
    }

    /// <summary>What is wrong with a sign-off that does not fit its page, such as <c>'signoff' is that of input/questions/…</c>; null when it is only of another text.</summary>
    public static string? WrongSignOff(Question question, Site site)
    {
        if (question.SignOff is not { Value: var written })
        {
            return null;
        }
        return SignOff.KindOf(written) switch
        {
            SignOffKind.Malformed => $"its 'signoff' is not one that 'iatrox review sign' wrote, which is '{SignOff.Version}:' and 64 digits from 0 to f",
            SignOffKind.OtherVersion => $"its 'signoff' is of the version '{written[..written.IndexOf(':', StringComparison.Ordinal)]}', which is not known here: '{SignOff.Version}' is",
            _ => site.Questions.FirstOrDefault(other => other.SignOff?.Value == written && other.Slug != question.Slug && SignOff.DigestOf(other) == written) is { } owner
                ? $"its 'signoff' is that of {owner.File}"
                : null,
        };
    }

    /// <summary>A review that is dated before its text was there, as far as git knows.</summary>
    public static IEnumerable<Diagnostic> ReviewFollowsText(Answer answer, Site site)
    {
        if (site.History.LaterTexts.TryGetValue(answer.Question.Slug, out var later) && answer.Question.ReviewDate is { } reviewed)
        {
            yield return new Diagnostic(Rules.ReviewBeforeText, reviewed.At, $"{later.InWords(reviewed.Value)} {later.ToDo}")
            {
                // A text from before the repository may have been read then; one that git saw being written later cannot.
                Severity = later.IsAnother && !site.WithDrafts ? Severity.Error : Severity.Warning,
                StopsPublishing = later.IsAnother,
            };
        }
    }

    private static string Name(SignedEdition edition) => edition.MayBeOlder
        ? $"the edition that stands in commit {edition.Commit} of {Dates.Iso(edition.Committed)}, the oldest that this shallow clone has"
        : $"the edition that {VisibleText.Of(edition.Author)} committed on {Dates.Iso(edition.Committed)} as {edition.Commit}";

    private static bool IsSame(Change left, Change right) => left.Date == right.Date && left.Kind == right.Kind;

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
        var added = new List<(string Text, int Number)>();
        var next = 0;
        foreach (var line in LineDiff.All([.. old.Select(entry => entry.Line.TrimEnd())], [.. current.Select(entry => entry.Line.TrimEnd())]))
        {
            if (line.Kind == DiffKind.Removed)
            {
                removed.Add(line.Text);
                continue;
            }
            if (line.Kind == DiffKind.Added)
            {
                added.Add((line.Text, current[next].Number));
            }
            next++;
        }
        // As many lines went as came: they are the same ones, edited.
        var pairs = removed.Count == added.Count ? removed.Zip(added, (was, now) => VisibleText.Pair(was, now.Text)).ToList() : null;
        return Some([.. removed.Select((text, i) => $"taken out '{pairs?[i].Was ?? VisibleText.Of(text)}'")], "taken out")
            .Concat(Some([.. added.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"new in line {line.Number} '{pairs?[i].Is ?? VisibleText.Of(line.Text)}'"))], "new"));
    }

    /// <summary>Where only white space differs: in the first such line, else in blank lines.</summary>
    private static string WhiteSpace(MarkdownBody before, MarkdownBody now)
    {
        var (was, written) = Written(before).Zip(Written(now)).FirstOrDefault(pair => pair.First.Line != pair.Second.Line);
        if (written.Number == 0)
        {
            return "only blank lines differ, which matter in code and after items of a list";
        }
        var shown = VisibleText.Pair(was.Line, written.Line);
        return string.Create(CultureInfo.InvariantCulture, $"only spaces differ, first in line {written.Number}, where they may break the line or begin code: it was '{shown.Was}' and is '{shown.Is}'");
    }

    /// <summary>The lines that are not blank.</summary>
    private static List<(string Line, int Number)> Written(MarkdownBody body) =>
        [.. body.Source.ToString().Split('\n').Select((line, i) => (Line: line, Number: body.FirstLine + i)).Where(entry => !string.IsNullOrWhiteSpace(entry.Line))];

    private static List<string> Some(List<string> lines, string what) => lines.Count <= MostLines
        ? lines
        : [.. lines.Take(MostLines), string.Create(CultureInfo.InvariantCulture, $"and {lines.Count - MostLines} more lines {what}")];
}
