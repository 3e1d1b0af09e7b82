using System.CommandLine;
using IatroX.Cli;

return CommandTree.Root().Parse(args).Invoke() switch
{
    // System.CommandLine answers wrong usage with 1, which is ours for findings.
    1 when CommandTree.Root().Parse(args).Errors.Count > 0 => ExitCodes.WrongUsage,
    var code => code,
};
