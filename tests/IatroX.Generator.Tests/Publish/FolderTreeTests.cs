using IatroX.Generator.Publish;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Publish;

public sealed class FolderTreeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void All_below_a_folder_is_counted_and_removed(int jobs)
    {
        for (var i = 0; i < 100; i++)
        {
            folder.Write($"tree/many/folder-{i}/deep/deeper/index.html", "x");
            folder.Write($"tree/many/folder-{i}/index.html", "x");
        }
        for (var i = 0; i < 3000; i++)
        {
            folder.Write($"tree/full/a-file-whose-name-is-as-long-as-those-of-questions-are-{i}", "x");
        }
        Directory.CreateDirectory(folder.PathOf("tree/empty/deep"));
        folder.Write("tree/.hidden", "x");

        Assert.Equal(3201, FolderTree.CountFiles(folder.PathOf("tree"), jobs));
        FolderTree.Remove(folder.PathOf("tree"), jobs);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void A_link_is_a_file_and_what_it_leads_to_stays()
    {
        folder.Write("elsewhere/precious.txt", "precious");
        folder.Write("tree/a/index.html", "x");
        Directory.CreateSymbolicLink(folder.PathOf("tree/a/folder"), folder.PathOf("elsewhere"));
        File.CreateSymbolicLink(folder.PathOf("tree/file"), folder.PathOf("elsewhere/precious.txt"));
        File.CreateSymbolicLink(folder.PathOf("tree/nowhere"), folder.PathOf("nothing"));

        Assert.Equal(OperatingSystem.IsLinux() ? 4 : 3, FolderTree.CountFiles(folder.PathOf("tree"), 2));
        FolderTree.Remove(folder.PathOf("tree"), 2);
        Assert.Equal([folder.PathOf("elsewhere")], Directory.GetFileSystemEntries(folder.FullPath));
        Assert.Equal("precious", File.ReadAllText(folder.PathOf("elsewhere/precious.txt")));
    }

    [Fact]
    public void A_folder_that_is_not_there_or_is_a_link_is_told()
    {
        folder.Write("elsewhere/precious.txt", "precious");
        Assert.ThrowsAny<IOException>(() => FolderTree.Remove(folder.PathOf("nothing"), 2));
        Assert.ThrowsAny<IOException>(() => FolderTree.CountFiles(folder.PathOf("nothing"), 2));
        Directory.CreateSymbolicLink(folder.PathOf("link"), folder.PathOf("elsewhere"));
        FolderTree.Remove(folder.PathOf("link"), 2);
        Assert.Equal([folder.PathOf("elsewhere/precious.txt")], Directory.GetFileSystemEntries(folder.PathOf("elsewhere")));
    }
}
