using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IatroX.Cli.Tests;

/// <summary>An editor's day, from a new page to a signed and published one, by nothing but what the commands say.</summary>
public partial class EditorsDayTests
{
    private const string Page = "input/questions/testing/what-is-a-test.md";

    /// <summary>What is wrong, and what the message says to write in its place.</summary>
    private static readonly (string Code, string Wrong, string Right, string Advice)[] Mistakes =
    [
        ("IX206", "hihg", "high", "Did you mean 'high'?"),
        ("IX203", "test-oen", "test-one", "Did you mean 'test-one'?"),
        ("IX207", "othre", "other", "Did you mean 'other'?"),
        ("IX412", ".5mg", "0.5mg", "Write '0.5mg'."),
        ("IX301", "[another page](what-is-a-tset.md)", "[another page](what-is-a-test.md)", "Did you mean 'what-is-a-test'?"),
        ("IX410", "#### Later", "## Later", "Write it with ##."),
    ];

    [Fact]
    public void From_a_new_page_with_six_mistakes_to_a_signed_and_published_one()
    {
        using var site = new CliSite();
        Assert.Equal(0, site.Run("new", "What is a test?", "--topic", "testing").ExitCode);
        Assert.Equal((0, "Nothing to correct.\n", ""), site.Run("check", "--strict"));

        site.Write(Page, File.ReadAllText(site.Full(Page)).Replace("confidence: low", "confidence: hihg\nreviewer: test-oen", StringComparison.Ordinal)
            .Replace("nice: []", "nice: [NG2]", StringComparison.Ordinal).Replace("topics: []", "topics: [othre]", StringComparison.Ordinal)
            + "Take .5mg once [@NG2]. See [another page](what-is-a-tset.md).\n\n#### Later\n\nRest.\n");
        Assert.Equal(Mistakes.Select(mistake => mistake.Code).Order(StringComparer.Ordinal), Check(site).Select(finding => finding.Code).Order(StringComparer.Ordinal));
        foreach (var mistake in Mistakes)
        {
            Follow(site, mistake);
        }
        Assert.Equal((0, "Nothing to correct.\n", ""), site.Run("check", "--strict"));

        site.Write(Page, File.ReadAllText(site.Full(Page)).Replace("draft: true\n", "", StringComparison.Ordinal));
        Assert.Equal(["IX204"], Check(site).Select(finding => finding.Code));
        Assert.Equal(0, site.Run("review", "sign", site.Full(Page), "--reviewer", "test-one").ExitCode);
        Assert.Equal(0, site.Run("check", "--strict").ExitCode);

        Assert.Equal(0, site.Run("build", "--quiet").ExitCode);
        Assert.Contains("Test Reviewer One", File.ReadAllText(site.Full("output/questions/what-is-a-test/index.html")), StringComparison.Ordinal);
        using var register = JsonDocument.Parse(File.ReadAllText(site.Full("output/reviews.json")));
        var row = Assert.Single(register.RootElement.GetProperty("reviews").EnumerateArray());
        Assert.Equal("signed", row.GetProperty("state").GetString());
        Assert.Contains("signoff: " + row.GetProperty("digest").GetString(), File.ReadAllText(site.Full(Page)), StringComparison.Ordinal);
    }

    /// <summary>Puts what the message advises in the place that it names: then this finding is gone, and the others are as they were.</summary>
    private static void Follow(CliSite site, (string Code, string Wrong, string Right, string Advice) mistake)
    {
        var before = Check(site);
        var finding = before.Single(finding => finding.Code == mistake.Code);
        Assert.Contains(mistake.Advice, finding.Message, StringComparison.Ordinal);
        var lines = File.ReadAllText(site.Full(Page)).Split('\n');
        var line = lines[finding.Line - 1];
        Assert.StartsWith(mistake.Wrong, line[(finding.Column - 1)..], StringComparison.Ordinal);
        lines[finding.Line - 1] = line[..(finding.Column - 1)] + mistake.Right + line[(finding.Column - 1 + mistake.Wrong.Length)..];
        site.Write(Page, string.Join('\n', lines));
        Assert.Equal(before.Where(other => other != finding).Select(other => other.Code), Check(site).Select(other => other.Code));
    }

    private static List<(string Code, int Line, int Column, string Message)> Check(CliSite site) =>
    [
        .. site.Run("check").Output.Split('\n').Select(line => Finding().Match(line)).Where(match => match.Success).Select(match =>
            (match.Groups[3].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[4].Value)),
    ];

    [GeneratedRegex("^" + Page + @":(\d+):(\d+): (?:error|warning|note) (IX\d+): (.*)$")]
    private static partial Regex Finding();
}
