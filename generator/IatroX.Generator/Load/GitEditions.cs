using System.Collections.Frozen;
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
    /// <summary>Editions of one file that are read; when there are older ones, a problem says so. So many commits on one page are no editor's.</summary>
    private const int MostEditions = 2_000;

    /// <summary>Of all texts together; twenty thousand long answers have fewer.</summary>
    private const long MostBytes = 256 * 1024 * 1024;

    /// <summary>For each path its committed texts, the newest first; or why there are none, in the author's words.</summary>
    /// <param name="paths">Relative to the folder, with forward slashes.</param>
    /// <param name="renames">Names in the last commit of files that have another now.</param>
    public static (ImmutableDictionary<string, ImmutableArray<CommittedText>> Texts, string? Problem) Read(
        string folder, IEnumerable<string> paths, IReadOnlyDictionary<string, string> renames, long mostBytes = MostBytes, int mostEditions = MostEditions)
    {
        var (editions, problem) = Find(folder, paths, renames, mostEditions);
        var texts = Texts(folder, editions.Values.SelectMany(found => found).Select(edition => edition.Blob), mostBytes);
        if (editions.Values.Any(found => found.Any(edition => !texts.ContainsKey(edition.Blob))))
        {
            problem ??= $"not every earlier text could be read from git, or they have more than {mostBytes / 1024 / 1024} MiB together, which is the limit: earlier signed editions may be missing.";
        }
        return (editions.ToImmutableDictionary(file => file.Key, file => file.Value.Where(edition => texts.ContainsKey(edition.Blob))
            .Select(edition => new CommittedText(edition.Commit, edition.Author, edition.Authored, edition.Committed, texts[edition.Blob], edition.MayBeOlder)).ToImmutableArray()), problem);
    }

    /// <summary>For each path its commits, the newest first, followed back through renames and merges; or what keeps them from being known or whole, in the author's words.</summary>
    /// <param name="paths">Relative to the folder, with forward slashes.</param>
    /// <param name="renames">Names in the last commit of files that have another now.</param>
    public static (ImmutableDictionary<string, ImmutableArray<Edition>> Editions, string? Problem) Find(
        string folder, IEnumerable<string> paths, IReadOnlyDictionary<string, string> renames, int mostEditions = MostEditions)
    {
        var none = ImmutableDictionary<string, ImmutableArray<Edition>>.Empty;
        // Not --relative, which git does not heed for merges.
        if (Git.Run(folder, "", "rev-parse", "--is-shallow-repository", "--show-prefix") is not { } where || Encoding.UTF8.GetString(where).Split('\n', 2) is not [var shallow, var prefix])
        {
            return (none, "the content is not in a git repository, or git is not installed: earlier signed editions cannot be compared.");
        }
        if (Log(folder) is not { } log)
        {
            return (none, "git has no commits of the content yet, or cannot tell them: earlier signed editions cannot be compared.");
        }
        var isShallow = shallow == "true";
        var problem = isShallow
            ? "this is a shallow clone: git knows only the latest commits, so earlier signed editions may be missing. Fetch the whole history, in CI with fetch-depth: 0."
            : null;
        var editions = Editions(log, Walk(prefix.TrimEnd('\n'), paths, renames), isShallow, mostEditions + 1);
        if (editions.Where(file => file.Value.Count > mostEditions).Select(file => file.Key).Min(StringComparer.Ordinal) is { } first)
        {
            problem ??= $"{first} has more than {mostEditions} committed texts, which is the limit: earlier signed editions may be missing. Look at what so many commits changed.";
        }
        return (editions.ToImmutableDictionary(file => file.Key, file => file.Value.ToImmutableArray()), problem);
    }

    /// <summary>For each earlier name of these files the file; of none where git does not know. Both relative to the folder.</summary>
    /// <param name="renames">Names in the last commit of files that have another now.</param>
    public static ImmutableDictionary<string, string> EarlierNames(string folder, IEnumerable<string> paths, IReadOnlyDictionary<string, string> renames)
    {
        if (Git.Run(folder, "", "rev-parse", "--show-prefix") is not { } where || Log(folder) is not { } log)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
        var prefix = Encoding.UTF8.GetString(where).TrimEnd('\n');
        var walk = Walk(prefix, paths, renames);
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        names.AddRange(renames.Select(rename => KeyValuePair.Create(rename.Value, rename.Key)));
        foreach (var change in log.SelectMany(commit => commit.Changes))
        {
            foreach (var (before, file) in Step(change, walk))
            {
                if (before != change.Path && before.StartsWith(prefix, StringComparison.Ordinal))
                {
                    names.TryAdd(before[prefix.Length..], file);
                }
            }
        }
        return names.ToImmutable();
    }

    /// <summary>The pages of the last commit, each with the name of its text, by their paths relative to the folder; none where git has no commit.</summary>
    public static FrozenDictionary<string, string> Head(string folder)
    {
        // Such as '100644 blob 5f1a…', a tab and the path.
        var output = Git.Run(folder, "", "ls-tree", "-r", "-z", "HEAD", "questions/") ?? [];
        return Encoding.UTF8.GetString(output).Split('\0').Select(entry => entry.Split('\t', 2)).Where(entry => entry is [var about, var path] && path.EndsWith(".md", StringComparison.Ordinal) && about.Split(' ') is [_, "blob", _])
            .ToFrozenDictionary(entry => entry[1], entry => entry[0].Split(' ')[2], StringComparer.Ordinal);
    }

    /// <remarks>
    /// Both sides of every merge are walked, and a merge itself counts where it left a file as neither side had it. A name is told as its bytes are:
    /// in another encoding it could hold the NUL that ends each field.
    /// </remarks>
    private static List<LoggedCommit>? Log(string folder) =>
        Git.Run(folder, "", "log", "--full-history", "--date-order", "-c", "--combined-all-paths", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv",
            "--encoding=none", "--no-show-signature", "--date=short", "--format=" + GitLog.Format, "--", ".") is { } log ? GitLog.Read(log) : null;

    /// <summary>The files by the names that they have in the newest commit.</summary>
    /// <param name="prefix">Of the folder in the repository, such as <c>input/</c>.</param>
    private static Dictionary<string, string> Walk(string prefix, IEnumerable<string> paths, IReadOnlyDictionary<string, string> renames) =>
        paths.ToDictionary(path => prefix + renames.GetValueOrDefault(path, path), path => path, StringComparer.Ordinal);

    /// <summary>Goes back over one change: the file that it is of, by each name that it had before; nothing when it is of none.</summary>
    private static IEnumerable<(string Before, string File)> Step(LoggedChange change, Dictionary<string, string> nameThen)
    {
        if (!nameThen.Remove(change.Path, out var file))
        {
            return [];
        }
        foreach (var before in change.PathsBefore)
        {
            nameThen[before] = file;
        }
        return change.PathsBefore.Select(before => (before, file));
    }

    /// <summary>Walks the log from the newest commit, following renames back.</summary>
    private static Dictionary<string, List<Edition>> Editions(List<LoggedCommit> log, Dictionary<string, string> nameThen, bool isShallow, int most)
    {
        var editions = nameThen.Values.ToDictionary(path => path, _ => new List<Edition>(), StringComparer.Ordinal);
        foreach (var commit in log)
        {
            foreach (var change in commit.Changes)
            {
                if (Step(change, nameThen).FirstOrDefault().File is { } file && editions[file].Count < most && !change.IsDeletion)
                {
                    editions[file].Add(new Edition(commit.ShortName, commit.Author, commit.Authored, commit.Committed, change.Blob, isShallow && commit.IsGrafted));
                }
            }
        }
        return editions;
    }

    /// <summary>The texts that blobs hold, by their names: empty where one is too large to be a page, left out past <see cref="MostBytes"/>.</summary>
    public static IReadOnlyDictionary<string, string> Texts(string folder, IEnumerable<string> blobs, long mostBytes = MostBytes)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new List<string>();
        var left = mostBytes;
        foreach (var (blob, bytes) in Sizes(folder, blobs.Distinct(StringComparer.Ordinal)))
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
