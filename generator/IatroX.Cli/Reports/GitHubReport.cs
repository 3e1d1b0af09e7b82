using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Cli.Reports;

/// <summary>Findings as workflow commands, which GitHub shows beside the lines of a pull request.</summary>
/// <remarks>Messages quote content, so everything that could end a command or begin another is escaped as the runner decodes it.</remarks>
internal static class GitHubReport
{
    public static void Write(IEnumerable<Diagnostic> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            output.WriteLine(Annotation(finding));
        }
    }

    internal static string Annotation(Diagnostic finding)
    {
        var kind = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        var place = finding.At.Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",line={finding.At.Line},col={finding.At.Column}");
        var accepted = finding.AcceptedBecause is { } reason ? $" Accepted: {reason}" : "";
        return $"::{kind} file={Property(finding.At.File)}{place},title={Property($"{finding.Rule.Code} {finding.Rule.Title}")}::{Data(finding.Message + accepted)}";
    }

    /// <summary>Line ends and the percent sign are coded; other hidden characters are shown.</summary>
    private static string Data(string text) => FindingPrinter.Printable(text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
