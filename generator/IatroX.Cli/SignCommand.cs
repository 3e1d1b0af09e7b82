using System.CommandLine;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary><c>iatrox review sign</c>: binds a reviewer and a date to exactly the text of a page.</summary>
internal static class SignCommand
{
    public static Command Create()
    {
        var options = new SiteOptions();
        var paths = SiteOptions.Paths("Questions to sign; of a folder, those that await this reviewer's signature.", ArgumentArity.OneOrMore);
        var reviewer = new Option<string>("--reviewer") { Description = "Who reviewed them: the name of a file in reviewers/ without .yaml.", HelpName = "ID", Required = true };
        var date = new Option<DateOnly?>("--date")
        {
            Description = "The day of the review; default: today (UTC).",
            HelpName = "YYYY-MM-DD",
            CustomParser = result => Dates.TryParse(result.Tokens[0].Value, out var day) ? day : Fail(result),
        };
        var command = new Command("sign", "Sign off answers: for the reviewer, after reading each page as it will be shown.") { paths, reviewer, date };
        options.AddContentTo(command);
        command.SetAction(result => Run(options.Read(result), result.GetValue(paths)!, result.GetValue(reviewer)!, result.GetValue(date), result.InvocationConfiguration));
        return command;
    }

    private static int Run(BuildOptions options, string[] paths, string reviewer, DateOnly? date, InvocationConfiguration console)
    {
        // Judging a site as of a later day does not make that the day of a review, whether it is named or not.
        var asOf = Earlier(options.AsOf, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date));
        try
        {
            var result = ReviewSigning.Run(options with { AsOf = asOf }, [.. paths.Select(path => Path.GetFullPath(path))], reviewer, date ?? asOf);
            FindingPrinter.Print(result.Findings, console.Error);
            if (result.Refusal is { } refusal)
            {
                console.Error.WriteLine(FindingPrinter.Printable($"Nothing was signed: {refusal}"));
                return ExitCodes.Findings;
            }
            foreach (var page in result.Pages)
            {
                console.Output.WriteLine($"{(page.Bytes is null ? "Signed already" : "Signed")}: {page.Question.File}, {reviewer}, {Dates.Iso(page.Question.ReviewDate!.Value.Value)}, {page.Question.SignOff!.Value.Value}{(page.TakenFrom is { } before ? $" (in the place of {before.Value}, whom the page named until now)" : "")}");
            }
            console.Output.WriteLine("Commit under the reviewer's own name, so that git shows who signed.");
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: the machine failed: {error.Message}"));
            return ExitCodes.MachineFailed;
        }
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;

    private static DateOnly? Fail(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not a date such as 2025-08-16.");
        return null;
    }
}
