using System.CommandLine;

namespace IatroX.Cli;

/// <summary>The commands of <c>iatrox</c>.</summary>
internal static class CommandTree
{
    public static RootCommand Root() => new("Publishes reviewed clinical answers as a searchable static site.")
    {
        BuildCommand.Create(),
        CheckCommand.Create(),
        PreviewCommand.Create(),
        DiffCommand.Create(),
        ReviewCommand.Create(),
        NewCommand.Create(),
        ExplainCommand.Create(),
        SchemaCommand.Create(),
    };
}
