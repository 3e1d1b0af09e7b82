using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;

namespace IatroX.Generator;

/// <summary>What parsing each page of one kind gave, by path and content.</summary>
/// <remarks>
/// Where it is known which files changed, only those are read again. Else a file is read again when its length or time of change is another, or
/// when it was so young when it was read that a second change could bear the same time (the rule by which git trusts its index). It is parsed
/// again only when its content is another.
/// </remarks>
internal sealed class PageMemo<T>
    where T : class
{
    /// <summary>FAT keeps times to two seconds, other file systems to milliseconds or better.</summary>
    private static readonly TimeSpan TooYoung = TimeSpan.FromSeconds(2);

    private ImmutableArray<string> last = [];
    private Entry[] entries = [];
    private object? around;

    /// <summary>Forgets all pages when what they depend on besides their own text is not what it was.</summary>
    public void Begin(object now)
    {
        if (!now.Equals(around))
        {
            (last, entries, around) = ([], [], now);
        }
    }

    public ImmutableArray<Parsed<T?>> Map(InputFolder folder, ImmutableArray<string> paths, SourceChanges changes, int jobs, Func<SourceText, Parsed<T?>> parse)
    {
        var known = Known(paths, changes.IsAll);
        var changed = changes.Within(folder.FullPath).Select(path => paths.BinarySearch(path, StringComparer.Ordinal)).ToHashSet();
        ImmutableArray<int> doubtful = [.. Enumerable.Range(0, paths.Length).Where(i => changes.IsAll || known[i] is not { Length: >= 0 } || changed.Contains(i))];
        var looked = InOrder.Map(doubtful, jobs, i => Look(folder, paths[i], known[i], changes.IsAll, parse));
        for (var i = 0; i < doubtful.Length; i++)
        {
            known[doubtful[i]] = looked[i];
        }
        (last, entries) = (paths, known!);
        return [.. entries.Select(entry => entry.Value)];
    }

    /// <summary>What is known of each path; null for a new one.</summary>
    /// <param name="isRead">True when the folder was read again, so that the same path is another string.</param>
    private Entry?[] Known(ImmutableArray<string> paths, bool isRead)
    {
        if (isRead)
        {
            var byPath = last.Zip(entries).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            return [.. paths.Select(path => byPath.GetValueOrDefault(path))];
        }
        var before = Difference.Of(last.AsSpan(), paths.AsSpan()).Before;
        return [.. before.Select(place => place < 0 ? null : entries[place])];
    }

    private static Entry Look(InputFolder folder, string path, Entry? known, bool trustTimes, Func<SourceText, Parsed<T?>> parse)
    {
        var file = new FileInfo(folder.FullPathOf(path));
        var (length, changed, read) = (file.Exists ? file.Length : -1, file.LastWriteTimeUtc, DateTime.UtcNow);
        if (trustTimes && known is not null && known.Length == length && known.Changed == changed && known.Read - changed > TooYoung)
        {
            return known;
        }
        var (source, finding) = TextFile.Read(folder, path);
        if (source is null)
        {
            // No file has this length, so it is tried again at every build.
            return new Entry(-2, changed, read, [], new Parsed<T?>(null, [finding!]));
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(source.Text));
        return new Entry(length, changed, read, hash, known is not null && known.Hash.AsSpan().SequenceEqual(hash) ? known.Value : parse(source));
    }

    private sealed record Entry(long Length, DateTime Changed, DateTime Read, byte[] Hash, Parsed<T?> Value);
}
