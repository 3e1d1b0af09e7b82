using System.Text;

namespace IatroX.Generator.Load;

/// <summary>What a folder's list tells of a file, folder or link in it.</summary>
/// <param name="Name">With U+FFFD for bytes that are no text.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink)
{
    /// <summary>All entries of a folder, in no order.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static IReadOnlyCollection<FolderEntry> In(string folder)
    {
        using var open = LinuxFolder.TryOpen(folder);
        var (entries, areKindsTold) = (new List<FolderEntry>(), true);
        var isWhole = open is not null && LinuxFolder.TryList(open, (name, kind) =>
        {
            areKindsTold &= kind != LinuxFolder.Kind.NotTold;
            entries.Add(new FolderEntry(Encoding.UTF8.GetString(name[..^1]), kind == LinuxFolder.Kind.Folder, kind == LinuxFolder.Kind.Link));
        });
        return isWhole && areKindsTold ? entries : [.. new DirectoryInfo(folder).GetFileSystemInfos().Select(entry => new FolderEntry(entry.Name, entry is DirectoryInfo, entry.LinkTarget is not null))];
    }
}
