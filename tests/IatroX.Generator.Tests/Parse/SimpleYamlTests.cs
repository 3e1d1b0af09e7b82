using CsCheck;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Tests.Parse;

public class SimpleYamlTests
{
    [Fact]
    public void What_it_reads_is_what_the_library_reads()
    {
        string[] pieces =
        [
            "a", "key: ", "nice: ", "summary: ", "\n", "\n", "\n", "[", "]", ", ", ",", "\"", "'", "#", " # ", ": ", ":", "- ", "-", "x", "null", "null\n", "true", "1e3", "2025-08-16", " ", "  ",
            "\\", "é", "–", "“", "\u0085", "\u00a0", "\ufeff", "{", "}", "&x", "*x", "!", "|", ">", "%", "@", "`", "?", "---", "...", "\t", "~", "NG59", "a: b\n", "b: \"c\"\n", "c: [d, e f]\n",
        ];
        Gen.Int[0, pieces.Length - 1].Select(piece => pieces[piece]).Array[0, 12].Select(string.Concat).Sample(yaml =>
        {
            if (SimpleYaml.TryRead(yaml, 2, "x.md") is { } simple)
            {
                var findings = new Findings("x.md");
                Assert.Equal(Shown(YamlReader.Read(yaml, 2, findings)!), Shown(simple));
                Assert.Empty(findings.All);
            }
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("question: \"What is it: this?\"\nnice: [NG59, CG142]\ndate: 2025-08-16\nsummary: Offer heat, don't wait; it's safe (mostly).\n")]
    [InlineData("synonyms: [back pain, lumbago]\n")]
    [InlineData("nice: []\ntopics: [pain]\n")]
    [InlineData("question: What’s the café’s dose – 5 mg?")]
    public void Usual_front_matter_needs_no_library(string yaml) =>
        Assert.Equal(Shown(YamlReader.Read(yaml, 2, new Findings("x.md"))!), Shown(SimpleYaml.TryRead(yaml, 2, "x.md")!));

    [Theory]
    [InlineData("a: b # c\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: one\n  two\n")]
    [InlineData("a: \"\\u00e9\"\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("a: [b, [c]]\n")]
    [InlineData("a:\n- b\n")]
    [InlineData("a: b \n")]
    [InlineData("a: &x b\n")]
    [InlineData("a: \u0085\n")]
    [InlineData("a: b\n\nc: d\n")]
    [InlineData("")]
    public void Whatever_needs_a_second_look_is_left_to_the_library(string yaml) => Assert.Null(SimpleYaml.TryRead(yaml, 2, "x.md"));

    private static string Shown(YamlNode node) =>
        $"{node.Kind} {node.At.Line}:{node.At.Column} '{node.Text}' {node.IsNull} [{string.Join(", ", node.Items.Select(Shown))}] {{{string.Join(", ", node.Entries.Select(entry => $"{entry.Key} {entry.KeyAt.Line}:{entry.KeyAt.Column} {Shown(entry.Value)}"))}}}";
}
