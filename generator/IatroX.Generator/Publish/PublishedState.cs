using System.Collections.Immutable;
using System.Security.Cryptography;
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
        var ofFiles = InOrder.Map(files, jobs, file => OfFile(Path.Combine(output, file.Path), file, byStamp));
        var ofFolders = InOrder.Map(Folders(files), jobs, folder => OfFolder(Path.Combine(output, folder), byStamp));
        ImmutableArray<FileStamp?> all = [.. ofFiles, OfFile(Path.Combine(output, Manifest.FileName), null, byStamp), .. ofFolders];
        return all.Contains(null) ? null : [.. all.Select(stamp => stamp!.Value)];
    }

    /// <param name="file">What was published; null for the manifest, which lists itself nowhere.</param>
    private static FileStamp? OfFile(string path, PublishedFile? file, bool byStamp)
    {
        if (byStamp)
        {
            return FileStamp.OfFile(path, follow: false) is var (stamp, length) && (file is null || length == file.Bytes) ? stamp : null;
        }
        return new FileInfo(path) is { Exists: true } info && !IsLink(info) && (file is null || (info.Length == file.Bytes && HashOf(path) == file.Sha256))
            ? new FileStamp(info.LastWriteTimeUtc.Ticks, info.Length)
            : null;
    }

    private static FileStamp? OfFolder(string path, bool byStamp) => byStamp ? FileStamp.OfFolder(path)
        : new DirectoryInfo(path) is { Exists: true } info && !IsLink(info) ? new FileStamp(info.LastWriteTimeUtc.Ticks, 0) : null;

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
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
