using System.CommandLine;
using IatroX.Cli.Reports;
using IatroX.Generator;
using IatroX.Generator.Load;

namespace IatroX.Cli;

/// <summary><c>iatrox diff</c>: says what differs between two published sites.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("old") { Description = "Folder of the site as it was published.", HelpName = "OLD_OUTPUT" };
        var now = new Argument<string>("new") { Description = "Folder of the site as it would be.", HelpName = "NEW_OUTPUT" };
        var format = new Option<string>("--format") { Description = "markdown or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong("markdown", "json");
        var command = new Command("diff", "Say what differs between two published sites.") { before, now, format };
        command.SetAction(result => Run(result.GetValue(before)!, result.GetValue(now)!, result.GetValue(format)!, result.InvocationConfiguration));
        return command;
    }

    private static int Run(string before, string now, string format, InvocationConfiguration console)
    {
        var (old, oldProblem) = PublishedSite.Read(Path.GetFullPath(before));
        var (current, problem) = PublishedSite.Read(Path.GetFullPath(now));
        if (old is null || current is null)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: {oldProblem ?? problem}"));
            return ExitCodes.WrongUsage;
        }
        var changes = SiteDiff.Of(old, current);
        console.Output.WriteLine(format == "json" ? DiffReport.Json(changes) : DiffReport.Markdown(changes));
        return ExitCodes.Success;
    }
}
