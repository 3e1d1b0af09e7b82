using System.Runtime.InteropServices;

namespace IatroX.Generator.Publish;

/// <summary>Puts a new folder in an old one's place in one step where the system can.</summary>
internal static partial class FolderSwap
{
    /// <summary>Linux and macOS exchange the two names atomically. Elsewhere two renames leave a moment without a site; when the second fails, the first is undone.</summary>
    /// <param name="current">The published folder; may not exist yet.</param>
    /// <param name="next">The new one; afterwards it holds the old site, or is gone.</param>
    /// <param name="aside">A free name beside both.</param>
    public static void Replace(string current, string next, string aside)
    {
        if (!Directory.Exists(current))
        {
            Directory.Move(next, current);
            return;
        }
        if (TryExchange(current, next))
        {
            return;
        }
        Directory.Move(current, aside);
        try
        {
            Directory.Move(next, current);
        }
        catch (IOException)
        {
            Directory.Move(aside, current);
            throw;
        }
    }

    private static bool TryExchange(string current, string next)
    {
        const int currentFolder = -100;
        const uint exchange = 2;
        if (OperatingSystem.IsLinux())
        {
            return RenameAt2(currentFolder, next, currentFolder, current, exchange) == 0;
        }
        return OperatingSystem.IsMacOS() && RenameX(next, current, exchange) == 0;
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameX(string oldPath, string newPath, uint flags);
}
