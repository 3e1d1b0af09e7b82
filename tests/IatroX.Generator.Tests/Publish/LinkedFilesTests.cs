using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Publish;

/// <summary>What a new site takes over from the one that lies in the output folder.</summary>
public sealed class LinkedFilesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    private readonly TemporaryFolder folder = new();

    /// <summary>Paths of the files that the last publish made.</summary>
    private readonly List<string> made = [];

    public LinkedFilesTests() => Assert.SkipUnless(FileStamp.IsKnown, "Here every file is made.");

    private string Output => folder.PathOf("site");

    public void Dispose()
    {
        DiskStep.Watch(null);
        folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_file_with_the_old_key_and_stamp_is_the_old_file_itself(int jobs)
    {
        var left = Publish(null, jobs, File("a/b.txt", "text", 1), File("index.html", "home", 2));
        var (inode, manifest) = (InodeOf("a/b.txt"), Read(Manifest.FileName));
        for (var round = 0; round < 3; round++)
        {
            left = Publish(left, jobs, File("a/b.txt", "text", 1), File("index.html", "home", 2));
            Assert.Empty(made);
            Assert.Equal((inode, manifest), (InodeOf("a/b.txt"), Read(Manifest.FileName)));
            Assert.Equal(["site", ".site.lock"], Directory.GetFileSystemEntries(folder.FullPath).Select(Path.GetFileName).OrderDescending(StringComparer.Ordinal));
        }
        Publish(left, jobs, File("a/b.txt", "text", 1), File("index.html", "new home", 3));
        Assert.Equal(["index.html"], made);
        Assert.Equal((inode, "text", "new home"), (InodeOf("a/b.txt"), Read("a/b.txt"), Read("index.html")));
    }

    [Fact]
    public void Until_the_new_site_stands_a_file_lies_in_both()
    {
        var left = Publish(null, 1, File("a.txt", "text", 1));
        var inode = InodeOf("a.txt");
        Publish(left, 1, File("a.txt", "text", 1), OutputFile.Text("b.txt", () => $"{InodeOf("a.txt") == inode}, {InodeOf("../.site.stage/a.txt") == inode}"));
        Assert.Equal(("True, True", inode), (Read("b.txt"), InodeOf("a.txt")));
    }

    [Fact]
    public void A_file_with_another_key_or_none_is_made()
    {
        var left = Publish(null, 1, File("a.txt", "a", 1), File("b.txt", "b", 2), File("c.txt", "c", null), File("d.txt", "d", null));
        Publish(left, 1, File("a.txt", "A", 3), File("b.txt", "B", null), File("c.txt", "C", null), File("d.txt", "D", 4), File("e.txt", "E", 1));
        Assert.Equal(["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"], made);
        Assert.Equal("ABCDE", string.Concat(made.Select(Read)));
    }

    [Theory]
    [InlineData("written over")]
    [InlineData("replaced")]
    [InlineData("gone")]
    [InlineData("a link")]
    [InlineData("for its owner only")]
    public void A_file_that_is_not_as_it_was_left_is_made(string damage)
    {
        var left = Publish(null, 1, File("a.txt", "text", 1), File("b.txt", "text", 2));
        var (path, time) = (Path.Combine(Output, "a.txt"), System.IO.File.GetLastWriteTimeUtc(Path.Combine(Output, "a.txt")));
        switch (damage)
        {
            case "written over":
                System.IO.File.WriteAllText(path, "TEXT");
                System.IO.File.SetLastWriteTimeUtc(path, time);
                break;
            case "replaced":
                System.IO.File.WriteAllText(path + ".new", "TEXT");
                System.IO.File.SetLastWriteTimeUtc(path + ".new", time);
                System.IO.File.Move(path + ".new", path, overwrite: true);
                break;
            case "gone":
                System.IO.File.Delete(path);
                break;
            case "a link":
                System.IO.File.Move(path, folder.PathOf("elsewhere"));
                System.IO.File.CreateSymbolicLink(path, folder.PathOf("elsewhere"));
                break;
            case "for its owner only" when !OperatingSystem.IsWindows():
                System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                left = LeftOf(left.Files);
                break;
        }
        Publish(left, 1, File("a.txt", "text", 1), File("b.txt", "text", 2));
        Assert.Equal(["a.txt"], made);
        Assert.Equal("text", Read("a.txt"));
        Assert.Null(new FileInfo(path).LinkTarget);
        Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(path) == System.IO.File.GetUnixFileMode(Path.Combine(Output, "b.txt")));
    }

    /// <summary>As on a file system that knows one name a file, or when somebody was quicker.</summary>
    [Fact]
    public void A_file_that_cannot_be_linked_is_made()
    {
        var left = Publish(null, 1, File("a.txt", "text", 1), File("b.txt", "text", 2));
        DiskStep.Watch(step =>
        {
            if (step == "link a.txt")
            {
                System.IO.File.Delete(Path.Combine(Output, "a.txt"));
            }
        });
        Publish(left, 1, File("a.txt", "text", 1), File("b.txt", "text", 2));
        Assert.Equal(["a.txt"], made);
        Assert.Equal(("text", "text"), (Read("a.txt"), Read("b.txt")));
    }

    [Fact]
    public void Two_files_with_one_path_fail_and_leave_the_old_site()
    {
        var left = Publish(null, 1, File("a.txt", "text", 1));
        Assert.ThrowsAny<IOException>(() => Publish(left, 1, File("a.txt", "text", 1), File("a.txt", "text", 1)));
        Assert.Equal("text", Read("a.txt"));
        Assert.Equal(left.Files, Publish(left, 1, File("a.txt", "text", 1)).Files);
    }

    [Fact]
    public void A_stage_of_links_that_a_killed_build_left_harms_neither_site()
    {
        var left = Publish(null, 1, File("a.txt", "text", 1), File("b.txt", "text", 2));
        using (var stage = new StagedFolder(folder.PathOf(".site.stage")))
        using (var old = OldSite.Open(Output, left, stage))
        {
            Assert.True(old!.TryTake(File("a.txt", "text", 1), withCopies: false));
        }
        Assert.Equal("text", Read("a.txt"));
        Publish(left, 1, File("a.txt", "text", 1), File("b.txt", "new", 3));
        Assert.Equal(("text", "new"), (Read("a.txt"), Read("b.txt")));
        Assert.Empty(Directory.GetDirectories(folder.FullPath, ".site.*"));
    }

    [Theory]
    [InlineData("thesis.txt")]
    [InlineData("a/thesis.txt")]
    [InlineData("a/b/thesis.txt")]
    [InlineData("more/thesis.txt")]
    [InlineData(Manifest.FileName)]
    public void What_a_build_left_does_not_hide_what_somebody_put_there_since(string path)
    {
        var left = Publish(null, 1, File("a/b/c.txt", "text", 1), File("index.html", "home", 2));
        folder.Write("site/" + path, "precious");
        Assert.Throws<PublishException>(() => Publish(left, 1, File("a/b/c.txt", "text", 1), File("index.html", "home", 2)));
        Assert.Equal("precious", Read(path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Compressed_copies_are_taken_over_with_their_file_and_made_for_new_ones(int jobs)
    {
        var (text, other) = (new string('x', 2000), new string('y', 2000));
        ImmutableArray<OutputFile> files = [File("a.html", text, 1), File("b.html", text, 2), File("c.html", "too short for copies", 3)];
        var left = Publish(null, jobs, withCopies: true, files);
        Assert.Equal(["a.html", "a.html.br", "a.html.gz", "b.html", "b.html.br", "b.html.gz", "c.html"], left.Files.Select(file => file.Path));
        var compressed = System.IO.File.ReadAllBytes(Path.Combine(Output, "a.html.br"));
        var (plain, copy) = (InodeOf("a.html"), InodeOf("a.html.br"));

        left = Publish(left, jobs, withCopies: true, [files[0], File("b.html", other, 4), files[2]]);
        Assert.Equal(["b.html"], made);
        Assert.Equal(7, left.Files.Length);
        Assert.Equal((plain, copy), (InodeOf("a.html"), InodeOf("a.html.br")));

        System.IO.File.AppendAllText(Path.Combine(Output, "a.html.gz"), "x");
        left = Publish(left, jobs, withCopies: true, [files[0], File("b.html", other, 4), files[2]]);
        Assert.Equal(["a.html"], made);
        Assert.Equal(compressed, System.IO.File.ReadAllBytes(Path.Combine(Output, "a.html.br")));
        Assert.NotEqual((plain, copy), (InodeOf("a.html"), InodeOf("a.html.br")));

        Publish(left, jobs, withCopies: false, files);
        Assert.Equal(["a.html", "b.html", "c.html"], Directory.GetFiles(Output, "*.html*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private OutputFile File(string path, string text, int? key) => OutputFile.Text(path, () =>
    {
        lock (made)
        {
            made.Add(path);
        }
        return text;
    }) with { Key = key is null ? null : (UInt128)key };

    private LeftFiles Publish(LeftFiles? left, int jobs, params ImmutableArray<OutputFile> files) => Publish(left, jobs, withCopies: false, files);

    private LeftFiles Publish(LeftFiles? left, int jobs, bool withCopies, ImmutableArray<OutputFile> files)
    {
        made.Clear();
        return LeftOf(Publisher.Publish(
            files, Output, Today, jobs, copies: withCopies ? (stage, written) => Precompressor.Compress(written, stage, withBrotli: true, jobs) : null, left: left).Files);
    }

    private LeftFiles LeftOf(ImmutableArray<PublishedFile> files) => new(files, PublishedState.Of(Output, files, 1)!.Value);

    private string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Output, path));

    private long InodeOf(string path) => FileStamp.OfFile(Path.Combine(Output, path), follow: false)!.Value.Stamp.Inode;
}
