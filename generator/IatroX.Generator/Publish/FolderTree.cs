using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator.Publish;

/// <summary>Counts and removes all that lies below a folder, from many threads.</summary>
/// <remarks>On Linux by handles of open folders: no path is put together, and no link is followed, whoever swaps one in meanwhile.</remarks>
internal static class FolderTree
{
    /// <summary>Fewer folders are not worth sharing among threads.</summary>
    private const int ManyFolders = 32;

    /// <summary>How many files and links lie below.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static int CountFiles(string path, int jobs)
    {
        using var folder = LinuxFolder.TryOpen(path);
        return folder is not null && Visit(folder, jobs, isRemoving: false) is { } files ? files
            : new FileSystemEnumerable<bool>(path, (ref FileSystemEntry _) => true, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            }.Count();
    }

    /// <summary>Removes a folder and what lies below.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    public static void Remove(string path, int jobs)
    {
        using (var folder = LinuxFolder.TryOpen(path))
        {
            _ = folder is null ? null : Visit(folder, jobs, isRemoving: true);
        }
        // The folder itself and what is left: all of it on other systems, and what cannot be removed, of which the library says why.
        Directory.Delete(path, recursive: true);
    }

    /// <summary>How many files were found; null when not all of them could be seen.</summary>
    private static int? Visit(SafeFileHandle folder, int jobs, bool isRemoving)
    {
        var (files, folders) = (0, (List<byte[]>?)null);
        var isWhole = LinuxFolder.TryList(folder, (name, kind) =>
        {
            if (kind == LinuxFolder.Kind.Folder || (kind == LinuxFolder.Kind.NotTold && IsFolder(folder, name)))
            {
                (folders ??= []).Add(name.ToArray());
                return;
            }
            files++;
            _ = isRemoving && LinuxFolder.TryRemove(folder, name, isFolder: false);
        });
        var below = folders is null ? 0 : Below(folder, folders, jobs, isRemoving);
        return isWhole ? files + below : null;
    }

    private static int? Below(SafeFileHandle folder, List<byte[]> folders, int jobs, bool isRemoving)
    {
        var below = jobs > 1 && folders.Count >= ManyFolders
            ? InOrder.Map(folders.Count, jobs, i => Below(folder, folders[i], 1, isRemoving))
            : folders.Select(name => Below(folder, name, jobs, isRemoving)).ToArray();
        return below.Contains(null) ? null : below.Sum();
    }

    private static int? Below(SafeFileHandle parent, byte[] name, int jobs, bool isRemoving)
    {
        int? files;
        using (var folder = LinuxFolder.TryOpen(parent, name))
        {
            files = folder is null ? null : Visit(folder, jobs, isRemoving);
        }
        _ = isRemoving && LinuxFolder.TryRemove(parent, name, isFolder: true);
        return files;
    }

    private static bool IsFolder(SafeFileHandle parent, ReadOnlySpan<byte> name)
    {
        using var folder = LinuxFolder.TryOpen(parent, name);
        return folder is not null;
    }
}
