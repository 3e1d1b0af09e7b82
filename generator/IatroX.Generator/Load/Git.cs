using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace IatroX.Generator.Load;

/// <summary>Runs the <c>git</c> of the machine over a folder, reading only.</summary>
internal static class Git
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Bytes that are taken of what it prints: twice all texts that are asked for together, or the log of a million changes.</summary>
    private const int MostOutput = 512 * 1024 * 1024;

    /// <summary>What git printed; null when it is not installed, failed, took longer than a minute or printed more than <see cref="MostOutput"/>.</summary>
    /// <param name="input">Written to its standard input.</param>
    public static byte[]? Run(string folder, string input, params ReadOnlySpan<string> arguments) => Run(folder, input, MostOutput, arguments);

    /// <param name="mostOutput">Bytes that are kept.</param>
    internal static byte[]? Run(string folder, string input, int mostOutput, params ReadOnlySpan<string> arguments)
    {
        var repository = Repository(folder);
        var isGiven = Environment.GetEnvironmentVariable("GIT_DIR") is not null;
        if (repository is null && !isGiven)
        {
            return null;
        }
        var start = new ProcessStartInfo("git") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (ReadOnlySpan<string>)["--no-pager", .. Settings.SelectMany(setting => (string[])["-c", setting]), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        if (repository is var (root, isImitated) && isImitated && !isGiven)
        {
            start.Environment["GIT_DIR"] = Path.Combine(root, ".git");
            start.Environment["GIT_WORK_TREE"] = root;
        }
        // Nothing is asked for, locked or fetched, and messages are not translated.
        foreach (var (name, value) in ((string, string)[])[("GIT_TERMINAL_PROMPT", "0"), ("GIT_OPTIONAL_LOCKS", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("LC_ALL", "C")])
        {
            start.Environment[name] = value;
        }
        try
        {
            using var process = Process.Start(start)!;
            return Output(process, input, mostOutput);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>
    /// What the user's own settings may say otherwise: the first commit and paths are told whole, renames are found alike on every machine, nothing is started to look
    /// for changes, and no folder passes for a repository by what lies in it.
    /// </summary>
    private static readonly ImmutableArray<string> Settings =
        ["core.quotePath=false", "core.fsmonitor=false", "safe.bareRepository=explicit", "diff.relative=false", "diff.renameLimit=1000", "log.showRoot=true", "log.follow=false"];

    /// <summary>
    /// The folder of the repository, and whether one below it, on the way, has a HEAD: git would take that one, which may have come with the content, for a repository, its
    /// history for the site's, and its settings for the user's. Null where git would find no repository, which it takes some ten milliseconds to say.
    /// </summary>
    private static (string Root, bool IsImitated)? Repository(string folder)
    {
        var isImitated = false;
        for (var at = new DirectoryInfo(RealPath.Of(folder)); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return (at.FullName, isImitated);
            }
            isImitated |= Path.Exists(Path.Combine(at.FullName, "HEAD"));
        }
        return null;
    }

    /// <summary>All of a repository that the days and texts of commits depend on: the commit that is checked out, whether older ones are there, and in a shallow clone from where on.</summary>
    public static string StateOf(string folder)
    {
        var state = !Directory.Exists(folder) ? "" : Text(folder, "rev-parse", "--is-shallow-repository", "HEAD") ?? Text(folder, "rev-parse", "--is-shallow-repository") ?? "";
        return state.StartsWith("true", StringComparison.Ordinal) ? state + Text(folder, "rev-list", "--max-parents=0", "HEAD") : state;
    }

    /// <summary>The same, while others work.</summary>
    public static Task<string> StateWhileOthersWork(string folder) => Task.Factory.StartNew(() => StateOf(folder), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static string? Text(string folder, params ReadOnlySpan<string> arguments) => Run(folder, "", arguments) is { } output ? Encoding.UTF8.GetString(output) : null;

    private static byte[]? Output(Process process, string input, int mostOutput)
    {
        var writing = Waiting(() => Write(process, input));
        var errors = Waiting(() => Read(process.StandardError.BaseStream, Stream.Null, mostOutput));
        using var output = new MemoryStream();
        var reading = Waiting(() => Read(process.StandardOutput.BaseStream, output, mostOutput));
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }
        Task.WaitAll(writing, reading, errors);
        return process.ExitCode == 0 && output.Length <= mostOutput ? output.ToArray() : null;
    }

    /// <summary>On a thread of its own: one that waits would keep the few that work from working.</summary>
    private static Task Waiting(Action wait) => Task.Factory.StartNew(wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Reads all, so that git can end, and keeps what is not too much.</summary>
    private static void Read(Stream from, Stream output, int mostOutput)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0L;
        while (from.Read(buffer) is var count and > 0)
        {
            output.Write(buffer, 0, kept > mostOutput ? 0 : count);
            kept += count;
        }
    }

    private static void Write(Process process, string input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git ended without reading it all; its exit code tells why.
        }
    }
}
