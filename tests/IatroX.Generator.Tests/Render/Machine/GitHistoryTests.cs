using System.Diagnostics;
using IatroX.Generator.Load;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class GitHistoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("iatrox-git-").FullName;

    [Fact]
    public void Each_file_has_the_day_of_its_last_commit()
    {
        var site = Repository();
        var days = GitHistory.Read(site, Path.Combine(site, "input"));
        Assert.Equal(new DateOnly(2025, 3, 4), days["input/a é.md"]);
        Assert.Equal(new DateOnly(2025, 1, 2), days["input/b.md"]);
        Assert.False(days.ContainsKey("other.md"));
    }

    [Fact]
    public void A_shallow_clone_knows_nothing_rather_than_a_wrong_day()
    {
        var clone = Path.Combine(folder, "clone");
        Git(folder, "clone", "--quiet", "--depth", "1", "file://" + Repository(), clone);
        Assert.True(File.Exists(Path.Combine(clone, "input/b.md")));
        Assert.Empty(GitHistory.Read(clone, Path.Combine(clone, "input")));
    }

    [Fact]
    public void Outside_a_repository_nothing_is_known()
    {
        Directory.CreateDirectory(Path.Combine(folder, "plain/input"));
        Assert.Empty(GitHistory.Read(Path.Combine(folder, "plain"), Path.Combine(folder, "plain/input")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Repository()
    {
        var site = Path.Combine(folder, "site");
        Directory.CreateDirectory(Path.Combine(site, "input"));
        Git(site, "init", "--quiet");
        File.WriteAllText(Path.Combine(site, "other.md"), "x");
        Commit(site, "2025-01-02", ("input/a é.md", "one"), ("input/b.md", "one"));
        Commit(site, "2025-03-04", ("input/a é.md", "two"));
        return site;
    }

    private static void Commit(string site, string day, params ReadOnlySpan<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            File.WriteAllText(Path.Combine(site, path), text);
        }
        Git(site, "add", "--all");
        Git(site, "-c", "user.name=Test", "-c", "user.email=test@clinic.test", "commit", "--quiet", "--date", day + "T12:00:00Z", "-m", day);
    }

    private static void Git(string site, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = site };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        var date = Array.IndexOf(arguments.ToArray(), "--date");
        if (date >= 0)
        {
            start.Environment["GIT_COMMITTER_DATE"] = arguments[date + 1];
        }
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
