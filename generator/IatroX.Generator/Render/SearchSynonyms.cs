using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Search;

namespace IatroX.Generator.Render;

/// <summary>What a search for each term of synonyms.yaml also finds: what its entries say, and what lies one broader step behind that.</summary>
/// <remarks>
/// A one-way entry leads to a thing, so to all of that thing's names: omeprazole to "proton pump inhibitor" and to "PPI", whichever pages write. Lasix leads to
/// furosemide and furosemide one way to loop diuretic, so Lasix also finds pages that write of loop diuretics alone; so does frusemide, which is furosemide both
/// ways. No step goes over an abbreviation with two meanings: it would lead from one to the other.
/// </remarks>
internal static class SearchSynonyms
{
    public static IReadOnlyList<Synonym> Of(ImmutableArray<SynonymEntry> entries)
    {
        var names = entries.Where(entry => !entry.IsOneWay).SelectMany(entry => entry.From.Distinct(StringComparer.OrdinalIgnoreCase).Select(term => (term, entry.To)))
            .ToLookup(pair => pair.term, pair => pair.To, StringComparer.OrdinalIgnoreCase);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var direct = entries.SelectMany(entry => Pairs(entry, names)).Where(pair => known.Add(Key(pair.Term, pair.Means))).ToArray();
        var broader = entries.Where(entry => entry.IsOneWay).SelectMany(entry => Pairs(entry, names))
            .ToLookup(pair => pair.Term, pair => pair.Means, StringComparer.OrdinalIgnoreCase);
        var further = direct.SelectMany(pair => broader[pair.Means].Select(means => pair with { Means = means, IsDistant = true }))
            .Where(pair => !pair.Term.Equals(pair.Means, StringComparison.OrdinalIgnoreCase) && known.Add(Key(pair.Term, pair.Means)));
        return [.. direct, .. further];
    }

    private static IEnumerable<Synonym> Pairs(SynonymEntry entry, ILookup<string, ImmutableArray<string>> names) =>
        from term in entry.From
        from to in entry.To
        from means in entry.IsOneWay ? NamesOf(to, names) : [to]
        where !term.Equals(means, StringComparison.OrdinalIgnoreCase)
        select new Synonym(term, means);

    private static IEnumerable<string> NamesOf(string term, ILookup<string, ImmutableArray<string>> names) =>
        names[term].ToArray() is [var only] ? only.Prepend(term).Distinct(StringComparer.OrdinalIgnoreCase) : [term];

    private static string Key(string term, string means) => $"{term}\n{means}".ToLowerInvariant();
}
