using System.CommandLine;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary><c>iatrox explain</c>: tells what a finding means and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("code") { Description = "The code of a finding.", HelpName = "IX203" };
        var command = new Command("explain", "Explain a finding by its code.") { code };
        command.SetAction(result => Run(result.GetValue(code)!, result.InvocationConfiguration));
        return command;
    }

    private static int Run(string code, InvocationConfiguration console)
    {
        if (Rules.Find(code) is not { } rule)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: there is no finding '{code}'.{Nearest.Suggestion(code, Rules.All.Select(known => known.Code))}"));
            return ExitCodes.WrongUsage;
        }
        console.Output.WriteLine($"{rule.Code} ({FindingPrinter.Word(rule.Severity)}): {rule.Title}");
        console.Output.WriteLine();
        console.Output.WriteLine(rule.Meaning);
        console.Output.WriteLine($"Example: {rule.Example}");
        console.Output.WriteLine($"Fix: {rule.Fix}");
        return ExitCodes.Success;
    }
}
