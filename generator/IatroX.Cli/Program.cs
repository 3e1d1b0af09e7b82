using System.CommandLine;
using IatroX.Cli;

FileSizeLimit.FailWrites();

var parsed = CommandTree.Root().Parse(args);
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }) switch
    {
        // System.CommandLine answers wrong usage with 1, which is ours for findings.
        1 when parsed.Errors.Count > 0 => ExitCodes.WrongUsage,
        var code => code,
    };
}
catch (Exception error)
{
    return LastWords.Say(error, Console.Error);
}
