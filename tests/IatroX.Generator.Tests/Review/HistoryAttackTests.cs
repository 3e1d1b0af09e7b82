using System.Collections.Immutable;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using static IatroX.Generator.Tests.Review.SiteRepository;

namespace IatroX.Generator.Tests.Review;

/// <summary>History made to hide when a text came, or to be too much to read.</summary>
public class HistoryAttackTests
{
    private const string Change = "changes: [{date: 2026-03-08, kind: clinical, note: Walking in place of rest.}]";

    [Theory]
    [InlineData("A\u0001B")]
    [InlineData("A\u0002B\u0002C\u00022026-01-01\u00020")]
    [InlineData("\u0001ab\u0002x\u00022026-01-01\u00020\u0002")]
    [InlineData(":100644 100644 a b M")]
    public void No_name_of_an_author_hides_a_commit(string name)
    {
        using var site = Committed();
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + Change);
        CommitAs(site, name, "2026-05-01");
        Assert.Null(ReviewSigning.Run(site.Options(), [site.Full()], "test-one", new DateOnly(2026, 3, 8)).Refusal);
        site.Sign(date: "2026-03-08");
        Assert.Contains("IX509 7:7", site.Codes());
    }

    [Fact]
    public void An_earlier_signed_text_does_not_come_back_over_a_later_one_whatever_its_changes_say()
    {
        const string change = "changes: [{date: 2026-11-01, kind: clinical, note: Walking in place of rest.}]";
        const string later = "changes: [{date: 2026-11-02, kind: editorial, note: Words.}, {date: 2026-11-01, kind: clinical, note: Walking in place of rest.}]";
        using var site = Committed();
        var signed = site.Read();
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + change).Sign(date: "2026-11-01");
        Commit(site, "2026-11-01");
        Assert.Empty(site.Codes());

        site.Write(SmallSite.Path, signed).Edit("nice: [NG1]", "nice: [NG1]\n" + later);
        var finding = Assert.Single(site.Check(), finding => finding.StopsPublishing);
        Assert.Equal((Rules.EditedSinceSignOff, Severity.Error), (finding.Rule, finding.Severity));
        Assert.StartsWith("this is an earlier text with its sign-off: Test Reviewer One signed this answer on 2026-11-01 in other words, in the edition that Test Committer committed", finding.Message, StringComparison.Ordinal);
        Commit(site, "2026-11-02");
        Assert.Contains(site.Check(), finding => finding.Rule == Rules.EditedSinceSignOff);

        site.Sign(date: "2026-11-02");
        Assert.DoesNotContain(site.Check(), finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void A_text_that_a_merge_brings_is_no_older_than_the_merge()
    {
        using var site = Committed();
        Git(site.Folder, "checkout", "-q", "-b", "side");
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n\nText.\n");
        Commit(site);
        Git(site.Folder, "checkout", "-q", "-");
        site.Write("input/pages/other.md", "---\ntitle: Other\n---\n\nText.\n");
        Commit(site);
        Git(site.Folder, "-c", "user.name=T", "-c", "user.email=t@test.example", "merge", "-q", "--no-commit", "--no-ff", "side");
        site.Edit("Then rest", "Then walk").Edit("nice: [NG1]", "nice: [NG1]\n" + Change);
        Commit(site, "2026-05-01");
        Assert.Equal(2, GitEditions.Read(site.Full("input"), ["questions/testing/first.md"], ImmutableDictionary<string, string>.Empty).Texts.Values.Single().Length);
        site.Sign(date: "2026-03-08");
        Assert.Contains("IX509 7:7", site.Codes());
    }

    [Fact]
    public void A_merge_that_keeps_one_side_hides_no_edition_of_the_other()
    {
        using var site = Committed();
        Git(site.Folder, "checkout", "-q", "-b", "side");
        site.Edit("Then rest", "Then walk");
        Commit(site, "2026-03-06");
        Git(site.Folder, "checkout", "-q", "-");
        site.Edit("Then rest", "Then run");
        Commit(site, "2026-05-01");
        Git(site.Folder, "-c", "user.name=T", "-c", "user.email=t@test.example", "merge", "-q", "--no-commit", "--no-ff", "-X", "theirs", "side");
        Commit(site, "2026-05-02");
        Assert.Equal(["rest", "run", "walk"], GitEditions.Read(site.Full("input"), ["questions/testing/first.md"], ImmutableDictionary<string, string>.Empty).Texts.Values.Single()
            .Select(text => text.Text.Split("Then ")[1].Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    /// <summary>By what git itself understands, and somebody may have set for other work on the machine that builds.</summary>
    [Theory]
    [InlineData("diff.relative", "true")]
    [InlineData("log.showRoot", "false")]
    [InlineData("log.follow", "true")]
    public void No_setting_of_git_hides_the_text_that_was_signed(string name, string value)
    {
        using var site = Committed();
        Git(site.Folder, "config", name, value);
        TakeSignOffOut(site);
        Assert.Contains(site.Codes(), code => code.StartsWith("IX503", StringComparison.Ordinal));
    }

    /// <summary>Git takes a folder for a repository that has a HEAD, objects and refs, before it looks above; a pull request can bring them, with a history and settings of its own.</summary>
    [Fact]
    public void Content_that_looks_like_a_repository_has_no_say_in_history()
    {
        using var site = Committed();
        Git(site.Full("input"), "init", "-q", "--bare", ".");
        Assert.Equal("true", Git(site.Full("input"), "rev-parse", "--is-bare-repository"));
        TakeSignOffOut(site);
        Assert.Contains(site.Codes(), code => code.StartsWith("IX503", StringComparison.Ordinal));
        Assert.Equal(Git(site.Folder, "rev-parse", "HEAD"), IatroX.Generator.Load.Git.StateOf(site.Full("input")).Split('\n')[1]);
    }

    /// <summary>The commit that is checked out stays the same, and the text that was signed may only now be known: a build must not be remembered beyond that.</summary>
    [Fact]
    public void A_shallow_clone_of_which_more_was_fetched_is_in_another_state()
    {
        using var site = Committed();
        TakeSignOffOut(site);
        Commit(site);
        site.Edit("Then walk", "Then run");
        Commit(site);
        var clone = site.Full("clone");
        Git(site.Folder, "clone", "-q", "--depth", "1", "file://" + site.Folder, clone);
        var before = IatroX.Generator.Load.Git.StateOf(clone);
        Assert.Equal(before, IatroX.Generator.Load.Git.StateOf(clone));
        Git(clone, "fetch", "-q", "--deepen", "1");
        Assert.NotEqual(before, IatroX.Generator.Load.Git.StateOf(clone));
    }

    private static void TakeSignOffOut(SmallSite site) =>
        site.Write(SmallSite.Path, string.Join('\n', site.Edit("Then rest", "Then walk").Read().Split('\n').Where(line => !line.StartsWith("signoff:", StringComparison.Ordinal))));

    /// <summary>As a branch of many commits would have it, merged as it is.</summary>
    [Fact]
    public void Hundreds_of_commits_do_not_hide_the_text_that_was_signed()
    {
        using var site = Committed();
        site.Sign(date: "2026-03-02");
        Commit(site, "2026-03-02");
        for (var i = 0; i < 210; i++)
        {
            site.Write(SmallSite.Path, site.Read().Split("\n\nMore ")[0] + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\n\nMore {i}.\n"));
            Commit(site, "2026-03-03");
        }
        site.Write(SmallSite.Path, string.Join('\n', site.Read().Split('\n').Where(line => !line.StartsWith("signoff:", StringComparison.Ordinal))));
        Assert.Contains(site.Codes(), code => code.StartsWith("IX503", StringComparison.Ordinal));
    }

    [Fact]
    public void History_past_a_limit_is_left_out_from_its_oldest_text_on_and_told()
    {
        using var site = Committed();
        for (var i = 0; i < 3; i++)
        {
            site.Write(SmallSite.Path, site.Read() + "\nMore.\n");
            Commit(site, "2026-04-01");
        }
        var page = new[] { "questions/testing/first.md" };
        (IEnumerable<int> Lengths, string? Problem) Read(long bytes, int editions)
        {
            var (texts, problem) = GitEditions.Read(site.Full("input"), page, ImmutableDictionary<string, string>.Empty, bytes, editions);
            return (texts.Values.Single().Select(text => text.Text.Length), problem);
        }

        var (all, none) = Read(1_000_000, 4);
        Assert.Null(none);
        Assert.Equal(4, all.Count());
        var (newest, tooLong) = Read(all.Take(2).Sum() + 10, 4);
        Assert.Equal(all.Take(2), newest);
        Assert.Contains("MiB together, which is the limit", tooLong, StringComparison.Ordinal);
        Assert.Contains("more than 3 committed texts, which is the limit", Read(1_000_000, 3).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_git_prints_past_a_limit_is_not_kept()
    {
        using var site = Committed();
        Assert.NotEmpty(Generator.Load.Git.Run(site.Folder, "", 1_000, "rev-parse", "HEAD")!);
        Assert.Null(Generator.Load.Git.Run(site.Folder, "", 10, "rev-parse", "HEAD"));
    }

    [Fact]
    public void A_committed_file_that_is_too_large_for_a_page_is_not_read_and_counts_as_another_text()
    {
        using var site = Committed();
        var page = site.Read();
        site.Write(SmallSite.Path, page + new string('a', 5 * 1024 * 1024));
        Commit(site, "2026-04-01");
        site.Write(SmallSite.Path, page);
        Commit(site, "2026-04-02");
        var texts = GitEditions.Read(site.Full("input"), ["questions/testing/first.md"], ImmutableDictionary<string, string>.Empty);
        Assert.Null(texts.Problem);
        Assert.Equal([page.Length, 0, page.Length], texts.Texts.Values.Single().Select(text => text.Text.Length));
    }
}
