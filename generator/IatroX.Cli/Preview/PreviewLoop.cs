using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IatroX.Generator;
using IatroX.Generator.Load;
using IatroX.Generator.Model;

namespace IatroX.Cli.Preview;

/// <summary>Builds once, then again after each burst of changes, on a thread of its own; anybody may look at what it shows or wait for the next.</summary>
internal sealed class PreviewLoop : IDisposable
{
    /// <summary>Less than what the runtime lets a program allocate before it collects by itself.</summary>
    private const long AllocatedBetweenCollections = 24L << 20;

    /// <summary>In it a browser has fetched its page.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    private readonly BuildOptions options;
    private readonly SitePreview preview;
    private readonly TextWriter output;
    private readonly SourceWatcher watcher;
    private readonly Thread thread;
    private volatile Shown shown;
    private long collectedAt;

    private PreviewLoop(BuildOptions options, TextWriter output)
    {
        this.options = options;
        this.output = output;
        preview = new SitePreview(options);
        // Watching begins before reading, so that no change falls between.
        watcher = new SourceWatcher([options.Input, options.Theme, options.OutputConfig]);
        shown = new Shown(Next(new PreviewState(null, 0, []), SourceChanges.All));
        thread = new Thread(Run) { IsBackground = true, Name = "preview" };
        thread.Start();
    }

    /// <summary>Returns when the first build is done.</summary>
    public static PreviewLoop Start(BuildOptions options, TextWriter output) => new(options, output);

    public PreviewState State => shown.State;

    /// <summary>Waits until something else is shown than <paramref name="known"/>.</summary>
    public async Task<PreviewState> ChangeAsync(PreviewState known, CancellationToken stop)
    {
        for (var now = shown; ; now = shown)
        {
            if (now.State != known)
            {
                return now.State;
            }
            await now.Replaced.Task.WaitAsync(stop);
        }
    }

    public void Dispose()
    {
        watcher.Dispose();
        thread.Join();
    }

    private void Run()
    {
        while (watcher.Wait() is { } changes)
        {
            var before = shown;
            shown = new Shown(Next(before.State, changes));
            before.Replaced.SetResult();
            CollectWhileQuiet();
        }
    }

    /// <summary>
    /// Frees memory while the editor reads and types, so that no save waits for it: of many thousand pages a collection takes longer than making one of them.
    /// </summary>
    private void CollectWhileQuiet()
    {
        if (GC.GetTotalAllocatedBytes() - collectedAt > AllocatedBetweenCollections && watcher.IsQuietFor(Quiet))
        {
            GC.Collect();
            collectedAt = GC.GetTotalAllocatedBytes();
        }
    }

    private PreviewState Next(PreviewState before, SourceChanges changes)
    {
        var started = Stopwatch.GetTimestamp();
        var build = Build(changes);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var counts = build.Findings.IsEmpty ? "nothing to correct" : FindingPrinter.Counts(build.Findings);
        var kept = build.Site is not null ? "" : before.Site is null ? " There is no page to show yet." : " The pages of the last good state are shown.";
        FindingPrinter.Print(build.Findings.Where(finding => finding.StopsPublishing), output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(build.Site is null ? "Not made" : "Made")} in {seconds:N2} s: {counts}.{kept}"));
        return build.Site is null ? before with { Findings = build.Findings } : new PreviewState(build.Site, before.Number + 1, build.Findings);
    }

    /// <summary>An editor that is writing may leave a file away for a moment; the change that ends it is heard too.</summary>
    private PreviewBuild Build(SourceChanges changes)
    {
        try
        {
            return preview.Build(changes, new BuildWatch());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new PreviewBuild(null, [new Diagnostic(Rules.UnreadableFile, Position.WholeFile(options.Site), $"the sources cannot be read: {error.Message}")]);
        }
    }

    /// <summary>A state and the promise of the next.</summary>
    private sealed record Shown(PreviewState State)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
