using System.Diagnostics;
using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Tests.Parse;

public class YamlReaderTests
{
    [Theory]
    [InlineData("a: \"\\ud800\\u202e\"\n")]
    [InlineData("a: \"\\ud800\\ud800\"\n")]
    public void Half_a_pair_of_escapes_is_a_finding(string yaml)
    {
        var findings = new Findings("a.yaml");
        Assert.Null(YamlReader.Read(yaml, 1, findings));
        Assert.Same(Rules.InvalidYaml, Assert.Single(findings.All).Rule);
    }

    /// <summary>Texts of the marks that slips are made with.</summary>
    [Fact]
    public void Whatever_slip_is_looked_for_lies_within_the_text() =>
        Gen.String[Gen.Char["ab: -[]{}\"'#,|>\\\t\n\n"], 0, 60].Sample(yaml =>
        {
            var findings = new Findings("a.md");
            FrontMatter.Read(new SourceText("a.md", "questions/testing/a.md", $"---\n{yaml}\n---\n"), Schemas.QuestionFrontMatter, findings);
            var lines = $"---\n{yaml}\n---\n".Split('\n');
            Assert.All(findings.All, finding => Assert.True(finding.At.Line <= lines.Length && finding.At.Column <= lines[finding.At.Line - 1].Length + 1, $"{finding.At} {finding.Message}"));
        }, iter: 20_000);

    [Theory]
    [InlineData("a: [b\nc: d", 1, 4)]
    [InlineData("a: [b\n  c\nd: e", 1, 4)]
    [InlineData("a: [{b: c]\nd: e", 1, 5)]
    [InlineData("a:\n  - {b: c\n  - {b: d}", 2, 5)]
    [InlineData("a: \"b\nc: \"d\"", 1, 4)]
    [InlineData("a: 'b\nc: d", 1, 4)]
    [InlineData("a: 'it's'", 1, 8)]
    [InlineData("a: \"b\"#]", 1, 7)]
    [InlineData("a: [b]]", 1, 7)]
    [InlineData("a: |\n  [b\nc: [d\ne: f", 3, 4)]
    [InlineData("a: # [b\n  c\nd: [e\nf: g", 3, 4)]
    public void A_slip_is_told_where_it_began(string yaml, int line, int column)
    {
        var findings = new Findings("a.yaml");
        Assert.Null(YamlReader.Read(yaml, 1, findings));
        Assert.Equal((line, column), Assert.Single(findings.All) is var finding ? (finding.At.Line, finding.At.Column) : default);
    }

    [Fact]
    public void Every_value_knows_its_place_in_the_file()
    {
        var node = YamlReader.Read("a: one\nb:\n  - two\n  - {c: three}\n", firstLine: 2, new Findings("x.md"))!;
        Assert.Equal(new Position("x.md", 2, 4), node["a"]!.At);
        Assert.Equal(new Position("x.md", 4, 5), node["b"]!.Items[0].At);
        Assert.Equal(new Position("x.md", 5, 9), node["b"]!.Items[1]["c"]!.At);
        Assert.Equal(new Position("x.md", 5, 6), node["b"]!.Items[1].Entries[0].KeyAt);
    }

    [Theory]
    [InlineData("a: yes", "yes")]
    [InlineData("a: 0123", "0123")]
    [InlineData("a: 1e3", "1e3")]
    [InlineData("a: 2025-08-16", "2025-08-16")]
    [InlineData("a: \"null\"", "null")]
    [InlineData("a: 'it''s'", "it's")]
    [InlineData("a: >\n  one\n  two", "one two")]
    public void Values_stay_the_text_that_was_written(string yaml, string text) => Assert.Equal(text, YamlReader.Read(yaml, 1, new Findings("x"))!["a"]!.Text);

    [Theory]
    [InlineData("a:")]
    [InlineData("a: ~")]
    [InlineData("a: null")]
    public void A_key_without_value_has_none(string yaml) => Assert.Null(YamlReader.Read(yaml, 1, new Findings("x"))!["a"]);

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 10_000)]
    [InlineData("&a [*a, ", 10_000)]
    [InlineData("\"", 60_001)]
    [InlineData("!", 60_000)]
    [InlineData("a:\n ", 10_000)]
    public void Hostile_YAML_is_refused_quickly_with_one_finding_or_more(string piece, int times)
    {
        var findings = new Findings("x");
        var started = Stopwatch.GetTimestamp();
        YamlReader.Read(string.Concat(Enumerable.Repeat(piece, times)), 1, findings);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
        Assert.NotEmpty(findings.All);
        Assert.Subset(new HashSet<DiagnosticRule> { Rules.InvalidYaml, Rules.DuplicateKey }, findings.All.Select(finding => finding.Rule).ToHashSet());
    }

    [Fact]
    public void Whatever_is_written_is_read_or_found_fault_with()
    {
        string[] pieces = ["a", ": ", "\n", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "|", ">", "&x", "*x", "!t", "%", "@", "?", "\t", "  ", "---", "...", "\\", "é", "\u0085", "\ufeff"];
        Gen.Int[0, pieces.Length - 1].Select(piece => pieces[piece]).Array[0, 20].Sample(parts =>
        {
            var findings = new Findings("x");
            _ = YamlReader.Read(string.Concat(parts), 1, findings);
            Assert.All(findings.All, finding => Assert.True(finding.At.Line >= 1 && finding.At.Column >= 1, finding.ToString()));
        });
    }
}
