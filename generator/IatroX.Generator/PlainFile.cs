using System.Runtime.InteropServices;
using IatroX.Generator.Model;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator;

/// <summary>Opens plain files only: a link put in a file's place is not followed, and a pipe, socket or device is not read and does not make the build wait.</summary>
public static partial class PlainFile
{
    /// <summary>All bytes of the file, or null with the reason in the author's words.</summary>
    /// <param name="limit">The most bytes that a file may have.</param>
    /// <param name="isContent">True when no folder of the path may be a link either; elsewhere than on Linux only the last part is looked at.</param>
    public static (byte[]? Bytes, string? Problem) Read(string path, long limit, bool isContent = false)
    {
        try
        {
            DiskStep.Before("read", path);
            using var handle = Open(path, isContent);
            var length = RandomAccess.GetLength(handle);
            return length > limit
                ? (null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the file has {length} bytes; {limit} is the most. Split or shrink it."))
                : (ReadWhole(handle, length), null);
        }
        catch (NotSupportedException)
        {
            return (null, "this is not a plain file. Delete it.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, error is UnauthorizedAccessException
                ? "the file cannot be read: permission was denied. Make it readable."
                : "the file cannot be read: it was removed, replaced or is not a plain file.");
        }
    }

    private static byte[] ReadWhole(SafeFileHandle handle, long length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(read), read) is var more and > 0)
        {
            read += more;
        }
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static SafeFileHandle Open(string path, bool isContent)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(path);
        }
        var handle = isContent && OperatingSystem.IsLinux() ? OpenWithoutLinks(path) : OpenUnix(path, OpenFlags);
        if (!handle.IsInvalid)
        {
            return FileStamp.IsPlain(handle) ? handle : throw NotPlain(handle);
        }
        const int accessDenied = 13;
        throw Marshal.GetLastPInvokeError() == accessDenied ? new UnauthorizedAccessException(path) : new IOException(path);
    }

    private static NotSupportedException NotPlain(SafeFileHandle handle)
    {
        handle.Dispose();
        return new NotSupportedException();
    }

    /// <summary>By openat2, which can refuse links in every part of a path; kernels before 5.6 and some sandboxes do not know it.</summary>
    private static SafeFileHandle OpenWithoutLinks(string path)
    {
        const int openAt2 = 437;
        const int currentFolder = -100;
        const int notPermitted = 1;
        const int notKnown = 38;
        var how = new OpenHow { Flags = (ulong)OpenFlags, Resolve = OpenHow.NoLinks };
        var handle = new SafeFileHandle((nint)Syscall(openAt2, currentFolder, path, how, Marshal.SizeOf<OpenHow>()), ownsHandle: true);
        return handle.IsInvalid && Marshal.GetLastPInvokeError() is notPermitted or notKnown ? OpenUnix(path, OpenFlags) : handle;
    }

    /// <summary>Read only, do not block, do not follow a link, close on exec: values of each system's fcntl.h.</summary>
    private static int OpenFlags => OperatingSystem.IsMacOS()
        ? 0x4 | 0x100 | 0x1000000
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x800 | 0x8000 | 0x80000 : 0x800 | 0x20000 | 0x80000;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenUnix(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial long Syscall(long number, long folder, string path, in OpenHow how, long size);

    /// <summary>The struct open_how of linux/openat2.h.</summary>
    private struct OpenHow
    {
        public const ulong NoLinks = 4;

        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }
}
