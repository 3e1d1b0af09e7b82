using System.CommandLine;
using IatroX.Generator.Parse;

namespace IatroX.Cli;

/// <summary><c>iatrox schema</c>: writes the JSON Schemas by which editors complete and underline.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "Folder to write to.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine(".vscode", "schemas") };
        var command = new Command("schema", "Write JSON Schemas of front matter and data files for editors.") { output };
        command.SetAction(result => Run(result.GetValue(output)!, result.InvocationConfiguration));
        return command;
    }

    private static int Run(string folder, InvocationConfiguration console)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, json) in JsonSchemas.All)
            {
                File.WriteAllText(Path.Combine(folder, name), json);
            }
            console.Output.WriteLine($"Wrote {JsonSchemas.All.Length} schemas to {folder}.");
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"iatrox: the schemas could not be written: {error.Message}");
            return ExitCodes.MachineFailed;
        }
    }
}
