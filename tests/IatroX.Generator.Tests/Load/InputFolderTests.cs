using System.Diagnostics;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Load;

public sealed class InputFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private InputFolder Find() => InputFolder.Find(folder.PathOf("input"), "input");

    [Fact]
    public void Files_are_found_in_ordinal_order_and_hidden_ones_left_out()
    {
        foreach (var path in (string[])["b/z.md", "b/é.md", "B/a.md", "a.md", ".git/config", "b/.hidden", "b/draft.md~"])
        {
            folder.Write("input/" + path, "x");
        }
        Assert.Equal(["B/a.md", "a.md", "b/z.md", "b/é.md"], Find().Paths);
    }

    [Fact]
    public void Links_are_findings_and_never_followed()
    {
        folder.Write("secret/key.md", "x");
        folder.Write("input/a.md", "x");
        File.CreateSymbolicLink(folder.PathOf("input", "file.md"), folder.PathOf("secret", "key.md"));
        Directory.CreateSymbolicLink(folder.PathOf("input", "folder"), folder.PathOf("secret"));
        Directory.CreateSymbolicLink(folder.PathOf("input", "circle"), folder.PathOf("input"));
        File.CreateSymbolicLink(folder.PathOf("input", "broken.md"), folder.PathOf("nowhere"));

        var found = Find();

        Assert.Equal(["a.md"], found.Paths);
        Assert.Equal(["input/broken.md", "input/circle", "input/file.md", "input/folder"], found.Findings.Select(finding => finding.At.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_link_put_in_a_files_place_after_the_folder_was_read_is_not_followed()
    {
        folder.Write("secret.md", "secret");
        folder.Write("input/a.md", "x");
        var found = Find();
        File.Delete(folder.PathOf("input", "a.md"));
        File.CreateSymbolicLink(folder.PathOf("input", "a.md"), folder.PathOf("secret.md"));

        Assert.Same(Rules.UnreadableFile, TextFile.Read(found, "a.md").Finding!.Rule);
    }

    [Fact]
    public async Task A_named_pipe_is_a_finding_and_does_not_make_the_build_wait()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "This system has no mkfifo.");
        folder.Write("input/a.md", "x");
        using (var mkfifo = Process.Start("mkfifo", folder.PathOf("input", "pipe.md")))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        var reading = Task.Run(() => TextFile.Read(Find(), "pipe.md"), TestContext.Current.CancellationToken);

        var (text, finding) = await reading.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Null(text);
        Assert.Same(Rules.UnreadableFile, finding!.Rule);
    }

    [Fact]
    public void Folders_nested_too_deep_are_a_finding()
    {
        folder.Write("input/" + string.Concat(Enumerable.Repeat("a/", InputFolder.MaxDepth + 1)) + "b.md", "x");
        Assert.Single(Find().Findings);
        Assert.Empty(Find().Paths);
    }
}
