using System.Runtime.InteropServices;
using IatroX.Generator.Model;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator.Publish;

/// <summary>A new folder that files are written into, from many threads at once.</summary>
/// <remarks>
/// On Linux names are looked up from the folder itself, and a file costs the system opening, writing, measuring and closing it; the library also locks each.
/// Elsewhere the library writes: macOS passes the arguments of <c>openat</c> another way.
/// </remarks>
internal sealed partial class StagedFolder : IDisposable
{
    private readonly string path;
    private readonly SafeFileHandle? folder;

    /// <summary>With which files are made here.</summary>
    private readonly FileAccessRights? rights;

    /// <param name="path">Made with all above it; must not exist.</param>
    public StagedFolder(string path)
    {
        this.path = path;
        if (!OperatingSystem.IsLinux())
        {
            Directory.CreateDirectory(path);
            return;
        }
        // Never a folder, or a link to one, that somebody else put there meanwhile.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        folder = MakeDirectory(path, FolderMode) == 0 ? Checked(Open(path, DirectoryFlags), path) : throw Failure("");
        rights = FileStamp.RightsOf(folder) is { } made ? made with { Mode = made.Mode & (int)NewFileMode } : null;
    }

    /// <summary>Makes a folder in it, whose parent must be there.</summary>
    public void MakeFolder(string name)
    {
        if (folder is null)
        {
            Directory.CreateDirectory(Path.Combine(path, name));
        }
        else if (MakeDirectoryAt(folder, name, FolderMode) != 0)
        {
            throw Failure(name);
        }
    }

    /// <exception cref="IOException">The file is there already, or was not written whole.</exception>
    public void WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = folder is null
            ? File.OpenHandle(Path.Combine(path, name), FileMode.CreateNew, FileAccess.Write, FileShare.None)
            : Checked(OpenAt(folder, name, NewFileFlags, NewFileMode), name);
        if (folder is null)
        {
            RandomAccess.Write(file, bytes, 0);
        }
        else
        {
            WriteAll(file, bytes, name);
        }
        if (RandomAccess.GetLength(file) != bytes.Length)
        {
            throw new IOException($"'{name}' was not written whole");
        }
    }

    /// <summary>
    /// Gives a file of the old site a second name here, under the same path, instead of writing the same bytes again. False when it is not the file that
    /// was published, would be written with other rights today, or cannot be linked: not every file system can, nor across two of them.
    /// </summary>
    public bool TryLink(SafeFileHandle old, string name, FileStamp stamp, long length)
    {
        if (folder is null || FileStamp.OfFile(old, name) is not { } found || found.Stamp != stamp || found.Length != length || found.Rights != rights)
        {
            return false;
        }
        DiskStep.Before("link", name);
        return LinkAt(old, name, folder, name, 0) == 0;
    }

    /// <summary>Takes the name of a linked file away again; the file keeps its others.</summary>
    public void Unlink(string name) => File.Delete(Path.Combine(path, name));

    public void Dispose() => folder?.Dispose();

    private void WriteAll(SafeFileHandle file, ReadOnlySpan<byte> bytes, string name)
    {
        while (!bytes.IsEmpty)
        {
            var written = Write(file, bytes, (nuint)bytes.Length);
            if (written > 0)
            {
                bytes = bytes[(int)written..];
            }
            else if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Failure(name);
            }
        }
    }

    private SafeFileHandle Checked(SafeFileHandle handle, string name) => handle.IsInvalid ? throw Failure(name) : handle;

    private IOException Failure(string name) => new($"'{Path.Combine(path, name)}': {Marshal.GetLastPInvokeErrorMessage()}");

    // Values of Linux's fcntl.h and errno.h that x64 and arm64 share: read only | close on exec; write only | create | must not exist | close on exec.
    private const int DirectoryFlags = 0x80000;
    private const int NewFileFlags = 0x1 | 0x40 | 0x80 | 0x80000;
    private const int Interrupted = 4;

    /// <summary>As the library makes files and folders: all may read and write, less the user's mask.</summary>
    private const uint NewFileMode = 0b110_110_110;
    private const uint FolderMode = 0b111_111_111;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectory(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle folder, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectoryAt(SafeFileHandle folder, string path, uint mode);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkAt(SafeFileHandle oldFolder, string oldPath, SafeFileHandle newFolder, string newPath, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);
}
