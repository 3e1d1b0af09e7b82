using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>A source file as it was at one moment.</summary>
/// <param name="Path">As findings name it.</param>
/// <param name="IsSettled">False when its stamp is no proof: it was so young when it was looked at that a second change could bear the same time, or has none.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
internal readonly record struct SourceStamp(string Path, long Length, FileStamp Stamp, bool IsSettled, string Hash)
{
    public bool HasStampOf(SourceStamp other) => Path == other.Path && Length == other.Length && Stamp == other.Stamp;
}

/// <summary>Every source file of a site, in the order of their paths, with the hashes by which a later build tells whether anything changed.</summary>
/// <remarks>
/// A hash that is known is kept while the file's length and stamp are the same and the stamp was not too young to be proof (the rule by which git
/// trusts its index); else the file is read, and where files have no stamps, always.
/// </remarks>
/// <param name="Problems">What keeps files from being read, such as links, which findings will tell of.</param>
internal sealed record SourceList(ImmutableArray<SourceStamp> Files, ImmutableArray<string> Problems)
{
    /// <summary>FAT keeps times to two seconds, other file systems to milliseconds or better.</summary>
    private static readonly TimeSpan TooYoung = TimeSpan.FromSeconds(2);

    /// <summary>Stands for the path of the manifest of the last publish.</summary>
    public const string Published = "published";

    /// <param name="known">Files of an earlier look.</param>
    public static SourceList Of(BuildOptions options, ImmutableArray<SourceStamp> known)
    {
        var now = DateTime.UtcNow;
        var before = known.ToDictionary(file => file.Path, StringComparer.Ordinal);
        InputFolder[] folders = [.. ((string[])[options.Input, options.Theme, options.OutputConfig]).Select((path, i) => InputFolder.Find(path, Roles[i]))];
        var files = folders.SelectMany(folder => InFolder(folder));
        return new SourceList(
            [.. options.Published is { } list ? files.Append(Look(Published, FileStamp.OfFile(list, follow: true), () => list)) : files],
            [.. folders.SelectMany(folder => folder.Findings).Select(finding => finding.ToString())]);

        ImmutableArray<SourceStamp> InFolder(InputFolder folder)
        {
            using var open = LinuxFolder.TryOpen(folder.FullPath);
            return InOrder.Map(folder.Paths, options.Jobs, path =>
                Look(folder.ShownPathOf(path), FileStamp.OfFile(open, path) is var (stamp, length, _) ? (stamp, length) : null, () => folder.FullPathOf(path)));
        }

        SourceStamp Look(string shown, (FileStamp Stamp, long Length)? found, Func<string> full)
        {
            var stamp = found is var (system, length)
                ? new SourceStamp(shown, length, system, system.AgeAt(now) > TooYoung, "")
                : new SourceStamp(shown, -1, default, IsSettled: false, "");
            return before.TryGetValue(shown, out var known) && known.IsSettled && known.HasStampOf(stamp) ? known : stamp with { Hash = HashOf(full()) };
        }
    }

    private static readonly string[] Roles = ["input", "theme", "output-config"];

    /// <summary>True when this later look found no file changed.</summary>
    public bool IsUnchanged(SourceList later) => Files.Length == later.Files.Length && Problems.SequenceEqual(later.Problems, StringComparer.Ordinal)
        && Files.Zip(later.Files).All(pair => pair.First.HasStampOf(pair.Second) && pair.First.Hash == pair.Second.Hash);

    /// <summary>One hash for all paths, contents and problems.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Hash}\n"));
        }
        foreach (var problem in Problems)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{problem}\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A file that cannot be read hashes to what keeps it from being read.</summary>
    private static string HashOf(string path)
    {
        var (bytes, problem) = PlainFile.Read(path, MediaFolder.MaxBytes);
        return bytes is null ? $"! {problem}" : Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
