using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary>Prints findings as <c>path:line:column: error IX203: message</c>, a line each.</summary>
internal static class FindingPrinter
{
    /// <summary>Findings of one code that are printed; the rest are counted.</summary>
    public const int MostOfOneCode = 50;

    public static void Print(IEnumerable<Diagnostic> findings, TextWriter output)
    {
        foreach (var group in Limited(findings))
        {
            output.WriteLine(group);
        }
    }

    /// <summary>Such as "2 errors, 1 warning".</summary>
    public static string Counts(IEnumerable<Diagnostic> findings)
    {
        var bySeverity = findings.ToLookup(finding => finding.Severity);
        return string.Join(", ", new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Where(severity => bySeverity[severity].Any())
            .Select(severity => Count(bySeverity[severity].Count(), Word(severity))));
    }

    private static IEnumerable<string> Limited(IEnumerable<Diagnostic> findings)
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var count = seen[finding.Rule.Code] = seen.GetValueOrDefault(finding.Rule.Code) + 1;
            if (count <= MostOfOneCode)
            {
                yield return Line(finding);
            }
        }
        foreach (var (code, count) in seen.Where(entry => entry.Value > MostOfOneCode))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"… and {count - MostOfOneCode:N0} more of {code}.");
        }
    }

    private static string Line(Diagnostic finding)
    {
        var at = finding.At.Line == 0 ? finding.At.File : string.Create(CultureInfo.InvariantCulture, $"{finding.At.File}:{finding.At.Line}:{finding.At.Column}");
        var accepted = finding.AcceptedBecause is { } reason ? $" Accepted: {reason}" : "";
        return Printable($"{at}: {Word(finding.Severity)} {finding.Rule.Code}: {finding.Message}{accepted}");
    }

    /// <summary>What GitHub's, Azure's and TeamCity's runners obey wherever it stands in a line.</summary>
    private static readonly string[] RunnerCommands = ["##[", "##vso[", "##teamcity["];

    /// <summary>Content cannot move the cursor, colour the terminal, start a new line, or command the program that reads the log.</summary>
    public static string Printable(string line)
    {
        foreach (var command in RunnerCommands)
        {
            line = line.Replace(command, "#\\u0023" + command[2..], StringComparison.OrdinalIgnoreCase);
        }
        var shown = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            _ = IsHidden(rune) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : shown.Append(rune);
        }
        return shown.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    /// <summary>Such as <c>1 answer</c> and <c>1,200 answers</c>.</summary>
    public static string Count(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}{(count == 1 ? "" : "s")}");

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
