using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Publish;

/// <summary>Tells whether a published folder still is as it was left.</summary>
/// <remarks>A folder's own time changes when something is put into it or taken out, so files that a build did not write are noticed without listing any folder.</remarks>
public static class PublishedState
{
    /// <summary>Times of every file in the order given, of the manifest, then of every folder, in ticks of UTC; null when a file is missing or of another length.</summary>
    public static ImmutableArray<long>? TimesOf(string output, ImmutableArray<PublishedFile> files, int jobs)
    {
        var times = InOrder.Map(files, jobs, file => new FileInfo(Path.Combine(output, file.Path)) is { Exists: true } info && !IsLink(info) && info.Length == file.Bytes ? info.LastWriteTimeUtc.Ticks : -1);
        var folders = InOrder.Map(Folders(files), jobs, folder => new DirectoryInfo(Path.Combine(output, folder)) is { Exists: true } info && !IsLink(info) ? info.LastWriteTimeUtc.Ticks : -1);
        var manifest = new FileInfo(Path.Combine(output, Manifest.FileName));
        ImmutableArray<long> all = [.. times, manifest.Exists ? manifest.LastWriteTimeUtc.Ticks ^ manifest.Length : -1, .. folders];
        return all.Contains(-1) ? null : all;
    }

    /// <summary>From what the system told of the file already; asking where a link leads is one more question.</summary>
    private static bool IsLink(FileSystemInfo file) => file.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static ImmutableArray<string> Folders(ImmutableArray<PublishedFile> files)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal) { "" };
        foreach (var file in files)
        {
            for (var folder = Path.GetDirectoryName(file.Path)!; folder.Length > 0 && folders.Add(folder); folder = Path.GetDirectoryName(folder)!)
            {
            }
        }
        return [.. folders];
    }
}
