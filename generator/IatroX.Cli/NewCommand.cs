using System.CommandLine;
using IatroX.Generator;

namespace IatroX.Cli;

/// <summary><c>iatrox new</c>: begins a page as a draft, in the right place.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var options = new SiteOptions();
        var question = new Argument<string>("question") { Description = "The whole question, in quotes.", HelpName = "\"Question?\"" };
        var topic = new Option<string>("--topic") { Description = "A topic of topics.yaml: the folder for the page.", HelpName = "ID", Required = true };
        var command = new Command("new", "Begin a new page as a draft.") { question, topic };
        options.AddFoldersTo(command);
        command.SetAction(result => Run(options.Read(result), result.GetValue(question)!, result.GetValue(topic)!, result.InvocationConfiguration));
        return command;
    }

    private static int Run(BuildOptions options, string question, string topic, InvocationConfiguration console)
    {
        try
        {
            var (path, refusal) = PageScaffold.Create(options, question, topic);
            if (path is null)
            {
                console.Error.WriteLine(FindingPrinter.Printable($"iatrox: {refusal}"));
                return ExitCodes.Findings;
            }
            console.Output.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, path)}");
            console.Output.WriteLine("Write the answer below the second '---'. 'iatrox check' says what to correct, 'iatrox preview --drafts' shows the page.");
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: the page could not be written: {error.Message}"));
            return ExitCodes.MachineFailed;
        }
    }
}
