using System.Collections.Frozen;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules about who reviews.</summary>
internal static class ReviewerChecks
{
    private static readonly FrozenSet<string> Titles = new[] { "dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame" }.Select(Confusables.Skeleton).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whoever could add a reviewer of the same name could sign as that reviewer, so both files are told: which of them is the other's copy, no program knows.</summary>
    public static IEnumerable<Diagnostic> ReviewersCanBeToldApart(Site site)
    {
        var additions = site.Reviewers.SelectMany(reviewer => Words(reviewer.Credentials).Concat(Words(reviewer.Role))).Select(Confusables.Skeleton).ToHashSet(StringComparer.Ordinal);
        var read = site.Reviewers.Where(reviewer => reviewer.IsRead).ToList();
        var byName = read.ToLookup(reviewer => ReadingsOf(reviewer.Name.Value, additions)[0], StringComparer.Ordinal);
        var twins = new Dictionary<Slug, Reviewer>();
        foreach (var reviewer in read)
        {
            if (ReadingsOf(reviewer.Name.Value, additions).Where(name => name.Length > 0).SelectMany(name => byName[name].Where(another => another.Id != reviewer.Id).Take(1)).FirstOrDefault() is { } other)
            {
                twins.TryAdd(reviewer.Id, other);
                twins.TryAdd(other.Id, reviewer);
            }
        }
        return from reviewer in read
               where twins.ContainsKey(reviewer.Id)
               let other = twins[reviewer.Id]
               select new Diagnostic(Rules.ReviewersAlike, reviewer.Name.At,
                   $"readers cannot tell this reviewer from {VisibleText.Of(other.NameWithCredentials)} in {other.File}. Delete the file that is not that reviewer's; if both are real people, write what tells them apart into each name, such as a middle name.");
    }

    /// <summary>
    /// The name as it looks, without titles before it and known credentials and roles after it, which do not make another person; then without one more word in
    /// capitals at its end after another, which may be unknown ones.
    /// </summary>
    private static List<string> ReadingsOf(string name, HashSet<string> additions)
    {
        var words = Words(name).ToList();
        var looks = words.ConvertAll(Confusables.Skeleton);
        var first = Math.Max(0, looks.FindIndex(word => !Titles.Contains(word)));
        var end = Math.Min(looks.Count, Math.Max(first, looks.FindLastIndex(word => !additions.Contains(word))) + 1);
        var readings = new List<string> { string.Concat(looks[first..end]) };
        for (; end > first + 2 && words[end - 1].Length > 1 && words[end - 1].All(char.IsAsciiLetterUpper); end--)
        {
            readings.Add(string.Concat(looks[first..(end - 1)]));
        }
        return readings;
    }

    private static IEnumerable<string> Words(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(word => Confusables.Skeleton(word).Length > 0);

    private static readonly char[] Separators = [' ', '\u00a0', '\u202f', '\t', ',', '.', '(', ')', ';', '/'];
}
