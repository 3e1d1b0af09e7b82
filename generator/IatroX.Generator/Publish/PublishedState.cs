using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IatroX.Generator.Model;

namespace IatroX.Generator.Publish;

/// <summary>Tells whether a published folder still is as it was left.</summary>
/// <remarks>
/// A folder's stamp changes when something is put into it or taken out, so files that a build did not write are noticed without listing any folder.
/// Where files have no stamps, all are read and compared with their hashes, and folders have the time of their last change.
/// </remarks>
internal static class PublishedState
{
    /// <summary>Stamps of every file in the order given, of the manifest, then of every folder; null when a file is missing or not as it was published.</summary>
    public static ImmutableArray<FileStamp>? Of(string output, ImmutableArray<PublishedFile> files, int jobs) => Of(output, files, jobs, FileStamp.IsKnown);

    /// <param name="byStamp">False to read every file.</param>
    internal static ImmutableArray<FileStamp>? Of(string output, ImmutableArray<PublishedFile> files, int jobs, bool byStamp)
    {
        using var folder = byStamp ? LinuxFolder.TryOpen(output) : null;
        var folders = Folders(files);
        var stamps = InOrder.Map(files.Length + 1 + folders.Length, jobs, i =>
            i > files.Length ? (byStamp ? FileStamp.OfFolder(folder, folders[i - files.Length - 1]) : TimeOf(Path.Combine(output, folders[i - files.Length - 1])))
            : i == files.Length ? (byStamp ? FileStamp.OfFile(folder, Manifest.FileName)?.Stamp : OfBytes(Path.Combine(output, Manifest.FileName), null))
            : byStamp ? FileStamp.OfFile(folder, files[i].Path) is var (stamp, length, _) && length == files[i].Bytes ? stamp : null
            : OfBytes(Path.Combine(output, files[i].Path), files[i]));
        return stamps.Contains(null) ? null : [.. stamps.Select(stamp => stamp!.Value)];
    }

    /// <summary>True when nobody put anything into a folder, or touched the manifest, since a build left them; false when that is not known.</summary>
    public static bool HoldsNothingElse(string output, LeftFiles left, int jobs)
    {
        using var folder = FileStamp.IsKnown ? LinuxFolder.TryOpen(output) : null;
        if (folder is null || FileStamp.OfFile(folder, Manifest.FileName)?.Stamp != left.Stamps[left.Files.Length])
        {
            return false;
        }
        var folders = Folders(left.Files);
        return !InOrder.Map(folders.Length, jobs, i => FileStamp.OfFolder(folder, folders[i]) == left.Stamps[left.Files.Length + 1 + i]).Contains(false);
    }

    /// <param name="file">What was published; null for the manifest, which lists itself nowhere.</param>
    private static FileStamp? OfBytes(string path, PublishedFile? file) =>
        new FileInfo(path) is { Exists: true } info && !IsLink(info) && (file is null || (info.Length == file.Bytes && HashOf(path) == file.Sha256))
            ? new FileStamp(info.LastWriteTimeUtc.Ticks, info.Length)
            : null;

    private static FileStamp? TimeOf(string folder) => new DirectoryInfo(folder) is { Exists: true } info && !IsLink(info) ? new FileStamp(info.LastWriteTimeUtc.Ticks, 0) : null;

    private static Sha256 HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Sha256.Of(stream);
    }

    /// <summary>From what the system told of the file already; asking where a link leads is one more question.</summary>
    private static bool IsLink(FileSystemInfo file) => file.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>The output itself, and below it every folder that has a file, in the order in which their files name them.</summary>
    private static ImmutableArray<string> Folders(ImmutableArray<PublishedFile> files)
    {
        var folders = ImmutableArray.CreateBuilder<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var spans = known.GetAlternateLookup<ReadOnlySpan<char>>();
        folders.Add("");
        foreach (var file in files)
        {
            for (var folder = Above(file.Path); !folder.IsEmpty && !spans.Contains(folder); folder = Above(folder))
            {
                folders.Add(folder.ToString());
                known.Add(folders[^1]);
            }
        }
        return folders.DrainToImmutable();

        static ReadOnlySpan<char> Above(ReadOnlySpan<char> path) => path[..Math.Max(0, path.LastIndexOf('/'))];
    }
}
