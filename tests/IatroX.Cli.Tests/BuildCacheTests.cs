using System.Collections.Immutable;
using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;

namespace IatroX.Cli.Tests;

public class BuildCacheTests
{
    private const string CacheFolder = ".iatrox-cache/build";

    /// <summary>What may happen to the cache and to the published folder between two builds.</summary>
    private static readonly ImmutableArray<Action<CliSite, Random>> Disturbances =
    [
        (site, _) => EachRecord(site, File.Delete),
        (site, random) => EachRecord(site, path => File.WriteAllBytes(path, Flipped(File.ReadAllBytes(path), random))),
        (site, random) => EachRecord(site, path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..random.Next(60)])),
        (site, _) => EachRecord(site, path => File.WriteAllBytes(path, [.. "iatrox build 0\n"u8, .. File.ReadAllBytes(path)[15..]])),
        (site, _) => Published(site, path => File.AppendAllText(path, "added")),
        (site, _) => Published(site, File.Delete),
        (site, _) => Published(site, path => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, "more"))),
        (site, _) => Published(site, path => File.AppendAllText(Path.Combine(Path.GetDirectoryName(path)!, "iatrox-manifest.json"), "\n")),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void After_any_edits_and_damage_a_build_with_a_cache_publishes_the_bytes_of_a_clean_build(int seed)
    {
        using var site = PreviewEqualityTests.Site();
        var random = new Random(seed);
        var (published, unchanged) = (0, 0);
        for (var round = 0; round < 16; round++)
        {
            for (var edits = random.Next(3); edits > 0; edits--)
            {
                RandomEdits.Next(site, random);
            }
            if (random.Next(3) == 0)
            {
                Disturbances[random.Next(Disturbances.Length)](site, random);
            }
            var options = PreviewEqualityTests.Options(site) with { UseCache = true, AsOf = new DateOnly(2026, 11, 23).AddDays(random.Next(5) == 0 ? 900 : 0), Drafts = random.Next(4) != 0 };
            var cached = SiteBuild.Run(options, new BuildWatch());
            var clean = SiteBuild.Run(options with { UseCache = false, Output = site.Full("clean") }, new BuildWatch());
            Assert.Equal(clean.Findings, cached.Findings);
            Assert.Equal(clean.Counts, cached.Counts);
            // Only a build that is remembered has keys.
            Assert.Equal(clean.Files, cached.Files.Select(file => file with { Key = null }));
            if (clean.IsPublished)
            {
                AssertSameFolders(site.Full("clean"), site.Full("output"));
                published++;
                unchanged += SiteBuild.Run(options, new BuildWatch()).IsUnchanged ? 1 : 0;
                AssertSameFolders(site.Full("clean"), site.Full("output"));
            }
        }
        Assert.True(published >= 4, $"{published} published");
        Assert.Equal(published, unchanged);
    }

    [Fact]
    public void Whatever_a_site_depends_on_has_it_built_again()
    {
        using var site = PreviewEqualityTests.Site();
        var options = PreviewEqualityTests.Options(site) with { UseCache = true };
        Assert.False(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
        BuildOptions[] others = [options with { AsOf = options.AsOf.AddDays(1) }, options with { Drafts = false }, options with { BaseUrl = new Uri("https://other.example/") }];
        foreach (var other in others)
        {
            Assert.False(SiteBuild.Run(other, new BuildWatch()).IsUnchanged);
            Assert.True(SiteBuild.Run(other, new BuildWatch()).IsUnchanged);
        }
        foreach (var source in (string[])["input/topics.yaml", "input/questions/testing/page-0.md", "output-config/site.yaml", "theme/styles/60-modes.css", "theme/scripts/search-box.js"])
        {
            File.AppendAllText(site.Full(source), "\n");
            Assert.False(SiteBuild.Run(options, new BuildWatch()).IsUnchanged, source);
        }
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
    }

    /// <summary>As a branch that is left and come back to: every file is written again with the text that it had.</summary>
    [Fact]
    public void Sources_that_were_only_written_again_need_no_build()
    {
        using var site = PreviewEqualityTests.Site();
        var options = PreviewEqualityTests.Options(site) with { UseCache = true };
        SiteBuild.Run(options, new BuildWatch());
        foreach (var file in Directory.EnumerateFiles(site.Full("input"), "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file));
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
    }

    /// <summary>By a tool that puts times back, or somebody who wants the change not to be noticed.</summary>
    [Theory]
    [InlineData("output/index.html", false)]
    [InlineData("output/index.html", true)]
    [InlineData("theme/styles/60-modes.css", false)]
    [InlineData("theme/styles/60-modes.css", true)]
    public void A_file_with_another_text_of_the_same_length_and_the_old_time_is_noticed(string path, bool isReplaced)
    {
        using var site = PreviewEqualityTests.Site();
        var options = PreviewEqualityTests.Options(site) with { UseCache = true };
        File.AppendAllText(site.Full("theme/styles/60-modes.css"), "\n/* 1 */\n");
        var isOutput = path.StartsWith("output/", StringComparison.Ordinal);
        if (!isOutput)
        {
            // Younger sources are read anyway.
            Thread.Sleep(TimeSpan.FromSeconds(2.2));
        }
        SiteBuild.Run(options, new BuildWatch());
        var file = site.Full(path);
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
        var (text, time) = (File.ReadAllText(file), File.GetLastWriteTimeUtc(file));
        var changed = isOutput ? text[..^2] + "x" + text[^1] : text.Replace("/* 1 */", "/* 2 */", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(isReplaced ? file + ".new" : file, changed);
        File.SetLastWriteTimeUtc(isReplaced ? file + ".new" : file, time);
        if (isReplaced)
        {
            File.Move(file + ".new", file, overwrite: true);
        }
        Assert.False(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
        Assert.Equal(isOutput ? text : changed, File.ReadAllText(file));
    }

    /// <summary>As on systems whose files have no stamps.</summary>
    [Fact]
    public void Without_stamps_published_files_are_told_by_their_bytes()
    {
        using var site = PreviewEqualityTests.Site();
        var files = SiteBuild.Run(PreviewEqualityTests.Options(site), new BuildWatch()).Files;
        var before = PublishedState.Of(site.Full("output"), files, 2, byStamp: false);
        Assert.NotNull(before);
        Assert.Equal(before.Value, PublishedState.Of(site.Full("output"), files, 2, byStamp: false)!.Value);
        var page = site.Full("output/index.html");
        var (text, time) = (File.ReadAllText(page), File.GetLastWriteTimeUtc(page));
        File.WriteAllText(page, text[..^2] + "x" + text[^1]);
        File.SetLastWriteTimeUtc(page, time);
        Assert.Null(PublishedState.Of(site.Full("output"), files, 2, byStamp: false));
    }

    [Fact]
    public void The_cache_keeps_few_records_and_none_when_it_is_not_wanted()
    {
        using var site = PreviewEqualityTests.Site();
        Assert.Equal(0, site.Run("build", "--quiet", "--drafts", "--no-cache").ExitCode);
        Assert.False(Directory.Exists(site.Full(CacheFolder)));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, site.Run("build", "--quiet", "--drafts", "--output", site.Full($"output-{i}")).ExitCode);
        }
        // Each with the pages that its build parsed.
        var files = Directory.GetFiles(site.Full(CacheFolder));
        Assert.InRange(files.Length, 2, 16);
        Assert.Equal(files.Where(file => !file.EndsWith(".pages", StringComparison.Ordinal)).Select(file => file + ".pages").Order(StringComparer.Ordinal), files.Where(file => file.EndsWith(".pages", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>A pull request may bring an output folder, with any names in it.</summary>
    [Fact]
    public void The_name_of_a_foreign_file_commands_neither_a_terminal_nor_the_program_that_reads_the_log()
    {
        using var site = PreviewEqualityTests.Site();
        Assert.Equal(0, site.Run("build", "--no-cache", "--drafts").ExitCode);
        File.WriteAllText(site.Full("output/a\n::error::Told\u001b[31m"), "");
        var (exitCode, _, errors) = site.Run("build", "--no-cache", "--drafts", "--quiet");
        Assert.Equal(2, exitCode);
        Assert.Contains("holds 'a\\u000a::error::Told\\u001b[31m', which no build wrote", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', errors);
    }

    /// <summary>The records of the cache know nothing of it, and a build would replace the folder.</summary>
    [Theory]
    [InlineData("thesis.txt", "precious", "holds 'thesis.txt'")]
    [InlineData("iatrox-manifest.json", "{", "which no build wrote")]
    [InlineData("iatrox-manifest.json", "{\"files\":[{\"path\":null}]}", "which no build wrote")]
    public void A_folder_that_somebody_put_a_file_into_or_whose_list_cannot_be_read_is_refused_with_a_cache_too(string path, string text, string says)
    {
        using var site = PreviewEqualityTests.Site();
        var options = PreviewEqualityTests.Options(site) with { UseCache = true };
        SiteBuild.Run(options, new BuildWatch());
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
        File.WriteAllText(site.Full("output/" + path), text);
        var refusal = Assert.Throws<PublishException>(() => SiteBuild.Run(options, new BuildWatch()));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(site.Full("output/" + path)));
    }

    /// <summary>Its stamp would stand for a folder with that file, which the next build would then replace.</summary>
    [Fact]
    public void A_site_that_somebody_puts_a_file_into_before_it_is_remembered_is_not()
    {
        using var site = PreviewEqualityTests.Site();
        var options = PreviewEqualityTests.Options(site) with { UseCache = true };
        SiteBuild.Run(options, new BuildWatch());
        File.AppendAllText(site.Full("input/topics.yaml"), "\n");
        DiskStep.Watch(step => File.WriteAllText(site.Full(step == "remove stage" ? "output/thesis.txt" : "elsewhere"), "precious"));
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsPublished);
        DiskStep.Watch(null);
        Assert.Throws<PublishException>(() => SiteBuild.Run(options, new BuildWatch()));
        Assert.Equal("precious", File.ReadAllText(site.Full("output/thesis.txt")));
    }

    /// <summary>As another build does that ends while this one remembers: its files may be as long as these.</summary>
    [Fact]
    public void A_site_that_was_replaced_before_it_is_remembered_is_not()
    {
        using var site = PreviewEqualityTests.Site();
        var options = PreviewEqualityTests.Options(site) with { UseCache = true };
        SiteBuild.Run(options, new BuildWatch());
        File.AppendAllText(site.Full("input/topics.yaml"), "\n");
        DiskStep.Watch(step =>
        {
            if (step == "remove stage")
            {
                Directory.Move(site.Full("output"), site.Full("elsewhere"));
                foreach (var file in Directory.GetFiles(site.Full("elsewhere"), "*", SearchOption.AllDirectories))
                {
                    var copy = site.Full(Path.Combine("output", Path.GetRelativePath(site.Full("elsewhere"), file)));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.WriteAllBytes(copy, File.ReadAllBytes(file));
                }
                File.WriteAllText(site.Full("output/robots.txt"), new string('x', File.ReadAllText(site.Full("output/robots.txt")).Length));
            }
        });
        Assert.True(SiteBuild.Run(options, new BuildWatch()).IsPublished);
        DiskStep.Watch(null);
        Assert.False(SiteBuild.Run(options, new BuildWatch()).IsUnchanged);
        Assert.DoesNotContain("xxx", File.ReadAllText(site.Full("output/robots.txt")), StringComparison.Ordinal);
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        bytes[random.Next(bytes.Length)] ^= 1;
        return bytes;
    }

    private static void EachRecord(CliSite site, Action<string> change)
    {
        foreach (var record in Directory.Exists(site.Full(CacheFolder)) ? Directory.GetFiles(site.Full(CacheFolder)) : [])
        {
            change(record);
        }
    }

    private static void Published(CliSite site, Action<string> change)
    {
        if (File.Exists(site.Full("output/index.html")))
        {
            change(site.Full("output/index.html"));
        }
    }

    internal static void AssertSameFolders(string expected, string actual)
    {
        Assert.Equal(Contents(expected), Contents(actual));

        static IEnumerable<(string Path, string Bytes)> Contents(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => (Path.GetRelativePath(folder, path), Convert.ToBase64String(File.ReadAllBytes(path))));
    }
}
