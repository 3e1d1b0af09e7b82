using System.CommandLine;
using System.Globalization;
using IatroX.Cli.Preview;
using IatroX.Generator;

namespace IatroX.Cli;

/// <summary><c>iatrox preview</c>: shows the site in a browser on this machine, and again after each save.</summary>
internal static class PreviewCommand
{
    private const int FirstPort = 4000;

    public static Command Create()
    {
        var options = new SiteOptions();
        var port = new Option<int>("--port")
        {
            Description = "Port to serve on, or the next that is free.",
            HelpName = "N",
            DefaultValueFactory = _ => FirstPort,
            CustomParser = result =>
            {
                if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65_535)
                {
                    result.AddError($"'{result.Tokens[0].Value}' is not a port from 1 to 65535.");
                }
                return number;
            },
        };
        var command = new Command("preview", "Show the site in a browser on this machine, and again after each save.") { port };
        options.AddViewTo(command);
        command.SetAction((result, stop) => RunAsync(options.Read(result), result.GetValue(port), result.InvocationConfiguration, stop));
        return command;
    }

    private static async Task<int> RunAsync(BuildOptions options, int port, InvocationConfiguration console, CancellationToken stop)
    {
        try
        {
            using var loop = PreviewLoop.Start(options, console.Output);
            await using var server = await PreviewServer.StartAsync(loop, port, console.Output);
            console.Output.WriteLine($"Serving {FindingPrinter.Printable(options.Site)} at {server.Address}. Save a file to see it; Ctrl+C ends.");
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return ExitCodes.Success;
        }
        catch (IOException error)
        {
            console.Error.WriteLine($"iatrox: {FindingPrinter.Printable(error.Message)}");
            return ExitCodes.MachineFailed;
        }
    }
}
