using System.Globalization;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary>Says what a build made and how to look at it.</summary>
internal static class BuildSummary
{
    public static void Print(BuildResult result, BuildWatch watch, BuildOptions options, bool timings, TextWriter output)
    {
        var total = watch.Stages.Sum(stage => stage.Elapsed.TotalSeconds);
        var pages = result.Files.Count(file => file.Path.EndsWith(".html", StringComparison.Ordinal));
        var bytes = result.Files.Sum(file => file.Bytes);
        var counts = result.Counts!;
        output.WriteLine(Text($"{(result.IsUnchanged ? "Nothing has changed since the last build of" : "Built")} {FindingPrinter.Count(counts.Answers, "answer")}: {FindingPrinter.Count(pages, "page")}, {FindingPrinter.Count(result.Files.Length, "file")}, {bytes / 1_000_000.0:N1} MB in {total:N2} s."));
        output.WriteLine(string.Join("  ", watch.Stages.Select(stage => Text($"{stage.Name} {stage.Elapsed.TotalSeconds:N2} s"))));
        if (timings)
        {
            Stages(watch, output);
        }
        if (result.CardsLeftOut is { } reason)
        {
            output.WriteLine(FindingPrinter.Printable($"Cards left out: {reason}."));
        }
        if (result.NotRemembered is { } problem)
        {
            output.WriteLine(FindingPrinter.Printable($"The next build will make everything anew, because nothing can be kept in .iatrox-cache: {problem.TrimEnd('.')}."));
        }
        if (counts.Withdrawn > 0)
        {
            output.WriteLine(Text($"Withdrawn: {counts.Withdrawn:N0}."));
        }
        var findings = result.Findings.Where(finding => finding.Severity != Severity.Note).GroupBy(finding => finding.Rule.Code, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (findings.Count > 0)
        {
            output.WriteLine("Warnings: " + string.Join(", ", findings.Select(group => Text($"{group.Key} {group.First().Rule.Title} ({group.Count():N0})"))) + ".");
        }
        output.WriteLine($"The site is in {options.Output}. To look at it, serve that folder, for example: python3 -m http.server -d \"{options.Output}\" 8000");
    }

    /// <summary>Time and memory, a line a stage.</summary>
    public static void Stages(BuildWatch watch, TextWriter output)
    {
        output.WriteLine("stage              seconds   MB allocated   of the seconds, collecting garbage");
        foreach (var stage in watch.Stages)
        {
            output.WriteLine(Text($"{stage.Name,-16} {stage.Elapsed.TotalSeconds,9:N3} {stage.AllocatedBytes / 1_000_000.0,14:N1} {stage.Paused.TotalSeconds,12:N3}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
