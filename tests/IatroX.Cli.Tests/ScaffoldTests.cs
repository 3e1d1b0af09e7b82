using IatroX.Generator.Model;
using IatroX.Generator.Parse;

namespace IatroX.Cli.Tests;

public class ScaffoldTests
{
    [Theory]
    [InlineData("Tests", "testing", "is not a question")]
    [InlineData("What?", "testign", "Did you mean 'testing'?")]
    [InlineData("???", "testing", "no file name")]
    public void What_cannot_be_a_page_is_refused(string question, string topic, string why)
    {
        using var site = new CliSite();
        var (code, _, error) = site.Run("new", question, "--topic", topic);
        Assert.Equal(1, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_there_is_not_overwritten()
    {
        using var site = new CliSite();
        Assert.Equal(0, site.Run("new", "Is \"naïve\" B\\C: # a test?", "--topic", "testing").ExitCode);
        Assert.True(File.Exists(site.Full("input/questions/testing/is-naive-b-c-a-test.md")));
        Assert.Equal(0, site.Run("check", "--strict").ExitCode);
        Assert.Equal(1, site.Run("new", "Is \"naïve\" B\\C: # a test?", "--topic", "other").ExitCode);
    }

    [Fact]
    public void Every_rule_can_be_explained() => Assert.All(Rules.All, rule =>
    {
        var (code, output, _) = Cli.Run("explain", rule.Code.ToLowerInvariant());
        Assert.Equal(0, code);
        Assert.Contains(rule.Meaning, output, StringComparison.Ordinal);
        Assert.Contains("Fix: " + rule.Fix, output, StringComparison.Ordinal);
    });

    [Fact]
    public void Without_a_code_every_rule_is_listed()
    {
        var (code, output, _) = Cli.Run("explain");
        Assert.Equal(0, code);
        Assert.Equal(Rules.All.Select(rule => rule.Code), output.TrimEnd().Split('\n').Select(line => line[..5]));
        Assert.Contains("\nIX203 error   Unknown reviewer\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_of_VS_Code_name_a_schema_for_each_data_file()
    {
        using var settings = System.Text.Json.JsonDocument.Parse(File.ReadAllText(CliSite.Repository(".vscode/settings.json")));
        var named = settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal);
        Assert.Equal(JsonSchemas.All.Select(schema => $".vscode/schemas/{schema.Name}").Where(name => !name.EndsWith("/question.json", StringComparison.Ordinal) && !name.EndsWith("/page.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void A_code_that_is_no_rule_is_refused_with_the_nearest() => Assert.Contains("Did you mean 'IX20", Cli.Run("explain", "IX2003").Error, StringComparison.Ordinal);

    /// <summary>UPDATE_GOLDEN=1 writes them.</summary>
    [Fact]
    public void The_editors_schemas_are_those_that_parse_the_files() => Assert.All(JsonSchemas.All, schema =>
        AssertFile($".vscode/schemas/{schema.Name}", schema.Json));

    [Fact]
    public void The_editors_snippets_complete_each_key_that_people_write()
    {
        AssertFile(".vscode/" + EditorSnippets.FileName, EditorSnippets.Json());
        using var snippets = System.Text.Json.JsonDocument.Parse(EditorSnippets.Json());
        Assert.Equal("confidence: ${1|high,moderate,low|}", snippets.RootElement.GetProperty("confidence").GetProperty("body").GetString());
        Assert.Equal("changes:\n  - {date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE, kind: ${1|clinical,editorial|}, note: $2}", snippets.RootElement.GetProperty("changes").GetProperty("body").GetString());
        Assert.False(snippets.RootElement.TryGetProperty("signoff", out _));
    }

    [Fact]
    public void The_command_writes_what_is_committed()
    {
        using var site = new CliSite();
        Assert.Equal(0, Cli.Run("schema", "--output", site.Full("editor")).ExitCode);
        var written = Directory.GetFiles(site.Full("editor"), "*", SearchOption.AllDirectories);
        Assert.Equal(JsonSchemas.All.Length + 1, written.Length);
        Assert.All(written, file => Assert.Equal(File.ReadAllText(CliSite.Repository(Path.Combine(".vscode", Path.GetRelativePath(site.Full("editor"), file)))).ReplaceLineEndings("\n"), File.ReadAllText(file)));
    }

    [Fact]
    public async Task A_schema_takes_our_own_files_words_and_refuses_others()
    {
        var (_, json) = JsonSchemas.All.First(schema => schema.Name == "question.json");
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(json, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate("""{"question": "What?", "confidence": "high", "nice": ["NG1", {"ref": "NG2", "recommendations": ["1.2.1"]}], "date": "2026-03-07"}"""));
        Assert.NotEmpty(schema.Validate("""{"question": "What?", "confidence": "hihg"}"""));
        Assert.NotEmpty(schema.Validate("""{"question": "What?", "confidence": "high", "reviwer": "x"}"""));
        Assert.NotEmpty(schema.Validate("""{"confidence": "high"}"""));
    }

    private static void AssertFile(string path, string text)
    {
        var file = CliSite.Repository(path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.True(File.Exists(file), $"{path} is missing: run the tests with UPDATE_GOLDEN=1 and commit it.");
        Assert.Equal(text, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
