using System.Text.RegularExpressions;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Theme;

/// <summary>Rules of the theme that hold for its text alone, whatever it renders.</summary>
public partial class ThemeRulesTests
{
    [Fact]
    public void Templates_hold_no_inline_script_style_or_handler()
    {
        var inline = ThemeFiles.In("templates", ".html").SelectMany(file => Inline().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));
        Assert.Empty(inline);
    }

    [Fact]
    public void Scripts_never_turn_text_into_markup()
    {
        var sinks = ThemeFiles.In("scripts", ".js").SelectMany(file => MarkupSink().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));
        Assert.Empty(sinks);
    }

    /// <summary>Tests in a browser look at layout in light alone.</summary>
    [Fact]
    public void The_colour_scheme_changes_colours_and_nothing_else()
    {
        var styles = string.Concat(ThemeFiles.In("styles", ".css").Select(file => file.Text));
        var schemes = ColourScheme().Matches(styles);
        Assert.Equal(styles.Split("prefers-color-scheme").Length - 1, schemes.Count);
        Assert.All(schemes.SelectMany(scheme => scheme.Groups[1].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), line => Assert.Matches("^--[a-z-]+: #[0-9a-f]{6}([0-9a-f]{2})?$", line));
    }

    [Fact]
    public void The_stylesheet_asks_for_no_other_file()
    {
        Assert.All(ThemeFiles.In("styles", ".css"), file => Assert.DoesNotMatch("url\\(|@import|@font-face", file.Text));
    }

    [Fact]
    public void A_heading_of_an_answer_cannot_take_an_id_of_the_page_around_it()
    {
        var own = ThemeFiles.In("templates", ".html").SelectMany(file => Id().Matches(file.Text)).Select(match => match.Groups[1].Value)
            .Where(id => !id.Contains("{{", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        Assert.All(own, id => Assert.NotEqual(id, new HeadingIds().Next(id.Replace('-', ' '))));
    }

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]*\\ssrc=)")]
    private static partial Regex Inline();

    [GeneratedRegex("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|setHTMLUnsafe|\\beval\\(|new Function")]
    private static partial Regex MarkupSink();

    [GeneratedRegex(@"@media[^{]*prefers-color-scheme[^{]*\{\s*:root \{([^}]*)\}\s*\}")]
    private static partial Regex ColourScheme();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();
}
