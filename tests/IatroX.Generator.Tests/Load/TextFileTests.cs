using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Load;

public sealed class TextFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, 0x61 }, "a")]
    [InlineData(new byte[] { 0x61, 0x0d, 0x0a, 0x62, 0x0d, 0x63 }, "a\nb\nc")]
    [InlineData(new byte[] { 0xc2, 0xb5, 0x67 }, "µg")]
    [InlineData(new byte[] { 0x61, 0x0c, 0x62 }, "a\fb")]
    [InlineData(new byte[0], "")]
    public void UTF_8_is_read_without_its_mark_and_with_line_feeds(byte[] bytes, string text) => Assert.Equal(text, Read(bytes).Text!.Text);

    [Theory]
    [InlineData(new byte[] { 0x61, 0xe9, 0x62 }, 1, 2)]
    [InlineData(new byte[] { 0x61, 0x0a, 0x62, 0xff }, 2, 2)]
    [InlineData(new byte[] { 0xc3, 0xa9, 0xc3 }, 1, 2)]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 }, 1, 1)]
    [InlineData(new byte[] { 0xc0, 0xaf }, 1, 1)]
    [InlineData(new byte[] { 0x61, 0x00 }, 1, 2)]
    [InlineData(new byte[] { 0x61, 0x0a, 0xef, 0xbf, 0xbf }, 2, 1)]
    [InlineData(new byte[] { 0xef, 0xb7, 0x90 }, 1, 1)]
    [InlineData(new byte[] { 0x61, 0xf0, 0x9f, 0xbf, 0xbe }, 1, 2)]
    public void Other_bytes_are_a_finding_at_their_place(byte[] bytes, int line, int column)
    {
        var (text, finding) = Read(bytes);
        Assert.Null(text);
        Assert.Same(Rules.InvalidEncoding, finding!.Rule);
        Assert.Equal(new Position("input/a.md", line, column), finding.At);
    }

    [Fact]
    public void A_file_over_the_limit_is_a_finding()
    {
        using (var file = File.Create(folder.PathOf("a.md")))
        {
            file.SetLength(TextFile.MaxBytes + 1);
        }
        Assert.Contains("is the most", TextFile.Read(Input, "a.md").Finding!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_is_a_finding() => Assert.Same(Rules.UnreadableFile, TextFile.Read(Input, "gone.md").Finding!.Rule);

    private InputFolder Input => new(folder.FullPath, "input", [], []);

    private (SourceText? Text, Diagnostic? Finding) Read(byte[] bytes)
    {
        folder.Write("a.md", bytes);
        return TextFile.Read(Input, "a.md");
    }
}
