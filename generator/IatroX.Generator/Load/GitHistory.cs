using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics;
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
        if (!Directory.Exists(site) || folder.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(folder) || Git(site, "rev-parse", "--is-shallow-repository")?.Trim() != "false")
        {
            return FrozenDictionary<string, DateOnly>.Empty;
        }
        return Parse(Git(site, "log", "--no-merges", "--no-renames", $"--format={DayMark}%cs", "--name-only", "--relative", "-z", "--", folder) ?? "");
    }

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

    /// <summary>What git printed; null when it is not there or refused.</summary>
    private static string? Git(string folder, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in (ReadOnlySpan<string>)["--no-pager", "-c", "core.fsmonitor=false", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
