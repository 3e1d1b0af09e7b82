namespace IatroX.Generator.Tests.Theme;

/// <summary>Contrast of every pair of colours that the styles put together, in each of the reader's modes.</summary>
public class ContrastTests
{
    private static readonly string[] Kinds = ["good", "caution", "serious", "danger", "info", "demo"];

    private static readonly (string Text, string Ground)[] TextPairs =
    [
        ("ink", "paper"), ("ink", "surface"), ("ink", "surface-strong"), ("ink", "mark"),
        ("ink-soft", "paper"), ("ink-soft", "surface"), ("ink-soft", "surface-strong"),
        ("link", "paper"), ("link", "surface"), ("link", "mark"), ("link-hover", "paper"), ("link-visited", "paper"), ("link-visited", "surface"),
        ("band-ink", "band"), ("band-soft", "band"), ("band-action-ink", "band-action"), ("band-action-ink", "band-ink"), ("action-ink", "action"), ("action-ink", "action-hover"),
        ("solid-ink", "danger-solid"), ("solid-ink", "serious-solid"), ("solid-ink", "info-solid"),
        .. Kinds.SelectMany(kind => new[]
        {
            (kind, "paper"), (kind, "surface"), (kind, kind + "-surface"), ("ink", kind + "-surface"), ("link", kind + "-surface"), ("link-visited", kind + "-surface"),
        }),
    ];

    private static readonly (string Line, string Ground)[] ControlPairs =
    [
        ("line-strong", "paper"), ("line-strong", "surface"), ("action", "paper"), ("band-action", "band"), ("brand-tick", "brand-tile"),
        ("focus", "paper"), ("focus", "surface"), ("focus", "surface-strong"),
        .. Kinds.Select(kind => (kind + "-line", "paper")),
    ];

    [Theory]
    [InlineData(false, false, 4.5)]
    [InlineData(true, false, 4.5)]
    [InlineData(false, true, 6)]
    [InlineData(true, true, 6)]
    public void Text_stands_out_from_its_ground_in_every_mode(bool dark, bool moreContrast, double least)
    {
        var colours = ColourTokens.For(dark, moreContrast);
        Assert.All(TextPairs, pair => Assert.True(
            ColourTokens.Contrast(colours[pair.Text], colours[pair.Ground]) >= least,
            $"{pair.Text} on {pair.Ground}: {ColourTokens.Contrast(colours[pair.Text], colours[pair.Ground]):F2}"));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Borders_of_controls_and_the_focus_ring_reach_three_to_one(bool dark, bool moreContrast)
    {
        var colours = ColourTokens.For(dark, moreContrast);
        Assert.All(ControlPairs, pair => Assert.True(
            ColourTokens.Contrast(colours[pair.Line], colours[pair.Ground]) >= 3,
            $"{pair.Line} on {pair.Ground}: {ColourTokens.Contrast(colours[pair.Line], colours[pair.Ground]):F2}"));
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#123456", "#123456", 1)]
    public void Contrast_is_that_of_the_standard(string one, string other, double ratio) =>
        Assert.Equal(ratio, ColourTokens.Contrast(one, other), 0.01);

    [Fact]
    public void Colours_are_written_in_the_tokens_and_nowhere_else()
    {
        var strays = ThemeFiles.In("styles", ".css")
            .Where(file => !file.Name.EndsWith("10-tokens.css", StringComparison.Ordinal) && !file.Name.EndsWith("60-modes.css", StringComparison.Ordinal))
            .SelectMany(file => file.Text.Split('\n').Where(line => line.Contains(": #", StringComparison.Ordinal)).Select(line => $"{file.Name}: {line.Trim()}"));
        Assert.Empty(strays);
    }
}
