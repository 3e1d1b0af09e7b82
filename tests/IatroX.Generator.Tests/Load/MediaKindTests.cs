using System.Text;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Load;

/// <summary>Nothing in media/ is published under a name that says it is something else.</summary>
public sealed class MediaKindTests : IDisposable
{
    /// <summary>The first bytes of a file of each kind.</summary>
    private static readonly Dictionary<string, byte[]> Starts = new(StringComparer.Ordinal)
    {
        [".png"] = Convert.FromHexString("89504E470D0A1A0A0000000D49484452"),
        [".jpg"] = Convert.FromHexString("FFD8FFE000104A464946"),
        [".jpeg"] = Convert.FromHexString("FFD8FFE100104578696600"),
        [".gif"] = "GIF89a"u8.ToArray(),
        [".webp"] = "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(),
        [".avif"] = "\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf"u8.ToArray(),
        [".svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(),
        [".pdf"] = "%PDF-1.7"u8.ToArray(),
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_kind_that_the_site_serves_is_known_by_its_first_bytes() => Assert.Equal(MediaKind.Endings.Order(StringComparer.Ordinal), Starts.Keys.Order(StringComparer.Ordinal));

    /// <summary>Each kind under the name of each.</summary>
    [Fact]
    public void A_file_that_is_not_what_its_name_says_is_a_finding()
    {
        foreach (var (kind, bytes) in Starts)
        {
            foreach (var ending in MediaKind.Endings)
            {
                var isSame = kind == ending || (kind is ".jpg" or ".jpeg" && ending is ".jpg" or ".jpeg");
                Assert.True(isSame == (Found(ending, bytes) is null), $"{kind} named {ending}");
            }
        }
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData(" %PDF-1.7")]
    [InlineData("GIF90a")]
    [InlineData("\0\0\0\u0014ftypisom\0\0\0\0isomavif")]
    [InlineData("\u0089PNG")]
    [InlineData("MZ")]
    [InlineData("")]
    public void A_page_a_program_or_nothing_passes_for_no_kind(string text)
    {
        foreach (var ending in MediaKind.Endings)
        {
            Assert.Same(ending == ".svg" ? Rules.ActivePicture : Rules.NotItsKind, Found(ending, Encoding.Latin1.GetBytes(text))?.Rule);
        }
    }

    [Theory]
    [InlineData("8000", "1770", false)] // 32,768 by 6,000
    [InlineData("1B58", "1B58", true)] // 7,000 by 7,000
    public void A_picture_of_more_pixels_than_a_browser_should_hold_is_a_finding(string width, string height, bool isSmall)
    {
        var found = Found(".png", Convert.FromHexString($"89504E470D0A1A0A0000000D494844520000{width}0000{height}"));
        Assert.Equal(isSmall ? null : Rules.TooLarge, found?.Rule);
        Assert.True(isSmall || found!.Message.Contains("50 million", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chart.br")]
    [InlineData("chart.php")]
    [InlineData("folder.shtml/chart")]
    [InlineData("chart.")]
    public void A_name_of_several_endings_is_a_finding(string name)
    {
        folder.Write($"media/{name}.pdf", Starts[".pdf"]);
        Assert.Same(Rules.BadFileName, Assert.Single(MediaFolder.Read(InputFolder.Find(folder.FullPath, "input")).Findings).Rule);
    }

    private Diagnostic? Found(string ending, byte[] bytes)
    {
        folder.Write($"media/a{ending}", bytes);
        var finding = MediaFolder.Read(InputFolder.Find(folder.FullPath, "input")).Findings.SingleOrDefault();
        File.Delete(folder.PathOf("media", "a" + ending));
        return finding;
    }
}
