using System.CommandLine;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary><c>iatrox explain</c>: tells what a finding means and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var code = new Argument<string?>("code") { Description = "The code of a finding; without one, all are listed.", HelpName = "IX203", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Explain a finding by its code.") { code };
        command.SetAction(result => result.GetValue(code) is { } wanted ? Explain(wanted, result.InvocationConfiguration) : List(result.InvocationConfiguration));
        return command;
    }

    private static int List(InvocationConfiguration console)
    {
        foreach (var rule in Rules.All)
        {
            console.Output.WriteLine($"{rule.Code} {FindingPrinter.Word(rule.Severity),-7} {rule.Title}");
        }
        return ExitCodes.Success;
    }

    private static int Explain(string code, InvocationConfiguration console)
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
