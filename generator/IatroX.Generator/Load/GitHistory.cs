using System.Collections.Frozen;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Asks git, in one call, on which day each source file was last committed.</summary>
/// <remarks>A shallow clone would give the day of its oldest commit for everything older, so there nothing is known.</remarks>
public static class GitHistory
{
    private const char DayMark = '\u0001';

    /// <summary>The days by path relative to the site; empty without git, outside a repository and in a shallow clone.</summary>
    public static FrozenDictionary<string, DateOnly> Read(string site, string input)
    {
        var folder = Path.GetRelativePath(site, input);
        if (!Directory.Exists(site) || folder.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(folder) || Text(site, "rev-parse", "--is-shallow-repository")?.Trim() != "false")
        {
            return FrozenDictionary<string, DateOnly>.Empty;
        }
        return Parse(Text(site, "log", "--no-merges", "--no-renames", $"--format={DayMark}%cs", "--name-only", "--relative", "-z", "--", folder) ?? "");
    }

    /// <summary>All of a repository that the days and texts of commits depend on: the commit that is checked out, and whether older ones are there.</summary>
    public static string StateOf(string folder) => Directory.Exists(folder)
        ? Text(folder, "rev-parse", "--is-shallow-repository", "HEAD") ?? Text(folder, "rev-parse", "--is-shallow-repository") ?? ""
        : "";

    /// <summary>Reads what <c>git log -z --name-only</c> prints: a marked day, then the paths of that commit; newest first, so the first day of a path counts.</summary>
    internal static FrozenDictionary<string, DateOnly> Parse(string log)
    {
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var day = default(DateOnly);
        foreach (var range in log.AsSpan().Split('\0'))
        {
            var token = log.AsSpan(range).TrimStart('\n');
            if (token.Length > 0 && token[0] == DayMark)
            {
                _ = Dates.TryParse(token[1..].Trim(), out day);
            }
            else if (token.Length > 0 && day != default)
            {
                days.TryAdd(token.ToString(), day);
            }
        }
        return days.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? Text(string folder, params ReadOnlySpan<string> arguments) =>
        Git.Run(folder, "", arguments) is { } output ? Encoding.UTF8.GetString(output) : null;
}
