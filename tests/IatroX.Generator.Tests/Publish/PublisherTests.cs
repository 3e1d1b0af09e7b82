using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Publish;

public sealed class PublisherTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    private readonly TemporaryFolder folder = new();

    private string Output => folder.PathOf("site");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_site_is_written_with_a_manifest_of_every_file()
    {
        Publish(File("index.html", "home"), File("a/b.txt", "text"));

        Assert.Equal(["a/b.txt", "iatrox-manifest.json", "index.html"], Published());
        Assert.Equal(
            """
            {"version":1,"asOf":"2026-01-15","files":[
            {"path":"a/b.txt","bytes":4,"sha256":"982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"},
            {"path":"index.html","bytes":4,"sha256":"4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"}
            ]}

            """.ReplaceLineEndings("\n"),
            Read(Manifest.FileName));
    }

    [Fact]
    public void A_new_site_replaces_the_old_one_whole_and_nothing_is_left_beside_it()
    {
        Publish(File("old.html", "old"));
        Publish(File("new.html", "new"));

        Assert.Equal(["iatrox-manifest.json", "new.html"], Published());
        Assert.Equal(["site"], Directory.GetFileSystemEntries(folder.FullPath).Select(Path.GetFileName).Where(name => !name!.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_reader_sees_the_old_site_until_the_new_one_is_whole()
    {
        Publish(File("index.html", "old"));
        var seen = "";
        Publish(File("index.html", "new"), OutputFile.Of("z.html", () =>
        {
            seen = Read("index.html");
            return Bytes("z");
        }));

        Assert.Equal(("old", "new"), (seen, Read("index.html")));
    }

    [Fact]
    public void A_page_that_fails_leaves_the_old_site_and_says_what_failed()
    {
        Publish(File("index.html", "old"));

        Assert.Throws<InvalidDataException>(() => Publish(File("index.html", "new"), OutputFile.Of("b.html", () => throw new InvalidDataException())));

        Assert.Equal("old", Read("index.html"));
        Assert.Empty(Directory.GetDirectories(folder.FullPath, ".site.*"));
    }

    [Fact]
    public void Two_files_with_one_path_fail_and_leave_the_old_site()
    {
        Publish(File("index.html", "old"));
        Assert.ThrowsAny<IOException>(() => Publish(File("index.html", "new"), File("index.html", "newer")));
        Assert.Equal("old", Read("index.html"));
    }

    [Fact]
    public void What_a_killed_build_left_behind_is_removed()
    {
        folder.Write(".site.stage/half.html", "half");
        folder.Write(".site.old/index.html", "older");

        Publish(File("index.html", "new"));

        Assert.Equal(["iatrox-manifest.json", "index.html"], Published());
        Assert.Empty(Directory.GetDirectories(folder.FullPath, ".site.*"));
    }

    [Fact]
    public void A_site_that_a_killed_build_had_put_aside_stands_again_before_anything_is_written()
    {
        Publish(File("index.html", "old"));
        Directory.Move(Output, folder.PathOf(".site.old"));
        folder.Write(".site.stage/index.html", "new");

        Assert.Throws<InvalidDataException>(() => Publish(OutputFile.Of("index.html", () => throw new InvalidDataException())));

        Assert.Equal("old", Read("index.html"));
        Assert.Empty(Directory.GetDirectories(folder.FullPath, ".site.*"));
    }

    [Fact]
    public void What_was_put_aside_and_is_no_site_does_not_stand_again()
    {
        folder.Write(".site.old/index.html", "older");
        Assert.Throws<InvalidDataException>(() => Publish(OutputFile.Of("index.html", () => throw new InvalidDataException())));
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public void A_file_that_somebody_else_puts_into_the_new_site_keeps_it_from_being_published()
    {
        Publish(File("index.html", "old"));

        Assert.Throws<IOException>(() => Publish(OutputFile.Of("index.html", () =>
        {
            folder.Write(".site.stage/foreign.html", "foreign");
            return Bytes("new");
        })));

        Assert.Equal("old", Read("index.html"));
        Assert.Empty(Directory.GetDirectories(folder.FullPath, ".site.*"));
    }

    [Fact]
    public void The_length_of_the_list_of_files_is_told_since_a_host_counts_it_too()
    {
        var published = Publisher.Publish([File("index.html", "home")], Output, Today, jobs: 1);
        Assert.Equal(new FileInfo(Path.Combine(Output, Manifest.FileName)).Length, published.ManifestBytes);
    }

    [Fact]
    public void A_folder_that_no_build_made_is_never_replaced()
    {
        folder.Write("site/thesis.txt", "precious");
        Assert.Throws<PublishException>(() => Publish(File("index.html", "new")));
        Assert.Equal("precious", Read("thesis.txt"));
    }

    [Fact]
    public void An_empty_folder_is_used()
    {
        Directory.CreateDirectory(Output);
        Publish(File("index.html", "new"));
        Assert.Equal("new", Read("index.html"));
    }

    [Fact]
    public void A_link_or_a_file_in_the_outputs_place_is_refused()
    {
        Directory.CreateDirectory(folder.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(Output, folder.PathOf("elsewhere"));
        Assert.Throws<PublishException>(() => Publish(File("index.html", "new")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.PathOf("elsewhere")));

        folder.Write("file", "x");
        Assert.Throws<PublishException>(() => Publisher.Publish([File("index.html", "new")], folder.PathOf("file"), Today, 1));
    }

    [Fact]
    public void A_second_build_to_the_same_folder_is_turned_away_while_the_first_publishes()
    {
        PublishException? refused = null;
        Publish(OutputFile.Of("index.html", () =>
        {
            refused = Assert.Throws<PublishException>(() => Publish(File("index.html", "second")));
            return Bytes("first");
        }));

        Assert.Contains("another build", refused!.Message, StringComparison.Ordinal);
        Assert.Equal("first", Read("index.html"));
    }

    [Theory]
    [InlineData("site", "site/input")]
    [InlineData("site/input", "site")]
    [InlineData("site/input/deeper", "site/input")]
    [InlineData("site", "site")]
    [InlineData("site/input/..public", "site/input")]
    [InlineData("site", "site/..content")]
    public void The_output_may_not_hold_or_lie_in_the_sites_sources(string output, string source) =>
        Assert.Throws<PublishException>(() => OutputFolder.RequireApart(folder.PathOf(output), [folder.PathOf(source)]));

    [Theory]
    [InlineData("site/output", "site/input")]
    [InlineData("site/input-built", "site/input")]
    [InlineData("site/..built", "site/input")]
    public void A_folder_beside_the_sources_may_be_the_output(string output, string source) =>
        OutputFolder.RequireApart(folder.PathOf(output), [folder.PathOf(source)]);

    private static OutputFile File(string path, string text) => OutputFile.Text(path, () => text);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private void Publish(params ImmutableArray<OutputFile> files) => Publisher.Publish(files, Output, Today, jobs: 1);

    private string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Output, path));

    private IEnumerable<string> Published() => Directory.GetFiles(Output, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Output, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
