using System.Collections.Concurrent;
using System.Diagnostics;
using IatroX.Generator.Load;

namespace IatroX.Cli.Preview;

/// <summary>Hears of changes below the source folders, and tells of them once they have been quiet for a moment.</summary>
/// <remarks>
/// What is told is where to look, not what happened: saves that rename a file into place and bursts end in the same question, which the build
/// answers by looking. Where the system lost events, everything is looked at. Folders may come and go: their parents are watched too.
/// </remarks>
internal sealed class SourceWatcher : IDisposable
{
    /// <summary>An editor's save is a few events within a millisecond.</summary>
    private static readonly TimeSpan ShortestQuiet = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestQuiet = TimeSpan.FromMilliseconds(100);

    /// <summary>A folder that never becomes quiet is still looked at.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly AutoResetEvent changed = new(false);
    private readonly ConcurrentQueue<string?> heard = new();
    private readonly List<Folder> folders;
    private volatile bool ended;

    public SourceWatcher(IEnumerable<string> paths)
    {
        folders = [.. paths.Select(path => new Folder(path, this))];
        folders.ForEach(folder => folder.Watch());
    }

    /// <summary>Waits for a change and then for quiet; null when watching has ended.</summary>
    public SourceChanges? Wait()
    {
        changed.WaitOne();
        var first = Stopwatch.GetTimestamp();
        while (!ended && Stopwatch.GetElapsedTime(first) is var age && age < Patience && changed.WaitOne(QuietAfter(age)))
        {
        }
        folders.ForEach(folder => folder.Watch());
        return ended ? null : Heard();
    }

    /// <summary>Waits for so long; false as soon as there is a change, which <see cref="Wait"/> then tells of.</summary>
    public bool IsQuietFor(TimeSpan time)
    {
        var isHeard = changed.WaitOne(time);
        if (isHeard)
        {
            changed.Set();
        }
        return !isHeard;
    }

    /// <summary>The longer a burst has lasted, the longer the pauses within it may be: a checkout of many files is one change, and a single save hardly waits.</summary>
    private static TimeSpan QuietAfter(TimeSpan age) => TimeSpan.FromTicks(Math.Clamp(age.Ticks / 4, ShortestQuiet.Ticks, LongestQuiet.Ticks));

    private SourceChanges Heard()
    {
        var paths = new List<string>();
        var isAll = false;
        while (heard.TryDequeue(out var path))
        {
            isAll |= path is null;
            paths.Add(path ?? "");
        }
        return isAll ? SourceChanges.All : SourceChanges.Of(paths);
    }

    public void Dispose()
    {
        ended = true;
        changed.Set();
        folders.ForEach(folder => folder.Dispose());
    }

    /// <param name="path">Null when anything may have changed.</param>
    private void Hear(string? path)
    {
        // Names that the site leaves out, such as editors' swap and backup files.
        if (path is null || !Path.GetFileName(path).StartsWith('.') && !path.EndsWith('~'))
        {
            heard.Enqueue(path);
            changed.Set();
        }
    }

    /// <summary>A source folder, with all below it while it exists, and its own name in its parent.</summary>
    private sealed class Folder(string path, SourceWatcher owner) : IDisposable
    {
        private FileSystemWatcher? within;
        private FileSystemWatcher? above;
        private DateTime created;

        /// <summary>Begins to watch what is not watched yet: a folder that was replaced is another one.</summary>
        public void Watch()
        {
            above ??= Begin(Path.GetDirectoryName(path), Path.GetFileName(path), recursive: false);
            var now = Directory.Exists(path) ? Directory.GetCreationTimeUtc(path) : default;
            if (within is null || now != created)
            {
                if (within is not null || created != default)
                {
                    owner.heard.Enqueue(null);
                }
                within?.Dispose();
                within = Begin(path, "*", recursive: true);
                created = now;
            }
        }

        public void Dispose()
        {
            within?.Dispose();
            above?.Dispose();
        }

        private FileSystemWatcher? Begin(string? folder, string filter, bool recursive)
        {
            if (folder is null || !Directory.Exists(folder))
            {
                return null;
            }
            var watcher = new FileSystemWatcher(folder, filter)
            {
                IncludeSubdirectories = recursive,
                InternalBufferSize = 64 * 1024,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, change) => owner.Hear(change.FullPath);
            watcher.Created += (_, change) => owner.Hear(change.FullPath);
            watcher.Deleted += (_, change) => owner.Hear(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                owner.Hear(change.OldFullPath);
                owner.Hear(change.FullPath);
            };
            watcher.Error += (_, _) => owner.Hear(null);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
    }
}
