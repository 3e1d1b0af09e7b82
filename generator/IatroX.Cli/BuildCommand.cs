using System.CommandLine;
using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;

namespace IatroX.Cli;

/// <summary><c>iatrox build</c>: builds the site and publishes it into a folder.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var options = new SiteOptions();
        var quiet = new Option<bool>("--quiet") { Description = "Print errors and warnings only, no notes and no summary." };
        var timings = new Option<bool>("--timings") { Description = "Also print time and memory by stage." };
        var noCache = new Option<bool>("--no-cache") { Description = "Build even if nothing changed since the last build, and do not remember this one." };
        var command = new Command("build", "Build the site into the output folder.") { quiet, timings, noCache };
        options.AddTo(command);
        command.SetAction(result => Run(options.Read(result) with { UseCache = !result.GetValue(noCache) }, result.GetValue(quiet), result.GetValue(timings), result.InvocationConfiguration));
        return command;
    }

    private static int Run(BuildOptions options, bool quiet, bool timings, InvocationConfiguration console)
    {
        try
        {
            using var progress = BuildProgress.Start(quiet);
            var watch = new BuildWatch(progress.Stage, progress.File);
            var result = SiteBuild.Run(options, watch);
            progress.Dispose();
            FindingPrinter.Print(quiet ? result.Findings.Where(finding => finding.Severity > Severity.Note) : result.Findings, console.Error);
            if (!result.IsPublished)
            {
                console.Error.WriteLine($"Not published: {FindingPrinter.Counts(result.Findings)}. {(Directory.Exists(options.Output) ? "The site published before is unchanged." : "Nothing was written.")}");
                return ExitCodes.Findings;
            }
            return quiet ? ExitCodes.Success : Summarise(result, watch, options, timings, console);
        }
        catch (PublishException refused)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: {refused.Message}"));
            return ExitCodes.WrongUsage;
        }
    }

    private static int Summarise(BuildResult result, BuildWatch watch, BuildOptions options, bool timings, InvocationConfiguration console)
    {
        try
        {
            BuildSummary.Print(result, watch, options, timings, console.Output);
            return ExitCodes.Success;
        }
        catch (IOException error)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: the site was published, but its summary could not be printed: {error.Message}"));
            return ExitCodes.MachineFailed;
        }
    }
}
