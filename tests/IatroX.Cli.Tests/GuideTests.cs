using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IatroX.Cli.Tests;

/// <summary>Holds the guide for editors and its pictures to what the commands print.</summary>
public partial class GuideTests
{
    private const string Page = "input/questions/rheumatology/acute-gout.md";
    private static readonly string Guide = File.ReadAllText(CliSite.Repository(".github/CONTRIBUTING.md"));

    [Fact]
    public void The_example_of_the_guide_is_what_check_prints()
    {
        using var site = Example();
        Assert.Contains(site.Run("check").Output.Split('\n')[0] + "\n", Guide, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("finding.svg", 1)]
    [InlineData("preview.svg", 1)]
    [InlineData("vscode.svg", 3)]
    public void A_picture_shows_findings_in_the_words_of_the_check(string picture, int findings)
    {
        using var site = Example();
        using var report = JsonDocument.Parse(site.Run("check", "--format", "json").Output);
        var shown = TextOf(picture);
        Assert.All(report.RootElement.GetProperty("findings").EnumerateArray().Take(findings), finding =>
        {
            Assert.Contains(finding.GetProperty("code").GetString()!, shown, StringComparison.Ordinal);
            var message = finding.GetProperty("message").GetString()!;
            // A list of problems is cut at the edge of the window.
            Assert.True(shown.Contains(message, StringComparison.Ordinal) || shown.Contains(message[..70], StringComparison.Ordinal) && shown.Contains('…'), message);
        });
    }

    [Fact]
    public void The_picture_of_the_summary_is_in_the_words_of_diff()
    {
        var shown = TextOf("summary.svg");
        var report = File.ReadAllText(CliSite.Repository("generator/IatroX.Cli/Reports/DiffReport.cs"));
        Assert.All(["What changes on the site", "Sign-offs voided", "Answers that search finds: ", "The index weighs ", "as many as before"], words =>
        {
            Assert.Contains(words, shown, StringComparison.Ordinal);
            Assert.Contains(words, report, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_picture_is_in_the_guide_with_what_it_shows_and_holds_text_only()
    {
        var pictures = Directory.GetFiles(CliSite.Repository(".github/pictures")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(pictures, Picture().Matches(Guide).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(pictures, picture => Assert.All(
            XDocument.Load(CliSite.Repository(".github/pictures/" + picture)).Descendants(), element => Assert.Contains(element.Name.LocalName, (string[])["svg", "title", "rect", "path", "circle", "text"])));
    }

    private static CliSite Example() => new CliSite()
        .Write("input/topics.yaml", "- {id: rheumatology, title: Rheumatology}\n")
        .Write("input/guidelines.yaml", "- {id: NG219, title: Test guideline, published: 2022-06-09, status: published}\n")
        .Write("input/reviewers/dr-example.yaml", "name: Dr Example\n")
        .Write(Page, """
            ---
            question: What is the first-line treatment for acute gout?
            confidence: high
            reviewer: dr-exmaple
            date: 2026-11-23
            nice: [NG219]
            ---

            Offer a NSAID, colchicine or a short course of an oral corticosteroid [@NG219].

            Colchicine is given as .5mg two to four times a day.

            """);

    private static string TextOf(string picture) => string.Join(' ', XDocument.Load(CliSite.Repository(".github/pictures/" + picture)).Descendants()
        .Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()));

    [GeneratedRegex(@"!\[[^\]]{20,}\]\(pictures/([\w-]+\.svg)\)")]
    private static partial Regex Picture();
}
