using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Bounds;

/// <summary>What a short list would multiply to is refused by one finding that names the limit, before anything is made of it.</summary>
public sealed class RegistryLimitTests
{
    [Fact]
    public void An_entry_of_synonyms_has_a_hundred_terms_at_most()
    {
        Assert.Empty(Synonyms($"- terms: [{Words("a", 100)}]\n").Findings);
        Told($"- terms: [{Words("a", 4000)}]\n", "more than 100 terms, which is the limit");
        Told($"- from: [{Words("a", 101)}]\n  to: [b]\n", "more than 100 terms, which is the limit");
    }

    [Fact]
    public void A_term_to_which_thousands_lead_and_from_which_they_lead_on_is_refused() =>
        Told(Each(600, i => $"- from: [a{i}]\n  to: [x]\n"), "more than 500 terms lead to 'x', which is the limit");

    [Fact]
    public void Pairs_of_synonyms_are_bounded_over_a_step_between_them_too()
    {
        Told(string.Concat(Enumerable.Range(0, 11).Select(i => $"- terms: [{Words($"a{i}x", 100)}]\n")), "more than 100000 pairs");
        var hub = Each(400, i => $"- from: [a{i}]\n  to: [x]\n") + Each(400, i => $"- from: [x]\n  to: [b{i}]\n");
        Told(hub, "more than 100000 pairs");
        Assert.Empty(Synonyms(hub.Replace("[x]\n  to", "[y]\n  to", StringComparison.Ordinal)).Findings);
    }

    [Fact]
    public void A_chain_of_topics_is_told_once_where_it_becomes_too_deep()
    {
        using var site = new SmallSite();
        File.AppendAllText(site.PathOf("input/topics.yaml"), Each(1500, i => $"- {{id: t{i}, title: T{i}, parent: {(i == 0 ? "testing" : $"t{i - 1}")}}}\n"));
        var finding = Assert.Single(SiteBuild.Read(site.Options, new BuildWatch(), withHistory: false).Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("input/topics.yaml", "topic 't7' is more than 8 topics deep, which is the limit. Give it a parent nearer to the top."), (finding.At.File, finding.Message));
    }

    [Fact]
    public void A_site_has_two_thousand_topics_at_most() =>
        Assert.Contains("more than 2000 topics, which is the limit",
            Assert.Single(DataFiles.Topics(Named("topics.yaml", Each(2001, i => $"- {{id: t{i}, title: T{i}}}\n"))).Findings).Message, StringComparison.Ordinal);

    private static void Told(string synonyms, string told)
    {
        var (entries, findings) = Synonyms(synonyms);
        Assert.Contains(told, Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Same(Rules.TooLarge, findings[0].Rule);
        Assert.Empty(entries);
    }

    private static Parsed<System.Collections.Immutable.ImmutableArray<SynonymEntry>> Synonyms(string text) => DataFiles.Synonyms(Named("synonyms.yaml", text));

    private static SourceText Named(string name, string text) => new("input/" + name, name, text);

    private static string Words(string word, int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"{word}{i}"));

    private static string Each(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
}
