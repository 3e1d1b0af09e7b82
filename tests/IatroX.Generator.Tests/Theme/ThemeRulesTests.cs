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

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();
}
