using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse;

/// <summary>Refuses a table of synonyms that the search would have to multiply out.</summary>
/// <remarks>A group of n terms is n² pairs, and n terms that lead over one to m others are n·m: a few kilobytes ask for millions. Counted here in the time of what is allowed.</remarks>
internal static class SynonymLimits
{
    /// <summary>Of one list of an entry; a generic and all its brands have some dozens.</summary>
    public const int MaxTerms = 100;

    /// <summary>Of a term and what a search for it also finds; the names of all medicines have some thousands.</summary>
    public const int MaxPairs = 100_000;

    /// <summary>Terms by which a page that writes one word is found, each of which it carries in the index; a class of medicines has some hundreds.</summary>
    public const int MaxTermsOfMeaning = 500;

    public static bool Allow(IReadOnlyList<SynonymEntry> entries, Findings findings)
    {
        var terms = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var broader = entries.Where(entry => entry.IsOneWay).SelectMany(entry => entry.From, (entry, from) => (from, entry.To)).ToLookup(step => step.from, step => step.To, StringComparer.OrdinalIgnoreCase);
        var pairs = 0;
        foreach (var entry in entries)
        {
            foreach (var means in entry.To.Concat(entry.To.SelectMany(to => broader[to]).SelectMany(further => further)))
            {
                pairs += entry.From.Length;
                var count = terms[means] = terms.GetValueOrDefault(means) + entry.From.Length;
                if (pairs > MaxPairs)
                {
                    return Refuse(entry, $"with this entry the synonyms are more than {MaxPairs} pairs of a term and what a search for it also finds, which is the limit. Make fewer or smaller entries.", findings);
                }
                if (count > MaxTermsOfMeaning)
                {
                    return Refuse(entry, $"with this entry more than {MaxTermsOfMeaning} terms lead to '{VisibleText.Of(means)}', which is the limit. Lead fewer to it.", findings);
                }
            }
        }
        return true;
    }

    private static bool Refuse(SynonymEntry entry, FormattableString message, Findings findings)
    {
        findings.Add(Rules.TooLarge, entry.At, message.ToString(CultureInfo.InvariantCulture));
        return false;
    }
}
