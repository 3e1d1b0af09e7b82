using System.Text.Json;
using IatroX.Cli.Reports;
using IatroX.Generator.Model;

namespace IatroX.Cli.Tests;

/// <summary>Reports that other programs read are read here as those programs read them.</summary>
public class ReportTests
{
    /// <summary>The schema is the one that OASIS's editors publish, from Microsoft's package.</summary>
    [Fact]
    public async Task Sarif_fits_the_schema_of_2_1_0_for_every_rule_and_severity()
    {
        var folder = await NpmPackages.FolderAsync();
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(
            Path.Combine(folder, "node_modules", "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json"), TestContext.Current.CancellationToken);
        var sarif = SarifReport.Of([.. Every()]);

        Assert.Empty(schema.Validate(sarif));
        Assert.NotEmpty(schema.Validate(sarif.Replace("\"level\": \"error\"", "\"level\": \"fatal\"", StringComparison.Ordinal)));
        using var log = JsonDocument.Parse(sarif);
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.All(run.GetProperty("results").EnumerateArray(), result => Assert.Equal(
            result.GetProperty("ruleId").GetString(),
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Contains("input/questions/a%20b/%C3%A9.md", sarif, StringComparison.Ordinal);
    }

    /// <summary>Decodes as the runner of GitHub does: in properties %25 %0D %0A %3A %2C, in the message the first three.</summary>
    [Theory]
    [InlineData("one: two, 100% of\n::error::three\r\n%0A four")]
    [InlineData("plain")]
    public void An_annotation_is_one_command_that_decodes_to_what_was_found(string message)
    {
        var line = GitHubReport.Annotation(new Diagnostic(Rules.BrokenLink, new Position("input/a,b:c%.md", 3, 7), message));
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\r', line);
        var end = line.IndexOf("::", 2, StringComparison.Ordinal);
        var properties = line["::error ".Length..end].Split(',').Select(property => property.Split('=')).ToDictionary(pair => pair[0], pair => Decoded(pair[1].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Equal(("input/a,b:c%.md", "3", "7", "IX301 Link leads nowhere"), (properties["file"], properties["line"], properties["col"], properties["title"]));
        Assert.Equal(message, Decoded(line[(end + 2)..]));
    }

    private static string Decoded(string text) =>
        text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    private static IEnumerable<Diagnostic> Every() => Rules.All.SelectMany((rule, i) => (Diagnostic[])
    [
        new(rule, new Position("input/questions/a b/é.md", i + 1, 1), "A message with \"quotes\", <b> and \u202e."),
        new(rule, Position.WholeFile("input"), "About a whole file.") { Severity = Severity.Note, AcceptedBecause = "A reason." },
    ]);
}
