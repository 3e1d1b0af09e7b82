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

/// <summary>Reads earlier texts of files from git: four calls, however many files there are.</summary>
public static class GitEditions
{
    /// <summary>Editions of one file that are read; older ones are left out.</summary>
    private const int MostEditions = 200;

    /// <summary>Of all texts together; twenty thousand long answers have fewer.</summary>
    private const long MostBytes = 256 * 1024 * 1024;

    /// <summary>For each path its committed texts, the newest first; or why there are none, in the author's words.</summary>
    /// <param name="paths">Relative to the folder, with forward slashes.</param>
    public static (ImmutableDictionary<string, ImmutableArray<CommittedText>> Texts, string? Problem) Read(string folder, IEnumerable<string> paths)
    {
        var (editions, problem) = Find(folder, paths);
        var texts = Texts(folder, editions.Values.SelectMany(found => found));
        if (editions.Values.Any(found => found.Any(edition => !texts.ContainsKey(edition.Blob))))
        {
            problem ??= $"not every earlier text could be read from git, or they have more than {MostBytes / 1024 / 1024} MiB together, which is the limit: earlier signed editions may be missing.";
        }
        return (editions.ToImmutableDictionary(file => file.Key, file => file.Value.Where(edition => texts.ContainsKey(edition.Blob))
            .Select(edition => new CommittedText(edition.Commit, edition.Author, edition.Authored, edition.Committed, texts[edition.Blob], edition.MayBeOlder)).ToImmutableArray()), problem);
    }

    /// <summary>For each path its commits, the newest first, followed back through renames and merges; or what keeps them from being known or whole, in the author's words.</summary>
    /// <param name="paths">Relative to the folder, with forward slashes.</param>
    /// <remarks>
    /// Both sides of every merge are walked, and a merge itself counts where it left a file as neither side had it. A name is told as its bytes are:
    /// in another encoding it could hold the NUL that ends each field.
    /// </remarks>
    public static (ImmutableDictionary<string, ImmutableArray<Edition>> Editions, string? Problem) Find(string folder, IEnumerable<string> paths)
    {
        var none = ImmutableDictionary<string, ImmutableArray<Edition>>.Empty;
        // Not --relative, which git does not heed for merges.
        if (Git.Run(folder, "", "rev-parse", "--is-shallow-repository", "--show-prefix") is not { } where || Encoding.UTF8.GetString(where).Split('\n', 2) is not [var shallow, var prefix])
        {
            return (none, "the content is not in a git repository, or git is not installed: earlier signed editions cannot be compared.");
        }
        if (Git.Run(folder, "", "log", "--full-history", "--date-order", "-c", "--combined-all-paths", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv",
            "--encoding=none", "--no-show-signature", "--date=short", "--format=" + GitLog.Format, "--", ".") is not { } log)
        {
            return (none, "git has no commits of the content yet, or cannot tell them: earlier signed editions cannot be compared.");
        }
        var isShallow = shallow == "true";
        var problem = isShallow
            ? "this is a shallow clone: git knows only the latest commits, so earlier signed editions may be missing. Fetch the whole history, in CI with fetch-depth: 0."
            : null;
        return (Editions(GitLog.Read(log), prefix.TrimEnd('\n'), paths, isShallow).ToImmutableDictionary(file => file.Key, file => file.Value.ToImmutableArray()), problem);
    }

    /// <summary>Walks the log from the newest commit, following renames back.</summary>
    /// <param name="prefix">Of the folder in the repository, such as <c>input/</c>.</param>
    private static Dictionary<string, List<Edition>> Editions(IEnumerable<LoggedCommit> log, string prefix, IEnumerable<string> paths, bool isShallow)
    {
        var nameThen = paths.ToDictionary(path => prefix + path, path => path, StringComparer.Ordinal);
        var editions = nameThen.Values.ToDictionary(path => path, _ => new List<Edition>(), StringComparer.Ordinal);
        foreach (var commit in log)
        {
            foreach (var change in commit.Changes)
            {
                if (nameThen.Remove(change.Path, out var file))
                {
                    if (editions[file].Count < MostEditions && !change.IsDeletion)
                    {
                        editions[file].Add(new Edition(commit.ShortName, commit.Author, commit.Authored, commit.Committed, change.Blob, isShallow && commit.IsGrafted));
                    }
                    foreach (var before in change.PathsBefore)
                    {
                        nameThen[before] = file;
                    }
                }
            }
        }
        return editions;
    }

    /// <summary>The texts of editions by the names of their blobs: empty where one is too large to be a page, left out past <see cref="MostBytes"/>.</summary>
    public static IReadOnlyDictionary<string, string> Texts(string folder, IEnumerable<Edition> editions)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new List<string>();
        var left = MostBytes;
        foreach (var (blob, bytes) in Sizes(folder, editions.Select(edition => edition.Blob).Distinct(StringComparer.Ordinal)))
        {
            if (bytes > TextFile.MaxBytes)
            {
                texts[blob] = "";
            }
            else if (bytes <= left)
            {
                left -= bytes;
                asked.Add(blob);
            }
        }
        // From the form 'name blob size', a line feed, the bytes, a line feed.
        ReadOnlySpan<byte> output = asked.Count == 0 ? [] : Git.Run(folder, Lines(asked), "cat-file", "--batch");
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

    /// <summary>Of those that are there: git never reads a blob for this.</summary>
    private static IEnumerable<(string Blob, long Bytes)> Sizes(string folder, IEnumerable<string> blobs)
    {
        var names = Lines(blobs);
        var output = names.Length == 0 ? [] : Git.Run(folder, names, "cat-file", "--batch-check") ?? [];
        foreach (var line in Encoding.ASCII.GetString(output).Split('\n'))
        {
            if (line.Split(' ') is [var blob, "blob", var size] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                yield return (blob, bytes);
            }
        }
    }

    private static string Lines(IEnumerable<string> blobs) => string.Concat(blobs.Select(blob => blob + "\n"));
}
