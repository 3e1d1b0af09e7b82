using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator;

/// <summary>By what a later look tells, without reading a file, that nobody wrote to it: where the system keeps it, and when anything about it last changed.</summary>
/// <param name="Changed">Nanoseconds since 1970 (ctime). Unlike the time of writing, no program can set it, so a text of the same length with the old time put back does not pass.</param>
/// <param name="Inode">Another when a file was put in the place of this one.</param>
internal readonly partial record struct FileStamp(long Changed, long Inode)
{
    private const long NanosecondsInSecond = 1_000_000_000;

    private const int CurrentFolder = -100;
    private const int LinkItself = 0x100;
    private const int HandleItself = 0x1000;
    private const uint BasicFacts = 0x7ff;
    private const int KindOfFile = 0xf000;
    private const int PlainFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>False where files can only be told by their bytes: elsewhere than on Linux, whose libraries before 2018 did not know statx.</summary>
    public static bool IsKnown { get; } = OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "statx", out _);

    /// <summary>Null when there is no plain file, or no stamp to be had.</summary>
    /// <param name="follow">True for the file that a link leads to.</param>
    public static (FileStamp Stamp, long Length)? OfFile(string path, bool follow)
    {
        var facts = default(Facts);
        return IsKnown && Statx(CurrentFolder, path, follow ? 0 : LinkItself, BasicFacts, ref facts) == 0 && (facts.Mode & KindOfFile) == PlainFile ? (facts.Stamp, facts.Length) : null;
    }

    /// <summary>The same for a file below an open folder, with who may do what with it; a link in its place is none.</summary>
    public static (FileStamp Stamp, long Length, FileAccessRights Rights)? OfFile(SafeFileHandle? folder, string path) =>
        Of(folder, path) is { } facts && (facts.Mode & KindOfFile) == PlainFile ? (facts.Stamp, facts.Length, facts.Rights) : null;

    /// <summary>Null when there is no folder, or no stamp to be had. Its stamp is another once a file was put into it or taken out.</summary>
    /// <param name="path">Empty for the open folder itself.</param>
    public static FileStamp? OfFolder(SafeFileHandle? folder, string path) => Of(folder, path) is { } facts && (facts.Mode & KindOfFile) == Folder ? facts.Stamp : null;

    /// <summary>Null where there are no stamps.</summary>
    public static FileAccessRights? RightsOf(SafeFileHandle open) => Of(open, "")?.Rights;

    /// <summary>False for what is open and is a pipe, a folder or a device, such as /dev/zero, which claims to be empty; where there are no stamps, nobody can tell.</summary>
    public static bool IsPlain(SafeFileHandle open) => !IsKnown || OfFile(open, "") is not null;

    /// <summary>How long ago anything about the file changed.</summary>
    public TimeSpan AgeAt(DateTime now) => now - (DateTime.UnixEpoch + TimeSpan.FromMicroseconds(Changed / 1000d));

    private static Facts? Of(SafeFileHandle? folder, string path)
    {
        var facts = default(Facts);
        return IsKnown && folder is not null && Statx(folder, path, HandleItself | LinkItself, BasicFacts, ref facts) == 0 ? facts : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref Facts facts);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(SafeFileHandle folder, string path, int flags, uint mask, ref Facts facts);

    /// <summary>The struct statx of linux/stat.h, the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Facts
    {
        [FieldOffset(20)] public uint User;
        [FieldOffset(24)] public uint Group;
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public long Inode;
        [FieldOffset(40)] public long Length;
        [FieldOffset(96)] public long ChangedSeconds;
        [FieldOffset(104)] public uint ChangedNanoseconds;

        public readonly FileStamp Stamp => new(ChangedSeconds * NanosecondsInSecond + ChangedNanoseconds, Inode);

        public readonly FileAccessRights Rights => new(User, Group, Mode & ~KindOfFile);
    }
}

/// <summary>Whose a file or folder is, and who may do what with it.</summary>
/// <param name="Mode">The lower twelve bits of its mode.</param>
internal readonly record struct FileAccessRights(uint User, uint Group, int Mode);
