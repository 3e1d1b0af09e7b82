using IatroX.Generator.Model;

namespace IatroX.Generator.Publish;

/// <summary>Keeps a second build out while one publishes; held by an open file, so it ends with its process.</summary>
internal sealed class OutputLock : IDisposable
{
    private readonly FileStream file;

    private OutputLock(FileStream file) => this.file = file;

    /// <exception cref="PublishException">Another build holds it, or something else lies in its place.</exception>
    public static OutputLock Take(string output)
    {
        var path = Path.Combine(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.lock");
        DiskStep.Before("lock");
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new PublishException($"'{path}' is a link that no build made. Remove it.");
        }
        if (Directory.Exists(path))
        {
            throw new PublishException($"'{path}' is a folder, where builds keep a file by which they wait for each other. Move it elsewhere.");
        }
        try
        {
            return new OutputLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsHeld(error))
        {
            throw new PublishException($"another build is publishing to '{output}'. Wait for it, or choose another --output.");
        }
    }

    /// <summary>Whether somebody else has it open, and not whether the disk or its permissions refuse it: the errors of each system for that.</summary>
    private static bool IsHeld(IOException error)
    {
        const int sharingViolation = unchecked((int)0x80070020);
        const int wouldBlockOnLinux = 11;
        const int wouldBlockOnMacOS = 35;
        return error.HResult == (OperatingSystem.IsWindows() ? sharingViolation : OperatingSystem.IsMacOS() ? wouldBlockOnMacOS : wouldBlockOnLinux);
    }

    /// <summary>The file itself stays: removing it would let two builds hold two different locks.</summary>
    public void Dispose() => file.Dispose();
}
