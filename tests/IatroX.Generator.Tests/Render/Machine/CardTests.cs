using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Tests.Machine;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>The pictures for shared pages, drawn by the real program with a font of this machine; and that they are left out, and said so, where the font is missing.</summary>
public sealed class CardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("iatrox-cards-").FullName;
    private readonly MachineSite site = new();

    [Fact]
    public void Without_the_font_the_site_is_published_without_cards_and_the_reason_is_told()
    {
        site.Build("cards: {font: No Such Font}");
        Assert.Equal("there is no font 'No Such Font'", site.CardsLeftOut);
        Assert.False(Directory.Exists(Path.Combine(site.Output, "cards")));
        Assert.Contains("name=\"twitter:card\" content=\"summary\"", site.Read("questions/signed/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_answer_has_a_card_that_is_drawn_once_and_kept_by_what_it_shows()
    {
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        Assert.Null(site.CardsLeftOut);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(site.Read("questions/signed/index.html"));
        var image = page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
        Assert.True(site.Has(image[MachineSite.BaseUrl.Length..]));
        Assert.Equal("summary_large_image", page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
        Assert.Equal(5, Directory.GetFiles(Path.Combine(site.Output, "cards")).Length);

        var drawn = Directory.GetFiles(site.CardCache).ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
        site.Build($"cards: {{font: {Fonts.Require()}}}", change: text => text.Replace("Is this unsigned?", "Is this asked otherwise?", StringComparison.Ordinal));
        Assert.All(drawn, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        Assert.Equal(drawn.Count + 1, Directory.GetFiles(site.CardCache).Length);
    }

    /// <summary>As a power cut or a full disk leaves it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    public void A_card_that_lost_its_end_is_drawn_again(int left)
    {
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        var card = Directory.GetFiles(site.CardCache).Order(StringComparer.Ordinal).First();
        var whole = File.ReadAllBytes(card);
        File.WriteAllBytes(card, whole[..left]);
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        Assert.Equal(whole, File.ReadAllBytes(card));
        Assert.Equal(whole, File.ReadAllBytes(Path.Combine(site.Output, "cards", Path.GetFileName(card))));
    }

    [Fact]
    public void Of_pictures_that_no_page_has_any_more_the_oldest_go()
    {
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        var shown = Directory.GetFiles(site.CardCache);
        for (var i = 0; i < 1005; i++)
        {
            var other = Path.Combine(site.CardCache, $"other-{i:d4}.png");
            File.WriteAllText(other, "");
            File.SetLastWriteTimeUtc(other, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i));
        }
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        var left = Directory.GetFiles(site.CardCache);
        Assert.Equal(shown.Length + 1000, left.Length);
        Assert.All(shown, card => Assert.Contains(card, left));
        Assert.Contains(Path.Combine(site.CardCache, "other-0005.png"), left);
        Assert.DoesNotContain(Path.Combine(site.CardCache, "other-0004.png"), left);
    }

    /// <summary>As a stranger's request may bring one, under the name of the right one; some disks take the one name of the folder for the other.</summary>
    [Theory]
    [InlineData(".iatrox-cache")]
    [InlineData(".Iatrox-Cache")]
    public void Pictures_that_git_has_are_not_shown(string name)
    {
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        Assert.Contains("content=\"summary_large_image\"", site.Preview("questions/signed/index.html"), StringComparison.Ordinal);
        var root = Path.GetDirectoryName(Path.GetDirectoryName(site.CardCache))!;
        Directory.CreateDirectory(Path.Combine(root, name));
        File.WriteAllText(Path.Combine(root, name, "foreign.png"), "");
        foreach (var command in (string[])["init -q", $"add -f {name}"])
        {
            using var git = Process.Start(new ProcessStartInfo("git", command) { WorkingDirectory = root })!;
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
        site.Build($"cards: {{font: {Fonts.Require()}}}");
        Assert.StartsWith(".iatrox-cache is in git", site.CardsLeftOut, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Output, "cards")));
        Assert.DoesNotContain("content=\"summary_large_image\"", site.Preview("questions/signed/index.html"), StringComparison.Ordinal);
    }

    /// <summary>Letters that join or run from right to left would be drawn wrongly.</summary>
    [Fact]
    public void A_question_that_cannot_be_drawn_is_shared_with_the_sites_own_picture()
    {
        site.Build($"cards: {{font: {Fonts.Require()}}}", change: text => text.Replace("Is this unsigned?", "Is this مرض?", StringComparison.Ordinal));
        Assert.Equal(Picture("index.html"), Picture("questions/unsigned/index.html"));
        Assert.NotEqual(Picture("index.html"), Picture("questions/signed/index.html"));

        string Picture(string page) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(site.Read(page)).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
    }

    [Theory]
    [InlineData("Which β-blocker, µg or 心?", true)]
    [InlineData("Wie heißt naïve Đặng?", true)]
    [InlineData("مرض", false)]
    [InlineData("What is עברית?", false)]
    [InlineData("हिन्दी", false)]
    public void Scripts_that_need_shaping_are_told_from_others(string title, bool canBeDrawn) => Assert.Equal(canBeDrawn, DrawnLetters.CanBeDrawn(title));

    [Fact]
    public void A_card_names_a_reviewer_only_for_the_text_that_was_signed()
    {
        var cards = CardText.Of(site.Publication).ToDictionary(card => card.Url, card => card.Facts, StringComparer.Ordinal);
        Assert.Equal("Reviewed on 1 June 2025 by Test Reviewer One", cards["/questions/signed/"]);
        Assert.Equal("Review overdue. Reviewed on 1 January 2020 by Test Reviewer One", cards["/questions/overdue/"]);
        Assert.Equal("Awaits sign-off", cards["/questions/unsigned/"]);
        Assert.Equal("Demonstration: not clinically reviewed", cards["/questions/demo/"]);
    }

    [Fact]
    public void A_card_is_1200_by_630_and_below_60_kilobytes_however_long_its_text()
    {
        string[] titles =
        [
            "Short?", string.Concat(Enumerable.Repeat("Which long question needs many words to be asked ", 6)), new string('w', 300), "β-blockers, µg and 心 مرض with </script> \u0001",
            string.Concat(Enumerable.Repeat("Äßçđ %&@# ", 30)),
        ];
        var files = titles.Select((_, i) => Path.Combine(folder, $"{i}.png")).ToList();
        Draw(files.Zip(titles).Select(card => Line(card.First, card.Second)));
        foreach (var png in files.Select(File.ReadAllBytes))
        {
            Assert.Equal((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            Assert.Equal(630, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            Assert.InRange(png.Length, 1000, 60_000);
        }
        Assert.Equal(titles.Length, files.Select(file => Convert.ToHexString(File.ReadAllBytes(file))).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_same_text_gives_the_same_bytes()
    {
        string[] files = [Path.Combine(folder, "one.png"), Path.Combine(folder, "two.png")];
        Draw(files.Select(file => Line(file, "Is this the same?")));
        Assert.Equal(File.ReadAllBytes(files[0]), File.ReadAllBytes(files[1]));
    }

    public void Dispose()
    {
        site.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Line(string file, string title) =>
        $$"""{"file":{{Json(file)}},"title":{{Json(title)}},"badge":"Guideline-Aligned (High Confidence)","level":"high","facts":"Reviewed by Test Reviewer One, 1 June 2025","topic":"Infection","site":"Test Clinic"}""";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>By the program that lies beside every build of iatrox.</summary>
    private static void Draw(IEnumerable<string> lines)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "cards", "iatrox-cards.dll");
        using var painter = Process.Start(new ProcessStartInfo("dotnet", [program, Fonts.Require()]) { RedirectStandardInput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        foreach (var line in lines)
        {
            painter.StandardInput.WriteLine(line);
        }
        painter.StandardInput.Close();
        painter.WaitForExit();
        Assert.Equal(0, painter.ExitCode);
    }
}
