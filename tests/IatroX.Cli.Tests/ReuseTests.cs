using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli.Tests;

/// <summary>Builds of which only questions are others than at the last one, which take over all the rest.</summary>
public sealed class ReuseTests : IDisposable
{
    private const int Pages = 12;

    /// <summary>What an editor may do to one question.</summary>
    private static readonly ImmutableArray<Action<CliSite, Random>> Edits =
    [
        (site, random) => File.AppendAllText(Any(site, random), $"\nMore of it, {Word(random)}.\n"),
        (site, random) => File.AppendAllText(Any(site, random), $"\n## Part {random.Next(9)}\n\nOf {Word(random)}, see [that](page-{random.Next(Pages)}.md) [@NG{1 + random.Next(2)}].\n"),
        (site, random) => Change(Any(site, random), "Answer ", $"Answer {Word(random)}. "),
        (site, random) => Change(Any(site, random), "question: ", $"question: What is {Word(random)} of {Word(random)}?"),
        (site, random) => Change(Any(site, random), "confidence: ", $"confidence: {(random.Next(2) == 0 ? "low" : "moderate")}"),
        (site, random) => Change(Any(site, random), "date: ", $"date: 2026-0{1 + random.Next(8)}-07"),
        (site, random) => Insert(Any(site, random), "draft: true"),
        (site, random) => Insert(Any(site, random), $"# {random.Next(9)}"),
        (site, random) => Insert(Any(site, random), $"summary: The short answer is {Word(random)}."),
        (site, random) => Insert(Any(site, random), $"related: [page-{random.Next(Pages)}]"),
        (site, random) => Insert(Any(site, random), $"synonyms: [{Word(random)} {random.Next(9)}]"),
        (site, random) => Insert(Any(site, random), $"aliases: [/old-{random.Next(9)}/]"),
        (site, random) => Insert(Any(site, random), $"topics: [{(random.Next(2) == 0 ? "other" : "testing")}]"),
        (site, random) => Insert(Any(site, random), $"changes: [{{date: 2026-02-0{1 + random.Next(9)}, kind: editorial, note: Put {Word(random)} right.}}]"),
        (site, random) => Insert(Any(site, random), $"withdrawn: {{date: 2026-04-01, reason: Tested {Word(random)}., replaced_by: page-{random.Next(Pages)}}}"),
        (site, random) => site.Write($"input/questions/testing/page-{random.Next(Pages)}.md", Page(random)),
        (site, random) => site.Write($"input/questions/other/more-{random.Next(3)}.md", Page(random)),
        (site, random) => File.Delete(Any(site, random)),
        (site, random) => Move(Any(site, random), site.Full($"input/questions/other/moved-{random.Next(3)}.md")),
        (site, random) => site.Run("review", "sign", Any(site, random), "--reviewer", "test-one", "--date", $"2026-0{1 + random.Next(8)}-07"),
    ];

    private readonly CliSite site = PreviewEqualityTests.Site();

    public ReuseTests()
    {
        var random = new Random(1);
        for (var i = 0; i < Pages; i++)
        {
            site.Write($"input/questions/testing/page-{i}.md", Page(random));
        }
        Change(site.Full("output-config/site.yaml"), "review: ", "review: {sign_off: warn, guidance_changed: warn, overdue: warn}");
        site.Write("input/topics.yaml", "- {id: testing, title: Testing}\n- {id: other, title: Other}\n");
        site.Write("input/guidelines.yaml", "- {id: NG1, title: First, published: 2015-01-01, updated: 2026-06-01, status: published}\n- {id: NG2, title: Second, published: 2015-01-01, status: published}\n");
    }

    public void Dispose()
    {
        DiskStep.Watch(null);
        site.Dispose();
    }

    private BuildOptions Options => PreviewEqualityTests.Options(site) with { UseCache = true };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_edits_of_questions_a_build_publishes_the_bytes_of_a_clean_build(int seed)
    {
        var random = new Random(seed);
        var (published, taken, made) = (0, 0, 0);
        for (var round = 0; round < 20; round++)
        {
            for (var edits = random.Next(3); edits > 0; edits--)
            {
                Edits[random.Next(Edits.Length)](site, random);
            }
            var options = Options with { AsOf = new DateOnly(2026, 11, 23).AddDays(random.Next(4) == 0 ? 400 * random.Next(3) : 0), Drafts = random.Next(8) != 0 };
            var (cached, steps) = Watched(options);
            var clean = SiteBuild.Run(options with { UseCache = false, Output = site.Full("clean") }, new BuildWatch());
            Assert.Equal(clean.Findings, cached.Findings);
            Assert.Equal(clean.Files, cached.Files.Select(file => file with { Key = null }));
            if (clean.IsPublished)
            {
                BuildCacheTests.AssertSameFolders(site.Full("clean"), site.Full("output"));
                (published, taken, made) = (published + 1, taken + steps.Count(step => step.StartsWith("link ", StringComparison.Ordinal)), made + steps.Count(step => step.StartsWith("write ", StringComparison.Ordinal)));
            }
            else
            {
                PutRight(random);
            }
        }
        Assert.True(published >= 8 && taken > 60, $"{published} published, {taken} files taken over, {made} made");
    }

    /// <summary>So many that the search index remembers what it read of them.</summary>
    [Fact]
    public void The_search_index_of_many_pages_is_that_of_a_clean_build()
    {
        var random = new Random(5);
        for (var i = 0; i < 520; i++)
        {
            site.Write($"input/questions/other/many-{i}.md", Page(random));
        }
        for (var round = 0; round < 5; round++)
        {
            var cached = SiteBuild.Run(Options, new BuildWatch());
            Assert.True(cached.IsPublished);
            var clean = SiteBuild.Run(Options with { UseCache = false, Output = site.Full("clean") }, new BuildWatch());
            Assert.Equal(clean.Files, cached.Files.Select(file => file with { Key = null }));
            Edits[random.Next(5)](site, random);
            File.Delete(site.Full($"input/questions/other/many-{100 * round}.md"));
        }
    }

    [Fact]
    public void A_page_whose_text_changed_is_the_only_page_that_is_made_again()
    {
        SiteBuild.Run(Options, new BuildWatch());
        File.AppendAllText(site.Full("input/questions/testing/page-3.md"), "\nOne more sentence about giddiness.\n");
        var (result, steps) = Watched(Options);
        Assert.True(result.IsPublished);
        Assert.Equal(
            ["api/v1/answers/page-3.json", "questions/page-3/index.html", "questions/page-3/index.md"],
            steps.Where(step => step.StartsWith("write ", StringComparison.Ordinal)).Select(step => step["write ".Length..])
                .Where(path => !path.StartsWith("search/", StringComparison.Ordinal) && path != "iatrox-manifest.json").Order(StringComparer.Ordinal));
        Assert.Contains("giddiness", File.ReadAllText(site.Full("output/questions/page-3/index.html")), StringComparison.Ordinal);
    }

    /// <summary>A page that stands beside another one, or is named by it, is shown there by its question.</summary>
    [Fact]
    public void A_question_that_changed_is_shown_in_its_new_words_wherever_it_is_named()
    {
        RandomPin("page-5", "page-3");
        SiteBuild.Run(Options, new BuildWatch());
        Change(site.Full("input/questions/testing/page-3.md"), "question: ", "question: What is giddiness?");
        Assert.True(SiteBuild.Run(Options, new BuildWatch()).IsPublished);
        foreach (var path in (string[])["questions/page-5/index.html", "a-z/g/index.html", "topics/testing/index.html", "api/v1/answers.json", "llms.txt"])
        {
            Assert.Contains("What is giddiness?", File.ReadAllText(site.Full($"output/{path}")), StringComparison.Ordinal);
        }
    }

    /// <summary>The day and the registries say how an answer stands, and no page may keep saying what was true yesterday.</summary>
    [Fact]
    public void A_review_that_falls_due_between_two_builds_is_told_on_the_page_that_nobody_changed()
    {
        Assert.Equal(0, site.Run("review", "sign", site.Full("input/questions/testing/page-3.md"), "--reviewer", "test-one", "--date", "2026-07-07").ExitCode);
        SiteBuild.Run(Options with { AsOf = new DateOnly(2026, 7, 8) }, new BuildWatch());
        Assert.DoesNotContain("The review of this answer was due on", File.ReadAllText(site.Full("output/questions/page-3/index.html")), StringComparison.Ordinal);
        var (result, _) = Watched(Options with { AsOf = new DateOnly(2036, 1, 1) });
        Assert.Contains(result.Findings, finding => finding.Rule == Rules.ReviewOverdue);
        Assert.Contains("The review of this answer was due on", File.ReadAllText(site.Full("output/questions/page-3/index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_name_the_day_of_the_build_name_the_new_one_though_nothing_else_changed()
    {
        SiteBuild.Run(Options with { AsOf = new DateOnly(2026, 11, 23) }, new BuildWatch());
        SiteBuild.Run(Options with { AsOf = new DateOnly(2026, 11, 24) }, new BuildWatch());
        Assert.Contains("2026-11-24", File.ReadAllText(site.Full("output/api/v1/index.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_page_of_which_a_word_changed_is_not_shown_as_reviewed()
    {
        Assert.Equal(0, site.Run("review", "sign", site.Full("input/questions/testing/page-3.md"), "--reviewer", "test-one", "--date", "2026-07-07").ExitCode);
        SiteBuild.Run(Options, new BuildWatch());
        Assert.Contains("7 July 2026", File.ReadAllText(site.Full("output/questions/page-3/index.html")), StringComparison.Ordinal);
        File.AppendAllText(site.Full("input/questions/testing/page-3.md"), "\nNobody signed this.\n");
        var (result, _) = Watched(Options);
        Assert.Contains(result.Findings, finding => finding.Rule == Rules.EditedSinceSignOff && finding.Severity == Severity.Warning);
        var page = File.ReadAllText(site.Full("output/questions/page-3/index.html"));
        Assert.Contains("Edited since review", page, StringComparison.Ordinal);
        Assert.DoesNotContain("7 July 2026", page, StringComparison.Ordinal);
    }

    /// <summary>Git tells the day of a plain page, whose file a commit does not touch.</summary>
    [Fact]
    public void A_plain_page_that_was_committed_since_has_its_new_day_in_the_sitemap()
    {
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n\nAbout this site.\n");
        Git("init", "-q");
        Commit("2026-05-01");
        File.AppendAllText(site.Full("input/pages/about.md"), "\nMore about it.\n");
        SiteBuild.Run(Options, new BuildWatch());
        Assert.Contains("/about/</loc><lastmod>2026-05-01", File.ReadAllText(site.Full("output/sitemap.xml")), StringComparison.Ordinal);
        Commit("2026-06-01");
        SiteBuild.Run(Options, new BuildWatch());
        Assert.Contains("/about/</loc><lastmod>2026-06-01", File.ReadAllText(site.Full("output/sitemap.xml")), StringComparison.Ordinal);
    }

    /// <summary>What git tells may be of either commit, so nobody knows of which site the record would be.</summary>
    [Fact]
    public void A_build_during_which_somebody_commits_is_not_remembered()
    {
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n\nAbout this site.\n");
        Git("init", "-q");
        Commit("2026-05-01");
        File.AppendAllText(site.Full("input/pages/about.md"), "\nMore about it.\n");
        SiteBuild.Run(Options, new BuildWatch());
        Assert.True(SiteBuild.Run(Options, new BuildWatch()).IsUnchanged);
        File.AppendAllText(site.Full("input/pages/about.md"), "\nAnd more.\n");
        DiskStep.Watch(step =>
        {
            if (step == "remove stage")
            {
                Commit("2026-06-01");
            }
        });
        SiteBuild.Run(Options, new BuildWatch());
        DiskStep.Watch(null);
        Git("reset", "-q", "--soft", "HEAD~1");
        Assert.False(SiteBuild.Run(Options, new BuildWatch()).IsUnchanged);
        Assert.True(SiteBuild.Run(Options, new BuildWatch()).IsUnchanged);
    }

    /// <summary>As a pull does while a build of the morning runs: pages that link to the old styles must not be taken over into a site that has the new ones.</summary>
    [Theory]
    [InlineData("theme/styles/20-base.css", "\n/* Another. */\n")]
    [InlineData("input/topics.yaml", "- {id: third, title: Third}\n")]
    [InlineData("input/questions/testing/page-7.md", "\nMore of it.\n")]
    public void What_is_saved_after_a_build_looked_at_the_sources_stands_on_every_page_or_on_none(string path, string added)
    {
        SiteBuild.Run(Options, new BuildWatch());
        File.AppendAllText(site.Full("input/questions/testing/page-3.md"), "\nMore.\n");
        Assert.True(SiteBuild.Run(Options, new BuildWatch(stage =>
        {
            if (stage == "load" && !File.ReadAllText(site.Full(path)).EndsWith(added, StringComparison.Ordinal))
            {
                File.AppendAllText(site.Full(path), added);
            }
        })).IsPublished);
        Assert.True(SiteBuild.Run(Options with { UseCache = false, Output = site.Full("clean") }, new BuildWatch()).IsPublished);
        BuildCacheTests.AssertSameFolders(site.Full("clean"), site.Full("output"));
    }

    /// <summary>A word is a reason once some question of the site is also called that, shown or not.</summary>
    [Theory]
    [InlineData("draft: true")]
    [InlineData("withdrawn: {date: 2026-04-01, reason: Tested.}")]
    public void The_name_that_a_page_which_is_not_published_gets_is_a_reason_on_the_others(string unpublished)
    {
        Change(site.Full("input/questions/testing/page-3.md"), "question: ", "question: When does labyrinthitis with nystagmus need imaging?");
        Change(site.Full("input/questions/testing/page-5.md"), "question: ", "question: How should divers prepare after labyrinthitis?");
        Insert(site.Full("input/questions/testing/page-7.md"), unpublished);
        var options = Options with { Drafts = false };
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsPublished);
        Assert.DoesNotContain("also on labyrinthitis", Reasons(), StringComparison.Ordinal);
        Insert(site.Full("input/questions/testing/page-7.md"), "synonyms: [labyrinthitis]");
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsPublished);
        Assert.Contains("also on labyrinthitis", Reasons(), StringComparison.Ordinal);

        string Reasons() => File.ReadAllText(site.Full("output/api/v1/answers/page-3.json")).Split("\"related\"")[1];
    }

    private void Commit(string day)
    {
        Git("add", "input");
        Git("-c", "user.name=Test Committer", "-c", "user.email=committer@test.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Edition", "--date", day + "T12:00:00Z");
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = site.Folder };
        if (Array.IndexOf(arguments, "--date") is var date and >= 0)
        {
            start.Environment["GIT_COMMITTER_DATE"] = arguments[date + 1];
        }
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    /// <summary>As one that a stranger put into a pull request: it names the right sources, and says of a page what nobody wrote.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cache_that_came_with_the_sources_counts_for_nothing(bool withOutput)
    {
        Change(site.Full("input/questions/testing/page-3.md"), "question: ", "question: What is giddiness?");
        SiteBuild.Run(Options, new BuildWatch());
        var kept = Directory.GetFiles(site.Full(".iatrox-cache/build"), "*.pages").Single();
        var bytes = File.ReadAllBytes(kept);
        var body = bytes.AsSpan("iatrox pages 2\n".Length..^32);
        for (var at = body.IndexOf("giddiness"u8); at >= 0; at = body.IndexOf("giddiness"u8))
        {
            "forgeries"u8.CopyTo(body[at..]);
        }
        System.Security.Cryptography.SHA256.HashData(body).CopyTo(bytes.AsSpan(^32..));
        File.WriteAllBytes(kept, bytes);

        // Beside the machine's own record it is not what that vouches for.
        File.AppendAllText(site.Full("input/questions/testing/page-1.md"), "\nMore.\n");
        Assert.True(SiteBuild.Run(Options, new BuildWatch()).IsPublished);
        Assert.DoesNotContain("forgeries", File.ReadAllText(site.Full("output/llms.txt")), StringComparison.Ordinal);

        // With a record that does, in place, where only this machine knows what stamps its files have, it is believed.
        File.WriteAllBytes(kept, bytes);
        VouchFor(bytes.AsSpan(^32..), Path.ChangeExtension(kept, null));
        File.AppendAllText(site.Full("input/questions/testing/page-1.md"), "\nStill more.\n");
        Assert.True(SiteBuild.Run(Options, new BuildWatch()).IsPublished);
        Assert.Contains("forgeries", File.ReadAllText(site.Full("output/llms.txt")), StringComparison.Ordinal);

        File.WriteAllBytes(kept, bytes);
        VouchFor(bytes.AsSpan(^32..), Path.ChangeExtension(kept, null));
        var elsewhere = site.Full("elsewhere");
        CopyFolder(site.Folder, elsewhere, path => !path.StartsWith(elsewhere, StringComparison.Ordinal) && (withOutput || !path.StartsWith(site.Full("output/"), StringComparison.Ordinal)));
        var options = Options with
        {
            Site = elsewhere, Input = Path.Combine(elsewhere, "input"), Theme = Path.Combine(elsewhere, "theme"), OutputConfig = Path.Combine(elsewhere, "output-config"), Output = Path.Combine(elsewhere, "output"),
        };
        // Named for the folder that it is to be used for.
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(options.Output)).AsSpan(0, 8));
        foreach (var file in Directory.GetFiles(Path.Combine(elsewhere, ".iatrox-cache/build")))
        {
            File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, name + Path.GetExtension(file)));
        }
        File.AppendAllText(Path.Combine(elsewhere, "input/questions/testing/page-1.md"), "\nAnd more.\n");
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsPublished);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(elsewhere, ".iatrox-cache/build")).Length);
        Assert.DoesNotContain("forgeries", File.ReadAllText(Path.Combine(elsewhere, "output/llms.txt")), StringComparison.Ordinal);
    }

    /// <summary>Writes the hash of a file of pages into the record beside it, where it stands last.</summary>
    private static void VouchFor(ReadOnlySpan<byte> hash, string record)
    {
        var bytes = File.ReadAllBytes(record);
        var (first, second) = (hash[..16].ToArray(), hash[16..].ToArray());
        Array.Reverse(first);
        Array.Reverse(second);
        first.CopyTo(bytes, bytes.Length - 64);
        second.CopyTo(bytes, bytes.Length - 48);
        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan("iatrox build 7\n".Length..^32)).CopyTo(bytes, bytes.Length - 32);
        File.WriteAllBytes(record, bytes);
    }

    private static void CopyFolder(string from, string to, Func<string, bool> isWanted)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(isWanted).ToArray())
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static (BuildResult Result, IReadOnlyList<string> Steps) Watched(BuildOptions options)
    {
        var steps = new List<string>();
        DiskStep.Watch(step =>
        {
            lock (steps)
            {
                steps.Add(step);
            }
        });
        var result = SiteBuild.Run(options, new BuildWatch());
        DiskStep.Watch(null);
        return (result, steps);
    }

    private void PutRight(Random random)
    {
        Directory.Delete(site.Full("input/questions"), recursive: true);
        for (var i = 0; i < Pages; i++)
        {
            site.Write($"input/questions/testing/page-{i}.md", Page(random));
        }
    }

    private void RandomPin(string page, string other) => Insert(site.Full($"input/questions/testing/{page}.md"), $"related: [{other}]");

    private static string Page(Random random) =>
        $"---\nquestion: What is {Word(random)} of {Word(random)} {random.Next(1_000_000_000, 2_000_000_000)}?\nconfidence: moderate\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG{1 + random.Next(2)}]\n---\n\nAnswer {Word(random)} after {Word(random)}.\n";

    private static string Word(Random random) => ((ReadOnlySpan<string>)["asthma", "gout", "measles", "migraine", "sepsis", "anaemia", "jaundice", "vertigo"])[random.Next(8)];

    private static string Any(CliSite site, Random random)
    {
        var files = Directory.GetFiles(site.Full("input/questions"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        return files[random.Next(files.Length)];
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private static void Change(string file, string start, string with) =>
        File.WriteAllLines(file, File.ReadAllLines(file).Select(line => line.StartsWith(start, StringComparison.Ordinal) ? with : line));

    /// <summary>Puts a line into the front matter, in the place of one with its key.</summary>
    private static void Insert(string file, string line)
    {
        var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        var lines = File.ReadAllLines(file).Where(other => key.Length == 0 || !other.StartsWith(key, StringComparison.Ordinal)).ToList();
        lines.Insert(1, line);
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', lines)}\n"));
    }
}
