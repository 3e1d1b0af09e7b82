using System.Diagnostics;
using System.Net.Sockets;
using IatroX.Generator;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Files;

/// <summary>Nothing outside the site's folders is read or written, and nothing makes the build wait.</summary>
public sealed class FileTests : IDisposable
{
    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("input/questions/testing/link.md")]
    [InlineData("input/pages/link.md")]
    [InlineData("input/reviewers/link.yaml")]
    [InlineData("input/synonyms.yaml")]
    [InlineData("input/media/link.png")]
    [InlineData("input/questions/link")]
    [InlineData("theme/templates/link.html")]
    [InlineData("output-config/hosts/nginx.yaml")]
    public void A_link_anywhere_is_a_finding_and_what_it_leads_to_is_in_no_file_of_the_site(string path)
    {
        site.Write("secret", "TOP-SECRET");
        Directory.CreateDirectory(Path.GetDirectoryName(site.PathOf(path))!);
        File.CreateSymbolicLink(site.PathOf(path), site.PathOf("secret"));
        var result = SiteBuild.Run(site.Options, new BuildWatch());
        Assert.Contains(result.Findings, finding => finding.At.File == path && finding.Severity == Severity.Error);
        Assert.False(Directory.Exists(site.Output));
    }

    [Fact]
    public void A_folder_that_becomes_a_link_after_it_was_listed_leads_nowhere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux opens a path without following any link in it.");
        site.Write("elsewhere/first.md", "---\nquestion: SECRET?\n---\n");
        var input = InputFolder.Find(site.PathOf("input"), "input");
        Directory.Move(site.PathOf("input/questions/testing"), site.PathOf("aside"));
        Directory.CreateSymbolicLink(site.PathOf("input/questions/testing"), site.PathOf("elsewhere"));
        var (text, finding) = TextFile.Read(input, "questions/testing/first.md");
        Assert.Null(text);
        Assert.Same(Rules.UnreadableFile, finding!.Rule);
    }

    [Fact]
    public void A_folder_swapped_with_a_link_again_and_again_while_builds_run_never_gives_its_secret()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux opens a path without following any link in it.");
        site.Write("elsewhere/first.md", File.ReadAllText(site.PathOf(SmallSite.Page)).Replace("edition 0", "SECRET", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(site.PathOf("link"), site.PathOf("elsewhere"));
        var (real, link, aside) = (site.PathOf("input/questions/testing"), site.PathOf("link"), site.PathOf("aside"));
        using var stop = new CancellationTokenSource();
        var swapping = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Directory.Move(real, aside);
                Directory.Move(link, real);
                Directory.Move(real, link);
                Directory.Move(aside, real);
            }
        });
        swapping.Start();
        for (var round = 0; round < 40; round++)
        {
            var reading = SiteBuild.Read(site.Options, new BuildWatch(), withHistory: false);
            Assert.DoesNotContain(reading.Site?.Questions ?? [], question => question.Body.Source.ToString().Contains("SECRET", StringComparison.Ordinal));
        }
        stop.Cancel();
        swapping.Join();
    }

    [Fact]
    public async Task Pipes_sockets_and_devices_are_findings_and_never_make_a_build_wait()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has them all.");
        foreach (var path in (string[])["input/questions/testing/pipe.md", "input/synonyms.yaml", "input/media/pipe.png", "input/pages/pipe.md"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(site.PathOf(path))!);
            using var mkfifo = Process.Start("mkfifo", site.PathOf(path));
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(site.PathOf("input/questions/testing/socket.md")));
        var result = await Task.Run(() => SiteBuild.Run(site.Options, new BuildWatch()), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["input/media/pipe.png", "input/pages/pipe.md", "input/questions/testing/pipe.md", "input/questions/testing/socket.md", "input/synonyms.yaml"],
            result.Findings.Where(finding => finding.Rule == Rules.UnreadableFile).Select(finding => finding.At.File).Order(StringComparer.Ordinal));
        Assert.All((string[])["/dev/zero", "/dev/null", "/dev"], path => Assert.Null(PlainFile.Read(path, 1000).Bytes));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd/")]
    [InlineData("//evil.test/")]
    [InlineData("C:\\Windows\\x")]
    [InlineData("\\\\server\\share")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a\u0000b/")]
    [InlineData("/./x/")]
    [InlineData("/questions/../../x/")]
    [InlineData("/iatrox-manifest.json")]
    [InlineData("/index.html")]
    [InlineData("/questions/first/index.html")]
    [InlineData("/INDEX.html")]
    [InlineData("/Questions/other/")]
    [InlineData("/questions/FIRST/")]
    [InlineData("/Feed.xml")]
    [InlineData("/About/")]
    [InlineData("/_worker.js")]
    [InlineData("/_routes.json")]
    [InlineData("/_headers/")]
    [InlineData("/sw.js")]
    [InlineData("/web.config")]
    [InlineData("/old/web.config")]
    [InlineData("/vercel.json")]
    [InlineData("/favicon.ico/x/")]
    [InlineData("/old.html\", \"/old.html/below/")]
    [InlineData("/OLD.html/below/\", \"/old.html")]
    public void An_alias_that_leads_out_of_the_site_or_over_its_files_is_refused(string alias)
    {
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n\nText.\n");
        site.Write(SmallSite.Page, File.ReadAllText(site.PathOf(SmallSite.Page)).Replace("nice: []", $"nice: []\naliases: [\"{alias.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}\"]", StringComparison.Ordinal));
        var result = SiteBuild.Run(site.Options, new BuildWatch());
        Assert.Contains(result.Findings, finding => finding.Severity == Severity.Error && finding.At.File == SmallSite.Page);
        Assert.False(result.IsPublished);
    }

    [Theory]
    [InlineData("input")]
    [InlineData("input/inside")]
    [InlineData("theme")]
    [InlineData("output-config")]
    [InlineData(".")]
    [InlineData("link/inside")]
    [InlineData("link")]
    public void An_output_that_holds_the_sites_sources_or_lies_in_them_is_refused_by_any_path(string output)
    {
        Directory.CreateSymbolicLink(site.PathOf("link"), site.PathOf("input"));
        Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options with { Output = site.PathOf(output) }, new BuildWatch()));
        Assert.True(File.Exists(site.PathOf(SmallSite.Page)));
        Assert.False(Directory.Exists(site.PathOf("input/inside")));
    }

    [Theory]
    [InlineData("/old.html")]
    [InlineData("/old/1.2/page.PHP")]
    [InlineData("/old/")]
    [InlineData("/answers/old.html/below/")]
    public void An_alias_that_older_sites_had_is_kept(string alias)
    {
        site.Write(SmallSite.Page, File.ReadAllText(site.PathOf(SmallSite.Page)).Replace("nice: []", $"nice: []\naliases: [\"{alias}\"]", StringComparison.Ordinal));
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        Assert.True(File.Exists(Path.Combine(site.Output, OutputFile.PathOf(alias))));
    }

    [Fact]
    public void Whatever_lies_at_the_top_of_a_site_is_no_address_for_a_page_or_an_alias()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var host in (string[])["github-pages", "netlify", "azure-static-web-apps", "nginx", "apache"])
        {
            site.Write("output-config/site.yaml", File.ReadAllText(site.PathOf("output-config/site.yaml")).Split("host:")[0] + $"host: {host}\n");
            Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
            names.UnionWith(Directory.GetFileSystemEntries(site.Output).Select(Path.GetFileName)!);
        }
        names.Remove("questions");
        var aliases = string.Join(", ", names.Select(name => $"/{name}/below/"));
        site.Write(SmallSite.Page, File.ReadAllText(site.PathOf(SmallSite.Page)).Replace("nice: []", $"nice: []\naliases: [{aliases}]", StringComparison.Ordinal));
        var told = SiteBuild.Read(site.Options, new BuildWatch(), withHistory: false).Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        Assert.DoesNotContain(names, name => !told.Exists(finding => finding.Message.Contains($"/{name}/below/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_path_that_is_too_long_and_a_folder_of_too_many_files_are_findings_that_name_the_limit()
    {
        var folder = string.Concat(Enumerable.Repeat("a-long-name-of-a-folder/", 8));
        site.Write($"input/media/{folder}a", "x");
        site.Write($"input/media/{folder}ab.png", "x");
        var findings = InputFolder.Find(site.PathOf("input"), "input").Findings;
        Assert.Contains("200 is the most", Assert.Single(findings).Message, StringComparison.Ordinal);
        Directory.Delete(site.PathOf("input/media"), recursive: true);
        var (found, told) = (InputFolder.Find(site.PathOf("input"), "input", maxFiles: 2).Paths.Length, InputFolder.Find(site.PathOf("input"), "input", maxFiles: 2).Findings);
        Assert.Equal((2, Rules.TooLarge), (found, Assert.Single(told).Rule));
        Assert.Empty(InputFolder.Find(site.PathOf("input"), "input", maxFiles: 3).Findings);
    }

    /// <summary>As in an archive from a system that wrote names in Latin-1.</summary>
    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_a_finding_that_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have no such names.");
        site.Write("input/media/\ufffd.pdf", "%PDF-1.7");
        await Shell("printf x > \"$(printf 'questions/testing/caf\\351.md')\" && mkdir \"$(printf 'pages\\377')\" && ln -s . \"$(printf 'link\\377')\"");
        var findings = InputFolder.Find(site.PathOf("input"), "input").Findings.OrderBy(finding => finding.At.File, StringComparer.Ordinal).ToList();
        Assert.Equal(["input/link\ufffd", "input/pages\ufffd", "input/questions/testing/caf\ufffd.md"], findings.Select(finding => finding.At.File));
        Assert.All(findings, finding => Assert.Equal((Rules.BadFileName, true), (finding.Rule, finding.Message.StartsWith("the name is not UTF-8", StringComparison.Ordinal))));
        await Shell("rm -r questions/testing/caf* pages* link*"); // which .NET cannot
    }

    private async Task Shell(string command)
    {
        using var shell = System.Diagnostics.Process.Start("sh", ["-c", $"cd \"$0\" && {command}", site.PathOf("input")]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }

    [Theory]
    [InlineData("{\"version\":1,\"files\":[{\"path\":null}]}")]
    [InlineData("{\"version\":1,\"files\":null}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("\u0000")]
    public void A_folder_whose_list_cannot_be_read_is_kept(string list)
    {
        site.Write("site/output/iatrox-manifest.json", list);
        site.Write("site/output/thesis.txt", "precious");
        Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch()));
        Assert.Equal("precious", File.ReadAllText(site.PathOf("site/output/thesis.txt")));
        var (_, finding) = PublishedList.Read(site.PathOf("site/output/iatrox-manifest.json"), "list");
        Assert.NotNull(finding);
    }

    [Fact]
    public void A_link_that_lies_in_the_place_of_the_lock_the_stage_or_the_output_leads_nowhere()
    {
        site.Write("elsewhere/precious.txt", "precious");
        Directory.CreateDirectory(site.Parent);
        foreach (var name in (string[])[".output.stage", ".output.old"])
        {
            Directory.CreateSymbolicLink(Path.Combine(site.Parent, name), site.PathOf("elsewhere"));
        }
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        Assert.Empty(site.Leftovers());

        File.Delete(Path.Combine(site.Parent, ".output.lock"));
        File.CreateSymbolicLink(Path.Combine(site.Parent, ".output.lock"), site.PathOf("elsewhere/made.txt"));
        Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch()));
        File.Delete(Path.Combine(site.Parent, ".output.lock"));
        Directory.Delete(site.Output, recursive: true);
        Directory.CreateSymbolicLink(site.Output, site.PathOf("elsewhere"));
        Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch()));
        Assert.Equal([site.PathOf("elsewhere/precious.txt")], Directory.GetFileSystemEntries(site.PathOf("elsewhere")));
    }

    [Theory]
    [InlineData(".output.stage", false, "is a file or link, where builds keep a folder")]
    [InlineData(".output.old", false, "is a file or link, where builds keep a folder")]
    [InlineData(".output.lock", true, "is a folder, where builds keep a file")]
    public void What_lies_in_the_place_of_the_stage_or_the_lock_is_kept_and_named(string name, bool isFolder, string reason)
    {
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        site.WriteEdition(1);
        var path = Path.Combine(site.Parent, name);
        File.Delete(path);
        site.Write(Path.Combine("site", name) + (isFolder ? "/precious.txt" : ""), "precious");
        var error = Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch()));
        Assert.Contains($"'{path}' {reason}", error.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(isFolder ? Path.Combine(path, "precious.txt") : path));
        Assert.Equal(0, site.PublishedEdition());
    }

    [Fact]
    public void A_folder_that_only_looks_published_because_of_a_file_in_it_is_kept()
    {
        site.Write("site/output/iatrox-manifest.json", "{\"version\":1,\"asOf\":\"2026-01-01\",\"files\":[]}");
        site.Write("site/output/thesis.txt", "precious");
        Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch()));
        Assert.Equal("precious", File.ReadAllText(site.PathOf("site/output/thesis.txt")));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("questions/first/notes.txt")]
    [InlineData("questions/other/index.html")]
    [InlineData("assets/.hidden/notes.txt")]
    public void A_file_that_no_build_wrote_is_named_and_kept_at_any_depth_and_the_site_with_it(string path)
    {
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        site.Write($"site/output/{path}", "precious");
        site.WriteEdition(1);
        var refusal = Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch()));
        Assert.Contains($"holds '{path}', which no build wrote", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(site.PathOf($"site/output/{path}")));
        File.Delete(site.PathOf($"site/output/{path}"));
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        Assert.Equal(1, site.PublishedEdition());
    }

    /// <summary>A whole tree behind a link is not the site's, and is not looked at.</summary>
    [Fact]
    public void A_link_in_a_published_folder_is_named_and_not_followed_and_what_file_managers_leave_there_goes()
    {
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        site.Write("elsewhere/precious.txt", "precious");
        site.Write("site/output/questions/.DS_Store", "x");
        site.Write("site/output/Thumbs.db", "x");
        Directory.CreateDirectory(site.PathOf("site/output/questions/empty"));
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        Assert.False(Path.Exists(site.PathOf("site/output/Thumbs.db")));

        Directory.CreateSymbolicLink(site.PathOf("site/output/questions/link"), site.PathOf("elsewhere"));
        Assert.Contains("holds 'questions/link'", Assert.Throws<PublishException>(() => SiteBuild.Run(site.Options, new BuildWatch())).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(site.PathOf("elsewhere/precious.txt")));
    }

    [Fact]
    public async Task A_list_of_files_or_a_record_of_builds_that_is_a_pipe_or_a_device_does_not_make_a_build_wait()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has them all.");
        Assert.True(SiteBuild.Run(site.Options with { UseCache = true }, new BuildWatch()).IsPublished);
        var kept = Directory.GetFiles(site.PathOf(".iatrox-cache/build"));
        Assert.Equal(2, kept.Length);
        foreach (var file in kept)
        {
            File.Delete(file);
            await Shell($"mkfifo '{file}'");
        }
        Assert.True((await BuildSoon(site.Options with { UseCache = true })).IsPublished);
        Assert.All(kept, file => Assert.True(new FileInfo(file).Length > 0));

        File.Delete(Path.Combine(site.Output, "iatrox-manifest.json"));
        await Shell($"mkfifo '{site.Output}/iatrox-manifest.json'");
        await Assert.ThrowsAsync<PublishException>(() => BuildSoon(site.Options));
    }

    private static Task<BuildResult> BuildSoon(BuildOptions options) =>
        Task.Run(() => SiteBuild.Run(options, new BuildWatch()), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    [Fact]
    public void A_picture_that_is_swapped_for_a_link_after_it_was_checked_is_not_published()
    {
        site.Write("secret", "TOP-SECRET");
        site.Write("input/media/a.pdf", "%PDF-1.7");
        var (files, _) = MediaFolder.Read(InputFolder.Find(site.PathOf("input"), "input"));
        File.Delete(site.PathOf("input/media/a.pdf"));
        File.CreateSymbolicLink(site.PathOf("input/media/a.pdf"), site.PathOf("secret"));
        Assert.Throws<IOException>(() => MediaFolder.Bytes(Assert.Single(files)));
    }
}
