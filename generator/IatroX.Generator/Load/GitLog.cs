using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Reads what <c>git log --raw -z -c --combined-all-paths</c> prints.</summary>
/// <remarks>
/// Everything ends with a NUL, which neither names nor paths can hold, and is counted: five fields of a commit, then its changes, each with
/// as many paths as its letters ask for. So nothing that an author chose, such as their name, is ever searched for marks.
/// </remarks>
internal static class GitLog
{
    public const string Format = "%H%x00%an%x00%cd%x00%at%x00%D";

    private const int CommitFields = 5;

    public static List<LoggedCommit> Read(byte[] log)
    {
        var fields = Encoding.UTF8.GetString(log).Split('\0');
        var commits = new List<LoggedCommit>();
        for (var at = 0; at + CommitFields <= fields.Length;)
        {
            var about = fields.AsSpan(at, CommitFields);
            at += CommitFields;
            var changes = ImmutableArray.CreateBuilder<LoggedChange>();
            // Git prints a line feed, and of a merge one more NUL, before the changes.
            for (; at < fields.Length && fields[at].TrimStart('\n') is var start && (start.Length == 0 || start[0] == ':'); at++)
            {
                if (start.Length > 0)
                {
                    changes.Add(Change(start, fields, ref at));
                }
            }
            commits.Add(new LoggedCommit(about[0], about[1], DayOf(about[3]), Dates.TryParse(about[2], out var committed) ? committed : DateOnly.MaxValue, about[4], changes.DrainToImmutable()));
        }
        return commits;
    }

    /// <summary>
    /// ':100644 100644 old new M', then the path, and before it the earlier one after R or C; of a merge a colon, a mode, a name and a letter for each of its parents,
    /// then their paths and the path.
    /// </summary>
    /// <param name="at">Of the field; afterwards of its last path.</param>
    private static LoggedChange Change(string start, string[] fields, ref int at)
    {
        var parents = start.AsSpan().IndexOfAnyExcept(':');
        var parts = start.Split(' ');
        var letters = parts[^1];
        var paths = parents > 1 ? parents + 1 : letters[0] is 'R' or 'C' ? 2 : 1;
        var first = at + 1;
        at += paths;
        return new LoggedChange(fields[at], letters.StartsWith('C') ? [fields[at]] : [.. fields[first..(first + Math.Max(1, paths - 1))].Distinct(StringComparer.Ordinal)],
            parts[^2], letters.StartsWith('D'));
    }

    /// <summary>Of seconds since 1970, as far as there are days; of anything else, the last day, on which no review is younger than it.</summary>
    private static DateOnly DayOf(string seconds) => long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(Math.Min(since, DateTimeOffset.MaxValue.ToUnixTimeSeconds())).UtcDateTime)
        : DateOnly.MaxValue;
}

/// <summary>A commit as the log tells it.</summary>
/// <param name="Author">May hold any character but NUL.</param>
/// <param name="Decoration">What git calls it besides: branches, tags, and <c>grafted</c>.</param>
internal sealed record LoggedCommit(string Name, string Author, DateOnly Authored, DateOnly Committed, string Decoration, ImmutableArray<LoggedChange> Changes)
{
    /// <summary>Enough in any repository of texts.</summary>
    public string ShortName => Name[..Math.Min(Name.Length, 10)];

    public bool IsGrafted => Decoration.Split(',')[0].Trim() == "grafted";
}

/// <summary>A file that a commit left otherwise than each of its parents had it.</summary>
/// <param name="PathsBefore">In the parents, each once.</param>
/// <param name="Blob">What git names its text by.</param>
internal sealed record LoggedChange(string Path, ImmutableArray<string> PathsBefore, string Blob, bool IsDeletion);
