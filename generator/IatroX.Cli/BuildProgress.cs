using Spectre.Console;

namespace IatroX.Cli;

/// <summary>Shows on a terminal what a build is doing once it has taken a second; silent when output is piped.</summary>
internal sealed class BuildProgress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim finished = new();
    private readonly Thread? thread;
    private string stage = "";
    private int files;

    private BuildProgress(bool isShown)
    {
        if (isShown)
        {
            thread = new Thread(Show) { IsBackground = true };
            thread.Start();
        }
    }

    public static BuildProgress Start(bool quiet) => new(!quiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected);

    public void Stage(string name) => stage = name;

    public void File(int count) => files = count;

    public void Dispose()
    {
        finished.Set();
        thread?.Join();
    }

    private void Show()
    {
        if (finished.Wait(Patience))
        {
            return;
        }
        AnsiConsole.Status().Start("Building", status =>
        {
            while (!finished.Wait(100))
            {
                status.Status(files > 0 ? $"Building: {stage}, {files:N0} files" : $"Building: {stage}");
            }
        });
    }
}
