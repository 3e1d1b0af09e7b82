using System.Collections.Frozen;
using IatroX.Generator.Model;
using IatroX.Search.Analysis;

namespace IatroX.Generator.Relate;

/// <summary>The single words that a site's registries know as the name of something: topics, synonyms, abbreviations. A word that two questions merely share may be any ("given", "result").</summary>
internal sealed class Notions
{
    private readonly FrozenSet<int> terms;

    private Notions(FrozenSet<int> terms) => this.terms = terms;

    public static Notions Of(Site site, QuestionTerms terms)
    {
        var names = site.Topics.Select(topic => topic.Title)
            .Concat(site.Synonyms.SelectMany(entry => entry.From.Concat(entry.To)))
            .Concat(site.Abbreviations.SelectMany(abbreviation => new[] { abbreviation.Short, abbreviation.Expansion }))
            .Concat(site.Questions.SelectMany(question => question.Synonyms.Select(synonym => synonym.Value)));
        return new Notions(names.Where(name => !name.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Select(Analyzer.Analyze).Where(words => words is [{ Narrative: false }]).Select(words => terms.Find(words[0].Term)).Where(term => term >= 0).ToFrozenSet());
    }

    public bool Contains(int term) => terms.Contains(term);
}
