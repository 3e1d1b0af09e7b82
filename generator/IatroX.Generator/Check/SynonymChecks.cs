using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules about synonyms.yaml.</summary>
internal static class SynonymChecks
{
    /// <summary>A one-way entry may not lead to its own term, nor to one from which another entry leads straight back.</summary>
    public static IEnumerable<Diagnostic> SynonymsLeadOn(Site site)
    {
        var firstLeading = new Dictionary<(string From, string To), SynonymEntry>();
        foreach (var entry in site.Synonyms.Where(entry => entry.IsOneWay))
        {
            foreach (var (from, to) in Pairs(entry))
            {
                if (from == to)
                {
                    yield return new Diagnostic(Rules.SynonymCycle, entry.At, $"'{from}' stands under both 'from' and 'to'. Remove it from one of them.");
                }
                else if (firstLeading.TryGetValue((to, from), out var back))
                {
                    yield return new Diagnostic(Rules.SynonymCycle, entry.At, $"'{from}' leads to '{to}', and line {back.At.Line} leads back. Write one entry with 'terms', or remove one of the two.");
                }
                firstLeading.TryAdd((from, to), entry);
            }
        }
        foreach (var entry in site.Synonyms.Where(entry => !entry.IsOneWay))
        {
            foreach (var again in entry.From.GroupBy(Folded, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                yield return new Diagnostic(Rules.SynonymCycle, entry.At, $"'{again.Key}' stands twice under 'terms'. Remove one.");
            }
        }
    }

    private static IEnumerable<(string From, string To)> Pairs(SynonymEntry entry) =>
        from left in entry.From from right in entry.To select (Folded(left), Folded(right));

    private static string Folded(string term) => term.ToLowerInvariant();
}
