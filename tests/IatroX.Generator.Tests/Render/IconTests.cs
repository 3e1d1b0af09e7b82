using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;
using IatroX.Generator.Tests.Render.Machine;

namespace IatroX.Generator.Tests.Render;

/// <summary>The theme's icon as PNG. That browsers read the files is shown in the browser tests.</summary>
public sealed class IconTests(MachineSite site) : IClassFixture<MachineSite>
{
    private const string Tile = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" rx="2" fill="#0c3b47"/><path d="m2 4h4" stroke="#fff" stroke-width="2"/></svg>""";

    [Fact]
    public void Corners_are_transparent_the_tile_and_the_line_have_their_colours()
    {
        var pixel = Pixels(IconPainter.Png(IconDrawing.Read(Tile), 64, opaque: false));
        Assert.Equal(0, pixel(0, 0)[3]);
        Assert.Equal([0x0c, 0x3b, 0x47, 255], pixel(32, 8));
        Assert.Equal([255, 255, 255, 255], pixel(32, 32));
        Assert.Contains(Enumerable.Range(0, 16), x => pixel(x, 4)[3] is > 0 and < 255);
    }

    [Fact]
    public void The_icon_for_home_screens_has_no_transparent_part() =>
        Assert.Equal([0x0c, 0x3b, 0x47, 255], Pixels(IconPainter.Png(IconDrawing.Read(Tile), 64, opaque: true))(0, 0));

    [Theory]
    [InlineData("M0 0H8V8H0Z")]
    [InlineData("m0,0 8,0 0,8 -8,0z")]
    [InlineData("M0 0L8 0L8 8L0 8")]
    [InlineData("M0 0C2 0 6 0 8 0V8Q4 8 0 8z")]
    public void Every_way_to_write_a_square_fills_the_square(string path)
    {
        var pixel = Pixels(IconPainter.Png(IconDrawing.Read($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="{path}" fill="#abcdef"/></svg>"""), 16, opaque: false));
        Assert.All(Enumerable.Range(0, 256), i => Assert.Equal(i % 16 < 8 && i / 16 < 8 ? 255 : 0, pixel(i % 16, i / 16)[3]));
    }

    [Fact]
    public void A_ring_round_a_hole_leaves_the_hole_open()
    {
        var pixel = Pixels(IconPainter.Png(IconDrawing.Read("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M0 0H16V16H0ZM4 4V12H12V4Z" fill="#000"/></svg>"""), 16, opaque: false));
        Assert.Equal((255, 0), (pixel(1, 8)[3], pixel(8, 8)[3]));
    }

    [Theory]
    [InlineData("<text>i</text>", "<text> cannot be drawn")]
    [InlineData("<path d='M0 0A1 1 0 0 0 2 2'/>", "the path command 'A' cannot be drawn")]
    [InlineData("<rect width='1' height='1' transform='scale(2)'/>", "the attribute 'transform' cannot be drawn")]
    [InlineData("<rect width='1' height='1' fill='teal'/>", "the colour 'teal' cannot be drawn: write it like #0c3b47")]
    [InlineData("<path d='M0'/>", "a path command has too few numbers")]
    [InlineData("<g>", "it is not well-formed XML")]
    public void What_cannot_be_drawn_is_said_rather_than_drawn_wrongly(string shape, string problem)
    {
        var finding = Assert.Single(IatroX.Generator.Render.Theme.Compile([.. ThemeTests.Files(), new SourceText("theme/icons/icon.svg", "icons/icon.svg", $"<svg viewBox='0 0 8 8'>{shape}</svg>")]).Findings);
        Assert.Equal($"the icon cannot be drawn as PNG: {problem}. Make it of rect, circle and path with plain colours.", finding.Message);
    }

    [Fact]
    public void The_web_app_manifest_names_icons_of_the_sizes_that_they_have()
    {
        using var manifest = JsonDocument.Parse(site.Read("site.webmanifest"));
        Assert.Equal("/kb/", manifest.RootElement.GetProperty("start_url").GetString());
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
        {
            var png = File.ReadAllBytes(Path.Combine(site.Output, icon.GetProperty("src").GetString()!["/kb/".Length..]));
            var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
            Assert.Equal($"{width}x{width}", icon.GetProperty("sizes").GetString());
        }
    }

    /// <summary>Reads the pictures that the painter writes: one IDAT chunk, no filters.</summary>
    private static Func<int, int, byte[]> Pixels(byte[] png)
    {
        var size = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var rows = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        var pixels = new byte[size * ((size * 4) + 1)];
        rows.ReadExactly(pixels);
        return (x, y) => pixels.AsSpan((y * ((size * 4) + 1)) + 1 + (x * 4), 4).ToArray();
    }
}
