using System.Buffers;
using System.IO.Enumeration;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator.Publish;

/// <summary>Counts and removes all that lies below a folder, from many threads.</summary>
/// <remarks>
/// On Linux by handles of open folders: no path is put together, and no link is followed, whoever swaps one in meanwhile. Its libraries have known
/// getdents64 since 2019: an entry is 8 bytes of inode, 8 of position, 2 of its own length, 1 of kind, and its name, which ends with a zero.
/// </remarks>
internal static partial class FolderTree
{
    private const int LengthAt = 16;
    private const int KindAt = 18;
    private const int NameAt = 19;
    private const byte UnknownKind = 0;
    private const byte FolderKind = 4;
    private const int RemoveFolder = 0x200;

    /// <summary>Fewer are not worth sharing among threads.</summary>
    private const int ManyFolders = 32;

    private static readonly bool IsKnown = OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "getdents64", out _);

    /// <summary>Read only | must be a folder | do not follow a link | close on exec: values of Linux's fcntl.h.</summary>
    private static int Flags => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 | 0x8000 | 0x80000 : 0x10000 | 0x20000 | 0x80000;

    /// <summary>Null when there is no folder but a link or nothing, or the system is not Linux.</summary>
    public static SafeFileHandle? TryOpen(string path) => OperatingSystem.IsLinux() && Open(path, Flags) is { IsInvalid: false } folder ? folder : null;

    /// <summary>How many files and links lie below.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static int CountFiles(string path, int jobs)
    {
        using var folder = IsKnown ? TryOpen(path) : null;
        return folder is not null ? Visit(folder, jobs, isRemoving: false)
            : new FileSystemEnumerable<bool>(path, (ref FileSystemEntry _) => true, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            }.Count();
    }

    /// <summary>Removes a folder and what lies below.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    public static void Remove(string path, int jobs)
    {
        using (var folder = IsKnown ? TryOpen(path) : null)
        {
            _ = folder is null ? 0 : Visit(folder, jobs, isRemoving: true);
        }
        // The folder itself and what is left: all of it on other systems, and what cannot be removed, of which the library says why.
        Directory.Delete(path, recursive: true);
    }

    private static int Visit(SafeFileHandle folder, int jobs, bool isRemoving)
    {
        var (files, folders) = List(folder, isRemoving);
        if (jobs == 1 || folders.Count < ManyFolders)
        {
            return files + folders.Sum(name => Below(folder, name, jobs, isRemoving));
        }
        return files + InOrder.Map(folders.Count, jobs, i => Below(folder, folders[i], 1, isRemoving)).Sum();
    }

    private static int Below(SafeFileHandle parent, byte[] name, int jobs, bool isRemoving)
    {
        int files;
        using (var folder = OpenAt(parent, name, Flags))
        {
            if (folder.IsInvalid)
            {
                return isRemoving ? 0 : throw Failure();
            }
            files = Visit(folder, jobs, isRemoving);
        }
        _ = isRemoving ? UnlinkAt(parent, name, RemoveFolder) : 0;
        return files;
    }

    /// <summary>How many files are in the folder itself, which are removed at once if they are to be, and the names of the folders in it.</summary>
    private static (int Files, List<byte[]> Folders) List(SafeFileHandle folder, bool isRemoving)
    {
        var (files, folders) = (0, new List<byte[]>());
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            int length;
            while ((length = (int)GetEntries(folder, buffer, (nuint)buffer.Length)) > 0)
            {
                for (var entries = buffer.AsSpan(0, length); !entries.IsEmpty; entries = entries[BitConverter.ToUInt16(entries[LengthAt..])..])
                {
                    var name = entries[NameAt..];
                    name = name[..(name.IndexOf((byte)0) + 1)];
                    if (name.SequenceEqual(".\0"u8) || name.SequenceEqual("..\0"u8))
                    {
                        continue;
                    }
                    if (entries[KindAt] == FolderKind || (entries[KindAt] == UnknownKind && IsFolder(folder, name)))
                    {
                        folders.Add(name.ToArray());
                        continue;
                    }
                    files++;
                    _ = isRemoving ? UnlinkAt(folder, name, 0) : 0;
                }
            }
            return length == 0 || isRemoving ? (files, folders) : throw Failure();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Old file systems do not tell in the list.</summary>
    private static bool IsFolder(SafeFileHandle parent, ReadOnlySpan<byte> name)
    {
        using var folder = OpenAt(parent, name, Flags);
        return !folder.IsInvalid;
    }

    private static IOException Failure() => new(Marshal.GetLastPInvokeErrorMessage());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    private static partial int UnlinkAt(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    private static partial nint GetEntries(SafeFileHandle folder, Span<byte> buffer, nuint length);
}
