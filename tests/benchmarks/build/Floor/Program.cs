using System.Runtime.InteropServices;
using System.Text.Json;

// The floor under any build: reads every file of an input folder, then writes files with the paths and sizes that a manifest lists, on every processor.
//   floor INPUT MANIFEST OUTPUT
// The floor under a build that takes all files over from the site before: links each into a new folder, which takes the old one's place, and removes the old one.
//   floor --links SITE
if (args is ["--links", var site])
{
    ReplaceByLinks(site);
    return;
}
var (input, manifest, output) = (args[0], args[1], args[2]);
Parallel.ForEach(Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories), file => File.ReadAllBytes(file));
var files = FilesOf(manifest);
MakeFolders(output, files);
var filling = new byte[files.Max(file => file.Bytes)];
Array.Fill(filling, (byte)'x');
Parallel.ForEach(files, file =>
{
    using var handle = File.OpenHandle(Path.Combine(output, file.Path), FileMode.CreateNew, FileAccess.Write);
    RandomAccess.Write(handle, filling.AsSpan(0, file.Bytes), 0);
});

static (string Path, int Bytes)[] FilesOf(string manifest)
{
    using var list = JsonDocument.Parse(File.ReadAllBytes(manifest));
    return [.. list.RootElement.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("path").GetString()!, file.GetProperty("bytes").GetInt32()))];
}

static void MakeFolders(string output, (string Path, int Bytes)[] files)
{
    foreach (var folder in files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct())
    {
        Directory.CreateDirectory(Path.Combine(output, folder));
    }
}

static void ReplaceByLinks(string site)
{
    Directory.SetCurrentDirectory(Path.GetDirectoryName(Path.GetFullPath(site))!);
    var (current, next, old) = (Path.GetFileName(site), "floor-next", "floor-old");
    var files = FilesOf(Path.Combine(current, "iatrox-manifest.json"));
    MakeFolders(next, files);
    Parallel.ForEach(files, file =>
    {
        if (Library.Link($"{current}/{file.Path}", $"{next}/{file.Path}") != 0)
        {
            throw new IOException($"'{file.Path}': {Marshal.GetLastPInvokeErrorMessage()}");
        }
    });
    Directory.Move(current, old);
    Directory.Move(next, current);
    Parallel.ForEach(files, file => File.Delete($"{old}/{file.Path}"));
    Directory.Delete(old, recursive: true);
}

internal static partial class Library
{
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string name);
}
