using System.Diagnostics;

namespace IatroX.Cli.Preview;

/// <summary>Hears of changes below the source folders, and tells of them once they have been quiet for a moment.</summary>
/// <remarks>
/// Only that something changed is told, not what: saves that rename a file into place, bursts, and events that the system lost all end in the
/// same question, which the build answers by looking at every file's length and time. Folders may come and go: their parents are watched too.
/// </remarks>
internal sealed class SourceWatcher : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

    /// <summary>A folder that never becomes quiet is still looked at.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly AutoResetEvent changed = new(false);
    private readonly List<Folder> folders;
    private volatile bool ended;

    public SourceWatcher(IEnumerable<string> paths)
    {
        folders = [.. paths.Select(path => new Folder(path, this))];
        folders.ForEach(folder => folder.Watch());
    }

    /// <summary>Waits for a change and then for quiet; false when watching has ended.</summary>
    public bool Wait()
    {
        changed.WaitOne();
        var first = Stopwatch.GetTimestamp();
        while (!ended && Stopwatch.GetElapsedTime(first) < Patience && changed.WaitOne(Quiet))
        {
        }
        folders.ForEach(folder => folder.Watch());
        return !ended;
    }

    public void Dispose()
    {
        ended = true;
        changed.Set();
        folders.ForEach(folder => folder.Dispose());
    }

    private void Hear(string? name)
    {
        // Names that the site leaves out, such as editors' swap and backup files.
        if (name is null || !Path.GetFileName(name).StartsWith('.') && !name.EndsWith('~'))
        {
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
            watcher.Changed += (_, change) => owner.Hear(change.Name);
            watcher.Created += (_, change) => owner.Hear(change.Name);
            watcher.Deleted += (_, change) => owner.Hear(change.Name);
            watcher.Renamed += (_, change) =>
            {
                owner.Hear(change.OldName);
                owner.Hear(change.Name);
            };
            watcher.Error += (_, _) => owner.Hear(null);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
    }
}
