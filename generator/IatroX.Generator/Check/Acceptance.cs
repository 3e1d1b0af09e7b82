using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Applies what editors accepted in the front matter: such a finding stays in the report as a note with the reason.</summary>
public static class Acceptance
{
    /// <summary>The findings, and others about acceptances that name no rule or fit no finding.</summary>
    public static ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> findings, ImmutableArray<Question> questions, ImmutableArray<PlainPage> pages)
    {
        var accepting = new Dictionary<string, ImmutableArray<AcceptedFinding>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (!question.Accepted.IsEmpty)
            {
                accepting.TryAdd(question.File, question.Accepted);
            }
        }
        foreach (var page in pages)
        {
            if (!page.Accepted.IsEmpty)
            {
                accepting.TryAdd(page.File, page.Accepted);
            }
        }
        if (accepting.Count == 0)
        {
            return findings;
        }
        var found = findings.Select(finding => (finding.At.File, finding.Rule.Code)).ToHashSet();
        return
        [
            .. findings.Select(finding => accepting.TryGetValue(finding.At.File, out var accepted) ? Accepted(finding, accepted) : finding),
            .. accepting.SelectMany(page => page.Value.Select(entry => Misplaced(entry, found.Contains((page.Key, entry.Code)))).OfType<Diagnostic>()),
        ];
    }

    /// <summary>Only rules that warn can be accepted: what is an error by itself, and all of review, stays.</summary>
    private static bool CanBeAccepted(DiagnosticRule rule) => rule.Severity == Severity.Warning;

    private static Diagnostic Accepted(Diagnostic finding, ImmutableArray<AcceptedFinding> accepted)
    {
        var entry = CanBeAccepted(finding.Rule) && finding.Severity != Severity.Error ? accepted.FirstOrDefault(entry => entry.Code == finding.Rule.Code) : null;
        return entry is null ? finding : finding with { Severity = Severity.Note, AcceptedBecause = entry.Reason };
    }

    private static Diagnostic? Misplaced(AcceptedFinding entry, bool isUsed)
    {
        if (Rules.Find(entry.Code) is not { } rule || rule.Code != entry.Code)
        {
            return new Diagnostic(Rules.UnknownAcceptance, entry.At, $"there is no finding with the code '{entry.Code}'.{Nearest.Suggestion(entry.Code, Rules.All.Select(known => known.Code))} Write the code that 'iatrox check' prints.");
        }
        if (!CanBeAccepted(rule))
        {
            return new Diagnostic(Rules.UnknownAcceptance, entry.At, $"{rule.Code} ({rule.Title}) cannot be accepted. Remove the entry. {rule.Fix}");
        }
        return isUsed ? null : new Diagnostic(Rules.UnusedAcceptance, entry.At, $"this page has no finding {rule.Code} any more. Remove the entry from 'accept'.");
    }
}
