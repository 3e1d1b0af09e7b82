using System.Diagnostics;
using System.Globalization;

namespace IatroX.Generator.Tests.Review;

/// <summary>A small site in a git repository, and commits of it.</summary>
internal static class SiteRepository
{
    public static SmallSite Committed()
    {
        var site = new SmallSite();
        site.Write(SmallSite.Path, SmallSite.Page()).Sign();
        Git(site.Folder, "init", "-q");
        Commit(site);
        return site;
    }

    /// <param name="day">Of all signing in these tests the earliest, unless said otherwise.</param>
    public static void Commit(SmallSite site, string day = "2026-03-07")
    {
        Git(site.Folder, "add", "-A");
        Git(site.Folder, "-c", "user.name=Test Committer", "-c", "user.email=committer@test.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Edition", "--date", day + "T12:00:00Z");
    }

    /// <summary>Written as a commit is, since git itself takes such characters out of the names that it is told.</summary>
    public static void CommitAs(SmallSite site, string author, string day)
    {
        Git(site.Folder, "add", "-A");
        var time = $"{new DateTimeOffset(DateTime.Parse(day, CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeSeconds()} +0000";
        var commit = $"tree {Git(site.Folder, "write-tree")}\nparent {Git(site.Folder, "rev-parse", "HEAD")}\nauthor {author} <a@test.example> {time}\ncommitter C <c@test.example> {time}\n\nEdition\n";
        var file = site.Full("commit");
        File.WriteAllText(file, commit);
        Git(site.Folder, "reset", "-q", Git(site.Folder, "hash-object", "-t", "commit", "-w", "--literally", file));
        File.Delete(file);
    }

    public static string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, WorkingDirectory = Directory.Exists(folder) ? folder : Path.GetTempPath() };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output.Trim();
    }
}
