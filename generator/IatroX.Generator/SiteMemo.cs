using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;

namespace IatroX.Generator;

/// <summary>What earlier builds of one site parsed, so that the next parses only what changed. For one build at a time.</summary>
internal sealed class SiteMemo
{
    private string stamp = "";
    private (string Head, FrozenDictionary<string, DateOnly> Days)? committed;

    public PageMemo<Question> Questions { get; } = new();

    public PageMemo<PlainPage> Pages { get; } = new();

    /// <summary>Everything but its own text that a parsed page depends on.</summary>
    public static string StampOf(SiteFiles files, BuildOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append($"{options.BaseUrl}");
        foreach (var file in files.Hosts.Prepend(files.Config).Concat(files.Data.Where(file => file.Path == "abbreviations.yaml")).OfType<SourceText>())
        {
            Append(file.File);
            Append(file.Text);
        }
        foreach (var media in files.Media)
        {
            Append(media.ToString());
        }
        return Convert.ToHexString(hash.GetHashAndReset());

        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    /// <summary>Forgets all pages when what they depend on is not what it was.</summary>
    public void Begin(string now)
    {
        if (now != stamp)
        {
            Questions.Clear();
            Pages.Clear();
            stamp = now;
        }
    }

    /// <summary>The days of commits, read again when another commit is checked out.</summary>
    public FrozenDictionary<string, DateOnly> Committed(BuildOptions options)
    {
        var head = GitHistory.Head(options.Site);
        if (committed is not { } known || known.Head != head)
        {
            committed = known = (head, GitHistory.Read(options.Site, options.Input));
        }
        return known.Days;
    }
}

/// <summary>What parsing each page of one kind gave, by path and content.</summary>
/// <remarks>
/// A file is read again only when its length or time of change is another, or when it was so young when it was read that a second change
/// could bear the same time (the rule by which git trusts its index); it is parsed again only when its content is another.
/// </remarks>
internal sealed class PageMemo<T>
    where T : class
{
    /// <summary>FAT keeps times to two seconds, other file systems to milliseconds or better.</summary>
    private static readonly TimeSpan TooYoung = TimeSpan.FromSeconds(2);

    private ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public void Clear() => entries.Clear();

    public ImmutableArray<Parsed<T?>> Map(InputFolder folder, ImmutableArray<string> paths, int jobs, Func<SourceText, Parsed<T?>> parse)
    {
        var before = entries;
        var now = new ConcurrentDictionary<string, Entry>(jobs, paths.Length, StringComparer.Ordinal);
        var results = InOrder.Map(paths, jobs, path =>
        {
            var known = before.GetValueOrDefault(path);
            var file = new FileInfo(folder.FullPathOf(path));
            var (length, changed, read) = (file.Exists ? file.Length : -1, file.LastWriteTimeUtc, DateTime.UtcNow);
            if (known is not null && known.Length == length && known.Changed == changed && known.Read - changed > TooYoung)
            {
                now[path] = known;
                return known.Value;
            }
            var (source, finding) = TextFile.Read(folder, path);
            if (source is null)
            {
                return new Parsed<T?>(null, [finding!]);
            }
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(source.Text));
            var value = known is not null && known.Hash.AsSpan().SequenceEqual(hash) ? known.Value : parse(source);
            now[path] = new Entry(length, changed, read, hash, value);
            return value;
        });
        entries = now;
        return results;
    }

    private sealed record Entry(long Length, DateTime Changed, DateTime Read, byte[] Hash, Parsed<T?> Value);
}
