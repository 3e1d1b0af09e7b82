using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that hold the citations of a text and the list under <c>nice</c> together.</summary>
internal static class CitationChecks
{
    public static IEnumerable<Diagnostic> CitedSourcesAreDeclared(Question question, Site site)
    {
        if (question.Body.Citations.IsEmpty)
        {
            return [];
        }
        var own = new Lazy<KnownNames>(() => new(question.Nice.Select(reference => reference.Id.ToString())));
        return from citation in question.Body.Citations.DistinctBy(citation => citation.Source)
        where question.NiceIsRead && question.Nice.All(reference => reference.Id != citation.Source)
        select new Diagnostic(Rules.UndeclaredCitation, citation.At, site.GuidelineById.ContainsKey(citation.Source) || !site.GuidelinesAreRead
            ? $"{citation.Source} is cited here but not listed under 'nice'. Add {citation.Source} to 'nice'."
            : $"{citation.Source} is cited here, and neither listed under 'nice' nor in guidelines.yaml.{Meant(citation.Source, own.Value, site)} If it is right, add it to guidelines.yaml with its title and dates, and to 'nice'.");
    }

    /// <summary>What the page relies on is likelier than what any page does.</summary>
    private static string Meant(GuidelineId cited, KnownNames declared, Site site) =>
        declared.Suggestion(cited.ToString()) is { Length: > 0 } own
            ? own
            : site.GuidelineNames.Suggestion(cited.ToString());

    public static IEnumerable<Diagnostic> DeclaredSourcesAreCited(Question question, Site site)
    {
        foreach (var reference in question.Nice)
        {
            if (question.Withdrawn is null && question.Body.IsRead && site.GuidelineById.ContainsKey(reference.Id) && !IsCited(reference.Id, question.Body))
            {
                yield return new Diagnostic(Rules.UncitedSource, reference.At, $"{reference.Id} is listed under 'nice' but never cited. Write [@{reference.Id}] where the answer relies on it, or remove it.");
            }
        }
    }

    private static bool IsCited(GuidelineId id, MarkdownBody body)
    {
        foreach (var citation in body.Citations)
        {
            if (citation.Source == id)
            {
                return true;
            }
        }
        return false;
    }
}
