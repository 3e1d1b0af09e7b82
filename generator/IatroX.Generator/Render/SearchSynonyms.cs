using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Search;

namespace IatroX.Generator.Render;

/// <summary>What a search for each term of synonyms.yaml also finds: what its entries say, and what lies one broader step behind that.</summary>
/// <remarks>
/// Lasix leads to furosemide and furosemide one way to loop diuretic, so Lasix also finds pages that write of loop diuretics alone; so does frusemide, which
/// is furosemide both ways. The further step is never a two-way entry: over an abbreviation with two meanings these would lead from one to the other.
/// </remarks>
internal static class SearchSynonyms
{
    public static IReadOnlyList<Synonym> Of(ImmutableArray<SynonymEntry> entries)
    {
        var direct = entries.SelectMany(Pairs).ToArray();
        var broader = entries.Where(entry => entry.IsOneWay).SelectMany(Pairs).ToLookup(pair => pair.Term, pair => pair.Means, StringComparer.OrdinalIgnoreCase);
        var known = direct.Select(pair => Key(pair.Term, pair.Means)).ToHashSet(StringComparer.Ordinal);
        var further = direct.SelectMany(pair => broader[pair.Means].Select(means => pair with { Means = means, IsDistant = true }))
            .Where(pair => !pair.Term.Equals(pair.Means, StringComparison.OrdinalIgnoreCase) && known.Add(Key(pair.Term, pair.Means)));
        return [.. direct, .. further];
    }

    private static IEnumerable<Synonym> Pairs(SynonymEntry entry) =>
        from term in entry.From from means in entry.To where term != means select new Synonym(term, means);

    private static string Key(string term, string means) => $"{term}\n{means}".ToLowerInvariant();
}
