using System.Runtime.InteropServices;
using IatroX.Search.Analysis;

namespace IatroX.Search.Indexing;

/// <summary>
/// Names that a page does not write but is looked for by, learned from the site itself:
/// a rare word of one page ("Bassen-Kornzweig") is given to the other pages on the same subject, and each subject gets
/// its initials ("Beukes familial hip dysplasia": bfhd). The vocabulary grows by the initials that no page writes.
/// </summary>
internal static class Aliases
{
    private const int FewestInitials = 2, MostInitials = 6;

    /// <summary>Each thread keeps a few numbers for every term, so many threads would take more memory than they spare time.</summary>
    private const int MostThreads = 8;

    /// <param name="jobs">Threads.</param>
    public static DocumentSet Add(DocumentSet set, Subjects subjects, int jobs)
    {
        jobs = Math.Min(jobs, MostThreads);
        // By group: what all of its pages are given.
        var added = new List<(int Term, AliasKinds Kind)>[subjects.Groups.Length];
        AddSiblings(set, subjects, added, jobs);
        var invented = AddInitials(set, subjects, added, jobs);
        Runs.Each(added.Length, jobs, () => new int[set.Terms.Length + invented.Count], (places, first, end) =>
        {
            for (var g = first; g < end; g++)
                if (added[g].Count > 0)
                    foreach (var page in subjects.Groups[g])
                        Give(set.Documents[page], added[g], places);
        });
        return set.WithTerms([.. invented], jobs);
    }

    private static void AddSiblings(DocumentSet set, Subjects subjects, List<(int Term, AliasKinds Kind)>[] added, int jobs)
    {
        var groupsWith = GroupsWith(set, subjects, jobs);
        Runs.Each(subjects.Groups.Length, jobs, () => (PagesWith: new int[set.Terms.Length], Rare: new List<int>()), (tools, first, end) =>
        {
            for (var g = first; g < end; g++)
            {
                added[g] = [];
                if (subjects.Groups[g] is { Length: > 1 } group && subjects.Keys[group[0]].Length > 0)
                    AddSiblings(set, group, groupsWith, tools.PagesWith, tools.Rare, added[g]);
            }
        });
    }

    /// <param name="pagesWith">By term, all 0 before and after.</param>
    /// <param name="rare">Empty before and after.</param>
    private static void AddSiblings(DocumentSet set, int[] group, int[] groupsWith, int[] pagesWith, List<int> rare, List<(int Term, AliasKinds Kind)> added)
    {
        foreach (var page in group)
            foreach (ref readonly var term in set.Documents[page].Terms.AsSpan())
                if (IsWritten(term) && groupsWith[term.Term] <= Weights.SiblingGroups && pagesWith[term.Term]++ == 0)
                    rare.Add(term.Term);
        foreach (var term in rare)
        {
            if (pagesWith[term] < group.Length)
                added.Add((term, AliasKinds.Sibling));
            pagesWith[term] = 0;
        }
        rare.Clear();
    }

    /// <summary>By term: in how many groups of pages it is written.</summary>
    private static int[] GroupsWith(DocumentSet set, Subjects subjects, int jobs)
    {
        var counts = InOrder.Map(jobs, jobs, part =>
        {
            var groups = new (int Count, int Last)[set.Terms.Length];
            for (var g = Runs.Start(subjects.Groups.Length, part, jobs); g < Runs.Start(subjects.Groups.Length, part + 1, jobs); g++)
            {
                foreach (var page in subjects.Groups[g])
                {
                    foreach (ref readonly var term in set.Documents[page].Terms.AsSpan())
                    {
                        ref var group = ref groups[term.Term];
                        if (IsWritten(term) && group.Last != g + 1)
                            group = (group.Count + 1, g + 1);
                    }
                }
            }
            return groups;
        });
        var sums = new int[set.Terms.Length];
        foreach (var groups in counts)
            for (var term = 0; term < sums.Length; term++)
                sums[term] += groups[term].Count;
        return sums;
    }

    private static bool IsWritten(in DocumentTerm term) => (term.Fields & (Fields.Body | Fields.Question)) != 0;

    /// <summary>Returns the initials that are no term yet; they are numbered from the end of the vocabulary on.</summary>
    private static List<string> AddInitials(DocumentSet set, Subjects subjects, List<(int Term, AliasKinds Kind)>[] added, int jobs)
    {
        // As a query's word is stemmed: the initials of a syndrome may end as a plural does ("ARDS").
        var found = InOrder.Map(subjects.Groups.Length, jobs, g => InitialsOf(set, set.Documents[subjects.Groups[g][0]].Subject, subjects.Keys[subjects.Groups[g][0]])
            .Select(Analyzer.TermOf).Select(initials => (Initials: initials, Term: Array.BinarySearch(set.Terms, initials, StringComparer.Ordinal))).ToArray());
        var invented = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var g = 0; g < found.Length; g++)
        {
            foreach (var (initials, known) in found[g])
            {
                var term = known;
                if (term < 0 && !numbers.TryGetValue(initials, out term))
                {
                    numbers.Add(initials, term = set.Terms.Length + invented.Count);
                    invented.Add(initials);
                }
                added[g].Add((term, AliasKinds.Initialism));
            }
        }
        return invented;
    }

    /// <summary>"spondylocostal dysostosis 4" → sd4, sd; a last "syndrome", "disease" … may be left out.</summary>
    internal static IEnumerable<string> InitialsOf(DocumentSet set, IEnumerable<int> subject, int[] key)
    {
        var words = subject.Where(term => key.Contains(term) || IsKindOfDisease(set.Terms[term])).Select(term => set.Terms[term]).ToArray();
        var letters = string.Concat(words.Where(word => !Subjects.IsNumber(word)).Select(word => word[..1]));
        var numbers = string.Concat(words.Where(Subjects.IsNumber));
        if (letters.Length is < FewestInitials or > MostInitials || !letters.All(char.IsAsciiLetterLower) || numbers.Length > MostInitials)
            yield break;
        yield return letters + numbers;
        if (numbers.Length > 0)
            yield return letters;
        if (letters.Length > FewestInitials && IsKindOfDisease(words.Last(word => !Subjects.IsNumber(word))))
            yield return letters[..^1] + numbers;
    }

    private static bool IsKindOfDisease(string term) => term is "syndrom" or "diseas" or "disord" or "type";

    /// <param name="places">By term, all 0 before and after.</param>
    private static void Give(IndexedDocument document, List<(int Term, AliasKinds Kind)> aliases, int[] places)
    {
        var terms = document.Terms.AsSpan();
        for (var i = 0; i < terms.Length; i++)
            places[terms[i].Term] = i + 1;
        var further = 0;
        foreach (var (term, _) in aliases)
            if (places[term] == 0)
                places[term] = -++further;
        document.Aliases = new DocumentTerm[further];
        foreach (var (term, kind) in aliases)
        {
            ref var entry = ref places[term] > 0 ? ref terms[places[term] - 1] : ref document.Aliases[-places[term] - 1];
            if (places[term] < 0)
                (entry.Term, entry.Fields) = (term, Fields.Alias);
            entry.Alias |= kind;
        }
        foreach (ref readonly var term in terms)
            places[term.Term] = 0;
        foreach (ref readonly var alias in document.Aliases.AsSpan())
            places[alias.Term] = 0;
    }
}
