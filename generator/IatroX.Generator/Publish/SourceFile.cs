namespace IatroX.Generator.Publish;

/// <summary>Writes a source file so that it is the old one or the new one at every moment.</summary>
internal static class SourceFile
{
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>False when there is a file of this name already.</summary>
    public static bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Path.Exists(path))
        {
            return false;
        }
        using var stream = new FileStream(path, FileMode.CreateNew);
        stream.Write(bytes);
        return true;
    }
}
