using System.Text.Json;

// The floor under any build: reads every file of an input folder, then writes files with the paths and sizes that a manifest lists, on every processor.
//   floor INPUT MANIFEST OUTPUT
var (input, manifest, output) = (args[0], args[1], args[2]);
Parallel.ForEach(Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories), file => File.ReadAllBytes(file));
using var list = JsonDocument.Parse(File.ReadAllBytes(manifest));
var files = list.RootElement.GetProperty("files").EnumerateArray().Select(file => (Path: file.GetProperty("path").GetString()!, Bytes: file.GetProperty("bytes").GetInt32())).ToArray();
foreach (var folder in files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct())
{
    Directory.CreateDirectory(Path.Combine(output, folder));
}
var filling = new byte[files.Max(file => file.Bytes)];
Array.Fill(filling, (byte)'x');
Parallel.ForEach(files, file =>
{
    using var handle = File.OpenHandle(Path.Combine(output, file.Path), FileMode.CreateNew, FileAccess.Write);
    RandomAccess.Write(handle, filling.AsSpan(0, file.Bytes), 0);
});
