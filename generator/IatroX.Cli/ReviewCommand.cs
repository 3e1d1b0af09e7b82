using System.CommandLine;
using System.Globalization;
using IatroX.Cli.Reports;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary><c>iatrox review</c>: signing off answers, and which must be looked at again.</summary>
internal static class ReviewCommand
{
    public static Command Create() => new("review", "Sign off answers, and see which must be reviewed again.") { SignCommand.Create(), Due(), Guideline() };

    private static Command Due()
    {
        var options = new SiteOptions();
        var within = new Option<int?>("--within")
        {
            Description = "Days to look ahead; default: due_soon_days of output-config/site.yaml.",
            HelpName = "90d",
            CustomParser = result => int.TryParse(result.Tokens[0].Value.TrimEnd('d'), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 10_000
                ? days
                : Fail(result, $"'{result.Tokens[0].Value}' is not a number of days such as 90d."),
        };
        var format = Format();
        var command = new Command("due", "List answers whose review is due, or whose guidance changed, by reviewer and topic.") { within, format };
        options.AddContentTo(command);
        command.SetAction(result =>
        {
            if (SiteOf(options.Read(result), result.InvocationConfiguration) is not { } site)
            {
                return ExitCodes.Findings;
            }
            var tasks = ReviewTasks.Due(site, result.GetValue(within) ?? site.Config.Review.DueSoonDays);
            result.InvocationConfiguration.Output.WriteLine(ReviewReport.Of(tasks, result.GetValue(format)!));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Guideline()
    {
        var options = new SiteOptions();
        var id = new Argument<string>("guideline") { Description = "A NICE reference.", HelpName = "NG59" };
        var format = Format();
        var command = new Command("guideline", "List the answers that must be looked at again because a guideline changed.") { id, format };
        options.AddContentTo(command);
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            if (SiteOf(options.Read(result), result.InvocationConfiguration) is not { } site)
            {
                return ExitCodes.Findings;
            }
            var written = result.GetValue(id)!;
            if (!GuidelineId.TryParse(written.ToUpperInvariant(), out var guideline) || !site.GuidelineById.TryGetValue(guideline, out var known))
            {
                error.WriteLine(FindingPrinter.Printable($"iatrox: {written} is not in guidelines.yaml.{Nearest.Suggestion(written, site.Guidelines.Select(entry => entry.Id.ToString()))}"));
                return ExitCodes.WrongUsage;
            }
            var (lookAgain, current) = ReviewTasks.OfGuideline(site, guideline);
            if (result.GetValue(format) == "json")
            {
                output.WriteLine(ReviewReport.Of(lookAgain, "json"));
                return ExitCodes.Success;
            }
            var title = $"{known.Id} {known.Title}: {known.Status.InWords()}, {(known.Updated is { } updated ? $"last updated {Dates.Iso(updated)}" : $"published {Dates.Iso(known.Published)}")}.";
            output.WriteLine(result.GetValue(format) == "table" ? FindingPrinter.Printable(title) : SafeMarkdown.Text(title) + "\n");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"To look at again: {lookAgain.Length}. Reviewed since: {current.Length}."));
            if (!lookAgain.IsEmpty)
            {
                output.WriteLine((result.GetValue(format) == "table" ? "" : "\n") + ReviewReport.Of(lookAgain, result.GetValue(format)!));
            }
            return ExitCodes.Success;
        });
        return command;
    }

    private static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "table, markdown (for an issue) or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "markdown", "json");
        return format;
    }

    /// <summary>The site; null when its configuration cannot be used, which is then said.</summary>
    private static Site? SiteOf(BuildOptions options, InvocationConfiguration console)
    {
        var reading = SiteBuild.Read(options, new BuildWatch(), withHistory: false);
        if (reading.Site is null)
        {
            FindingPrinter.Print(reading.Findings, console.Error);
        }
        return reading.Site;
    }

    private static int? Fail(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
