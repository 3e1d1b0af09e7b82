using System.Diagnostics;
using IatroX.Generator.Render.Machine;

namespace IatroX.Generator.Tests.Review;

/// <summary>When the words of a page last changed, asked of git where no sign-off vouches for a day.</summary>
public sealed class TextDayTests : IDisposable
{
    private const string About = "input/pages/about.md";

    private readonly SmallSite site = new("warn");

    public TextDayTests()
    {
        site.Write(SmallSite.Path, SmallSite.Page()).Edit("nice: [NG1]", "nice: [NG1]\nreviewer: test-one\ndate: 2025-01-01");
        site.Write(About, "---\ntitle: About\n---\nThis is a test.\n");
        Git(site.Folder, "init", "-q");
        Commit("2025-02-03");
    }

    [Fact]
    public void It_is_the_day_of_the_commit_that_changed_the_words()
    {
        site.Edit("Then rest", "Then walk").Edit("This is a test", "This is another test", About);
        Commit("2025-04-05");
        Assert.Equal((new DateOnly(2025, 4, 5), new DateOnly(2025, 4, 5)), Days());
    }

    [Fact]
    public void Commits_that_touch_only_what_stands_around_the_words_do_not_count()
    {
        site.Edit("nice: [NG1]", "synonyms: [trial]\nnice: [NG1]").Edit("title: About", "title: About\ndescription: What this is.", About);
        Commit("2025-04-05");
        site.Edit("synonyms: [trial]", "synonyms: [trial, probe]");
        Commit("2025-05-06");
        Assert.Equal((new DateOnly(2025, 2, 3), new DateOnly(2025, 2, 3)), Days());
    }

    [Fact]
    public void Words_that_were_changed_and_put_back_changed_when_they_were_put_back()
    {
        site.Edit("Then rest", "Then walk");
        Commit("2025-04-05");
        site.Edit("Then walk", "Then rest");
        Commit("2025-05-06");
        Assert.Equal(new DateOnly(2025, 5, 6), Days().Answer);
    }

    [Fact]
    public void Moving_an_answer_to_another_topic_does_not_change_its_words()
    {
        site.Write("input/topics.yaml", "- {id: testing, title: Testing}\n- {id: other, title: Other}\n").Write("input/questions/other/first.md", site.Read());
        File.Delete(site.Full());
        Commit("2025-04-05");
        Assert.Equal(new DateOnly(2025, 2, 3), Days().Answer);
    }

    [Fact]
    public void A_change_that_the_page_states_counts_where_it_is_later_than_the_commit()
    {
        site.Edit("nice: [NG1]", "nice: [NG1]\nchanges: [{date: 2025-06-07, kind: clinical, note: Walking in place of rest.}]");
        Commit("2025-05-06");
        Assert.Equal(new DateOnly(2025, 6, 7), Days().Answer);
    }

    [Fact]
    public void A_shallow_clone_knows_nothing_rather_than_a_wrong_day()
    {
        using var clone = new SmallSite("warn");
        Directory.Delete(clone.Folder, recursive: true);
        Git(site.Folder, "clone", "-q", "--depth", "1", "file://" + site.Folder, clone.Folder);
        Assert.Equal((null, null), DaysOf(clone));
    }

    [Fact]
    public void Outside_a_repository_nothing_is_known()
    {
        Directory.Delete(site.Full(".git"), recursive: true);
        Assert.Equal((null, null), Days());
    }

    public void Dispose() => site.Dispose();

    private (DateOnly? Answer, DateOnly? Page) Days() => DaysOf(site);

    private static (DateOnly? Answer, DateOnly? Page) DaysOf(SmallSite site)
    {
        var options = site.Options();
        var reading = SiteBuild.Read(options, new BuildWatch(), withHistory: false);
        var dated = reading.Site! with { TextDays = SiteDates.Of(reading.Site, reading.Judged, options, memo: null) };
        return (TextDates.LastChanged(Assert.Single(reading.Judged), dated), TextDates.Committed(About, dated));
    }

    private void Commit(string day)
    {
        Git(site.Folder, "add", "-A");
        Git(site.Folder, "-c", "user.name=Test", "-c", "user.email=test@clinic.test", "-c", "commit.gpgsign=false", "commit", "-q", "--date", day + "T12:00:00Z", "-m", day);
    }

    private static void Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Directory.Exists(folder) ? folder : Path.GetTempPath() };
        if (Array.IndexOf(arguments, "--date") is var date and >= 0)
        {
            start.Environment["GIT_COMMITTER_DATE"] = arguments[date + 1];
        }
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
