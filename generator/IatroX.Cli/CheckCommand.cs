using System.Collections.Immutable;
using System.CommandLine;
using IatroX.Audit;
using IatroX.Cli.Preview;
using IatroX.Cli.Reports;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary><c>iatrox check</c>: says everything that is wrong with the content, and writes nothing.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var options = new SiteOptions();
        var paths = SiteOptions.Paths("Files and folders whose findings are shown; default: all.", ArgumentArity.ZeroOrMore);
        var strict = new Option<bool>("--strict") { Description = "Warnings fail too." };
        var format = new Option<string>("--format") { Description = "text, github (annotations), sarif or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "github", "sarif", "json");
        var watch = new Option<bool>("--watch") { Description = "Check again after each save, until Ctrl+C." };
        var timings = new Option<bool>("--timings") { Description = "Also print time and memory by stage, apart from the findings." };
        var command = new Command("check", "Check all content and say what to correct; nothing is written.") { paths, strict, format, watch, timings };
        options.AddCheckTo(command);
        command.SetAction(result =>
        {
            var (site, chosen, console) = (options.Read(result), result.GetValue(paths) ?? [], result.InvocationConfiguration);
            int Check() => Run(site, options.NamesOutput(result), chosen, result.GetValue(strict), result.GetValue(format)!, result.GetValue(timings), console);
            return result.GetValue(watch) ? Watch(site, Check, console.Output) : Check();
        });
        return command;
    }

    /// <summary>The lines around each check are those by which an editor's task knows where findings begin and end.</summary>
    private static int Watch(BuildOptions options, Func<int> check, TextWriter output)
    {
        using var watcher = new SourceWatcher([options.Input, options.Theme, options.OutputConfig]);
        do
        {
            output.WriteLine("Checking.");
            if (check() is var code and > ExitCodes.Findings)
            {
                return code;
            }
            output.WriteLine("Checked. Save a file to check again; Ctrl+C ends.");
        }
        while (watcher.Wait() is not null);
        return ExitCodes.Success;
    }

    /// <param name="isFinished">True to check what was published instead of the content.</param>
    private static int Run(BuildOptions options, bool isFinished, string[] paths, bool strict, string format, bool timings, InvocationConfiguration console)
    {
        var wanted = paths.Select(path => Path.GetFullPath(path)).ToList();
        if (wanted.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            console.Error.WriteLine($"iatrox: there is no file or folder {FindingPrinter.Printable(missing)}.");
            return ExitCodes.WrongUsage;
        }
        if (wanted.FirstOrDefault(path => !IsWithin(path, options.Site) && !IsWithin(path, options.Input) && !IsWithin(options.Input, path) && !(isFinished && IsWithin(path, options.Output))) is { } outside)
        {
            console.Error.WriteLine($"iatrox: {FindingPrinter.Printable(outside)} is not part of the site in {FindingPrinter.Printable(options.Site)}.");
            return ExitCodes.WrongUsage;
        }
        if (isFinished && !Directory.Exists(options.Output))
        {
            console.Error.WriteLine($"iatrox: there is no folder {FindingPrinter.Printable(options.Output)}. Build the site first, or name its folder with --output.");
            return ExitCodes.WrongUsage;
        }
        try
        {
            var watch = new BuildWatch();
            var findings = Of(isFinished ? FinishedSite(options) : SiteCheck.Run(options, watch), wanted, options.Site);
            Print(findings, format, console.Output);
            if (timings)
            {
                BuildSummary.Stages(watch, console.Error);
            }
            var fails = findings.Any(finding => finding.Severity == Severity.Error || (strict && finding.Severity == Severity.Warning));
            return fails ? ExitCodes.Findings : ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: the machine failed: {error.Message}"));
            return ExitCodes.MachineFailed;
        }
    }

    private static ImmutableArray<Diagnostic> FinishedSite(BuildOptions options)
    {
        var folder = Path.GetRelativePath(options.Site, options.Output).Replace('\\', '/');
        return [.. SiteAudit.Run(options.Output, options.Jobs, path => PlainFile.Read(path, Array.MaxLength).Bytes).Select(finding => new Diagnostic(
            finding.IsManifest ? Rules.NotAsPublished : Rules.ActivePage, new Position($"{folder}/{finding.Path}", finding.Line, finding.Column), finding.Message))];
    }

    /// <summary>Findings below what is wanted, and those about a folder that holds it.</summary>
    private static ImmutableArray<Diagnostic> Of(ImmutableArray<Diagnostic> findings, List<string> wanted, string site) => wanted.Count == 0 ? findings :
        [.. findings.Where(finding => Path.GetFullPath(finding.At.File, site) is var file && wanted.Exists(path => IsWithin(file, path) || IsWithin(path, file)))];

    private static bool IsWithin(string path, string folder) =>
        path == folder || (Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Print(ImmutableArray<Diagnostic> findings, string format, TextWriter output)
    {
        switch (format)
        {
            case "github":
                GitHubReport.Write(findings, output);
                break;
            case "sarif":
                output.WriteLine(SarifReport.Of(findings));
                break;
            case "json":
                output.WriteLine(JsonReport.Of(findings));
                break;
            default:
                FindingPrinter.Print(findings, output);
                output.WriteLine(findings.IsEmpty
                    ? "Nothing to correct."
                    : $"{FindingPrinter.Counts(findings)}. 'iatrox explain {findings.MaxBy(finding => finding.Severity)!.Rule.Code}' tells more about a finding.");
                break;
        }
    }
}
