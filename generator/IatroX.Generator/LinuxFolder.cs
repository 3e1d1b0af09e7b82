using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator;

/// <summary>Opens folders on Linux and lists them with what the list itself tells, where the library asks for each file again.</summary>
/// <remarks>
/// Its libraries have known getdents64 since 2019: an entry is 8 bytes of inode, 8 of position, 2 of its own length, 1 of kind, and its name, which ends
/// with a zero.
/// </remarks>
internal static partial class LinuxFolder
{
    private const int LengthAt = 16;
    private const int KindAt = 18;
    private const int NameAt = 19;

    private static readonly bool CanList = OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "getdents64", out _);

    /// <summary>What an entry is, by the numbers of Linux's dirent.h, for those that matter here. Old file systems do not tell.</summary>
    public enum Kind : byte
    {
        NotTold = 0,
        Folder = 4,
        Link = 10,
    }

    /// <param name="name">Bytes as the file system has them, with a zero at the end.</param>
    public delegate void Visitor(ReadOnlySpan<byte> name, Kind kind);

    /// <summary>Null when there is no folder but a link or nothing, or the system is not Linux.</summary>
    public static SafeFileHandle? TryOpen(string path) => OperatingSystem.IsLinux() && Open(path, Flags) is { IsInvalid: false } folder ? folder : null;

    /// <summary>Null when no such folder is in the open one.</summary>
    /// <param name="name">With a zero at the end.</param>
    public static SafeFileHandle? TryOpen(SafeFileHandle parent, ReadOnlySpan<byte> name) => OpenAt(parent, name, Flags) is { IsInvalid: false } folder ? folder : null;

    /// <summary>False when not everything was listed, or the system cannot be asked this way.</summary>
    public static bool TryList(SafeFileHandle folder, Visitor visit)
    {
        if (!CanList)
        {
            return false;
        }
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
                    if (!name.SequenceEqual(".\0"u8) && !name.SequenceEqual("..\0"u8))
                    {
                        visit(name, (Kind)entries[KindAt]);
                    }
                }
            }
            return length == 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>False when it cannot be removed.</summary>
    /// <param name="name">With a zero at the end.</param>
    public static bool TryRemove(SafeFileHandle parent, ReadOnlySpan<byte> name, bool isFolder) => UnlinkAt(parent, name, isFolder ? RemoveFolder : 0) == 0;

    private const int RemoveFolder = 0x200;

    /// <summary>Read only | must be a folder | do not follow a link | close on exec: values of Linux's fcntl.h.</summary>
    private static int Flags => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 | 0x8000 | 0x80000 : 0x10000 | 0x20000 | 0x80000;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    private static partial int UnlinkAt(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    private static partial nint GetEntries(SafeFileHandle folder, Span<byte> buffer, nuint length);
}
