using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>The pictures for shared pages, drawn by the real program where a font is installed; where none is, that they are left out and said so.</summary>
public sealed class CardTests : IDisposable
{
    private static readonly string[] FontFolders = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];

    private readonly string folder = Directory.CreateTempSubdirectory("iatrox-cards-").FullName;

    [Fact]
    public void Without_the_font_the_site_is_published_without_cards_and_the_reason_is_told()
    {
        using var site = new MachineSite();
        site.Build("cards: {font: No Such Font}");
        Assert.NotNull(site.CardsLeftOut);
        Assert.False(Directory.Exists(Path.Combine(site.Output, "cards")));
        Assert.Contains("name=\"twitter:card\" content=\"summary\"", site.Read("questions/signed/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_is_1200_by_630_and_below_60_kilobytes_however_long_its_text()
    {
        var font = AFont();
        Assert.SkipWhen(font is null, "No font is installed, so there is nothing to draw with.");
        string[] titles = ["Short?", string.Concat(Enumerable.Repeat("Which long question needs many words to be asked ", 6)), new string('w', 300), "β-blockers, µg and 心 with </script> \u0001"];
        var files = titles.Select((_, i) => Path.Combine(folder, $"{i}.png")).ToList();
        Draw(font, files.Zip(titles).Select(card => Line(card.First, card.Second)));
        foreach (var png in files.Select(File.ReadAllBytes))
        {
            Assert.Equal((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            Assert.Equal(630, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            Assert.InRange(png.Length, 1000, 60_000);
        }
        Assert.Equal(4, files.Select(file => Convert.ToHexString(File.ReadAllBytes(file))).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_same_text_gives_the_same_bytes()
    {
        var font = AFont();
        Assert.SkipWhen(font is null, "No font is installed, so there is nothing to draw with.");
        string[] files = [Path.Combine(folder, "one.png"), Path.Combine(folder, "two.png")];
        Draw(font, files.Select(file => Line(file, "Is this the same?")));
        Assert.Equal(File.ReadAllBytes(files[0]), File.ReadAllBytes(files[1]));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Line(string file, string title) =>
        $$"""{"file":{{Json(file)}},"title":{{Json(title)}},"badge":"Guideline-Aligned (High Confidence)","level":"high","facts":"Reviewed by Test Reviewer One, 1 June 2025","topic":"Infection","site":"Test Clinic"}""";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string? AFont() => FontFolders.Where(path => path.Length > 0 && Directory.Exists(path))
        .SelectMany(path => Directory.EnumerateFiles(path, "*.ttf", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).FirstOrDefault();

    private static void Draw(string font, IEnumerable<string> lines)
    {
        var project = Path.Combine(MachineSite.RepositoryRoot(), "generator/IatroX.Cards");
        using var painter = Process.Start(new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", project, "--", font]) { RedirectStandardInput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        foreach (var line in lines)
        {
            painter.StandardInput.WriteLine(line);
        }
        painter.StandardInput.Close();
        painter.WaitForExit();
        Assert.Equal(0, painter.ExitCode);
    }
}
