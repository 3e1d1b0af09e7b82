using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>The text of a file as one commit left it.</summary>
/// <param name="MayBeOlder">True for the oldest commit of a shallow clone, where git does not know which commit brought the text.</param>
/// <param name="Authored">The day (UTC) on which it was first committed; rebasing keeps it, merging in one commit does not.</param>
public sealed record CommittedText(string Commit, string Author, DateOnly Authored, DateOnly Committed, string Text, bool MayBeOlder);

/// <summary>A file as one commit left it, before its text is read.</summary>
/// <param name="Blob">What git names the text by: the same for the same bytes.</param>
/// <param name="MayBeOlder">True for the oldest commit of a shallow clone, which seems to bring all that it only kept.</param>
public sealed record Edition(string Commit, string Author, DateOnly Authored, DateOnly Committed, string Blob, bool MayBeOlder);

/// <summary>Reads earlier texts of files from git: three calls, however many files there are.</summary>
public static class GitEditions
{
    /// <summary>Editions of one file that are read; older ones are left out.</summary>
    private const int MostEditions = 200;

    /// <summary>Letters of a commit's name that are told: enough in any repository of texts.</summary>
    private const int ShortName = 10;

    private const char CommitMark = '\u0001';
    private const char FieldMark = '\u0002';

    /// <summary>For each path its committed texts, the newest first; or why there are none, in the author's words.</summary>
    /// <param name="paths">Relative to the folder, with forward slashes.</param>
    public static (ImmutableDictionary<string, ImmutableArray<CommittedText>> Texts, string? Problem) Read(string folder, IEnumerable<string> paths)
    {
        var (editions, problem) = Find(folder, paths);
        var texts = Texts(folder, editions.Values.SelectMany(found => found));
        return (editions.ToImmutableDictionary(file => file.Key, file => file.Value.Where(edition => texts.ContainsKey(edition.Blob))
            .Select(edition => new CommittedText(edition.Commit, edition.Author, edition.Authored, edition.Committed, texts[edition.Blob], edition.MayBeOlder)).ToImmutableArray()), problem);
    }

    /// <summary>For each path its commits, the newest first, followed back through renames; or what keeps them from being known or whole, in the author's words.</summary>
    /// <param name="paths">Relative to the folder, with forward slashes.</param>
    public static (ImmutableDictionary<string, ImmutableArray<Edition>> Editions, string? Problem) Find(string folder, IEnumerable<string> paths)
    {
        var none = ImmutableDictionary<string, ImmutableArray<Edition>>.Empty;
        if (Git.Run(folder, "", "rev-parse", "--is-shallow-repository") is not { } shallow)
        {
            return (none, "the content is not in a git repository, or git is not installed: earlier signed editions cannot be compared.");
        }
        if (Git.Run(folder, "", "log", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--relative", "--date=short",
            $"--format={CommitMark}%H{FieldMark}%an{FieldMark}%cd{FieldMark}%at{FieldMark}%D", "--", ".") is not { } log)
        {
            return (none, "git has no commits of the content yet: earlier signed editions cannot be compared.");
        }
        var problem = Encoding.ASCII.GetString(shallow).Trim() == "true"
            ? "this is a shallow clone: git knows only the latest commits, so earlier signed editions may be missing. Fetch the whole history, in CI with fetch-depth: 0."
            : null;
        return (Editions(Encoding.UTF8.GetString(log), paths).ToImmutableDictionary(file => file.Key, file => file.Value.ToImmutableArray()), problem);
    }

    /// <summary>Walks the log from the newest commit, following renames back.</summary>
    private static Dictionary<string, List<Edition>> Editions(string log, IEnumerable<string> paths)
    {
        var nameThen = paths.ToDictionary(path => path, StringComparer.Ordinal);
        var editions = nameThen.Keys.ToDictionary(path => path, _ => new List<Edition>(), StringComparer.Ordinal);
        foreach (var commit in log.Split(CommitMark, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = commit.Split('\0');
            var about = parts[0].Split(FieldMark);
            if (about.Length != 5 || !Dates.TryParse(about[2].AsSpan().Trim(), out var date) || !long.TryParse(about[3], NumberStyles.None, CultureInfo.InvariantCulture, out var authored))
            {
                continue;
            }
            // ':100644 100644 old new M', then the path, and a second one after R.
            for (var i = 1; i + 1 < parts.Length; i++)
            {
                var change = parts[i].TrimStart('\n').Split(' ');
                if (change.Length != 5 || change[0][0] != ':')
                {
                    continue;
                }
                var isRename = change[4].StartsWith('R');
                var (before, after) = (parts[i + 1], isRename ? parts[i + 2] : parts[i + 1]);
                i += isRename ? 2 : 1;
                if (nameThen.Remove(after, out var file))
                {
                    if (editions[file].Count < MostEditions && !change[4].StartsWith('D'))
                    {
                        editions[file].Add(new Edition(about[0][..ShortName], about[1], DayOf(authored), date, change[3], about[4].Split(',')[0].Trim() == "grafted"));
                    }
                    nameThen[before] = file;
                }
            }
        }
        return editions;
    }

    /// <summary>Of seconds since 1970, as far as there are days.</summary>
    private static DateOnly DayOf(long seconds) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds())).UtcDateTime);

    /// <summary>The texts of editions by the names of their blobs, from the form 'name blob size', a line feed, the bytes, a line feed.</summary>
    public static IReadOnlyDictionary<string, string> Texts(string folder, IEnumerable<Edition> editions)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var blobs = string.Concat(editions.Select(edition => edition.Blob).Distinct(StringComparer.Ordinal).Select(blob => blob + "\n"));
        ReadOnlySpan<byte> output = blobs.Length == 0 ? [] : Git.Run(folder, blobs, "cat-file", "--batch");
        while (output.IndexOf((byte)'\n') is var end and >= 0)
        {
            var header = Encoding.ASCII.GetString(output[..end]).Split(' ');
            output = output[(end + 1)..];
            if (header.Length == 3 && int.TryParse(header[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size < output.Length)
            {
                texts[header[0]] = TextFile.WithLineFeeds(Encoding.UTF8.GetString(output[..size]).TrimStart('\ufeff'));
                output = output[(size + 1)..];
            }
        }
        return texts;
    }
}
