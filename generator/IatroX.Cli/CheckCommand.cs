using System.Collections.Immutable;
using System.CommandLine;
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
        var paths = new Argument<string[]>("path") { Description = "Files and folders whose findings are shown; default: all.", HelpName = "PATH", Arity = ArgumentArity.ZeroOrMore };
        var strict = new Option<bool>("--strict") { Description = "Warnings fail too." };
        var format = new Option<string>("--format") { Description = "text, github (annotations), sarif or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "github", "sarif", "json");
        var command = new Command("check", "Check all content and say what to correct; nothing is written.") { paths, strict, format };
        options.AddTo(command);
        command.SetAction(result => Run(options.Read(result), result.GetValue(paths) ?? [], result.GetValue(strict), result.GetValue(format)!, result.InvocationConfiguration));
        return command;
    }

    private static int Run(BuildOptions options, string[] paths, bool strict, string format, InvocationConfiguration console)
    {
        var wanted = paths.Select(path => Path.GetFullPath(path)).ToList();
        if (wanted.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            console.Error.WriteLine($"iatrox: there is no file or folder {FindingPrinter.Printable(missing)}.");
            return ExitCodes.WrongUsage;
        }
        try
        {
            var findings = Of(SiteCheck.Run(options), wanted, options.Site);
            Print(findings, format, console.Output);
            var fails = findings.Any(finding => finding.Severity == Severity.Error || (strict && finding.Severity == Severity.Warning));
            return fails ? ExitCodes.Findings : ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"iatrox: the machine failed: {error.Message}");
            return ExitCodes.MachineFailed;
        }
    }

    private static ImmutableArray<Diagnostic> Of(ImmutableArray<Diagnostic> findings, List<string> wanted, string site) => wanted.Count == 0 ? findings :
    [
        .. findings.Where(finding => Path.GetFullPath(finding.At.File, site) is var file
            && wanted.Exists(path => file == path || file.StartsWith(Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar, StringComparison.Ordinal))),
    ];

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
                    : $"{FindingPrinter.Counts(findings)}. 'iatrox explain {findings[0].Rule.Code}' tells more about a finding.");
                break;
        }
    }
}
