using System.CommandLine;
using IatroX.Generator.Parse;

namespace IatroX.Cli;

/// <summary><c>iatrox schema</c>: writes what editors complete and underline by: JSON Schemas of data files, snippets of front matter.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "Folder to write to.", HelpName = "DIR", DefaultValueFactory = _ => ".vscode" };
        var command = new Command("schema", "Write the JSON Schemas and snippets by which editors complete and underline what you type.") { output };
        command.SetAction(result => Run(result.GetValue(output)!, result.InvocationConfiguration));
        return command;
    }

    private static int Run(string folder, InvocationConfiguration console)
    {
        try
        {
            var schemas = Path.Combine(folder, "schemas");
            foreach (var (name, json) in JsonSchemas.All)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(schemas, name))!);
                File.WriteAllText(Path.Combine(schemas, name), json);
            }
            File.WriteAllText(Path.Combine(folder, EditorSnippets.FileName), EditorSnippets.Json());
            console.Output.WriteLine($"Wrote {JsonSchemas.All.Length} schemas to {schemas}, and {EditorSnippets.FileName} beside them.");
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(FindingPrinter.Printable($"iatrox: the schemas could not be written: {error.Message}"));
            return ExitCodes.MachineFailed;
        }
    }
}
