namespace IatroX.Generator.Tests.Support;

/// <summary>A new empty folder that is removed at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("iatrox-test-").FullName;

    public string PathOf(params string[] parts) => Path.Combine([FullPath, .. parts]);

    /// <summary>Writes a text and the folders above it; returns where.</summary>
    public string Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Copies what is in a folder into a folder of this one; links stay links.</summary>
    public void CopyIn(string from, string to)
    {
        Directory.CreateDirectory(PathOf(to));
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = PathOf(to, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is DirectoryInfo)
            {
                CopyIn(entry.FullName, Path.Combine(to, entry.Name));
            }
            else
            {
                File.Copy(entry.FullName, target, overwrite: true);
            }
        }
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
