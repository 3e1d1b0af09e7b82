using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that hold the citations of a text and the list under <c>nice</c> together.</summary>
internal static class CitationChecks
{
    public static IEnumerable<Diagnostic> CitedSourcesAreDeclared(Question question, Site site) =>
        from citation in question.Body.Citations.DistinctBy(citation => citation.Source)
        where question.Nice.All(reference => reference.Id != citation.Source)
        select new Diagnostic(Rules.UndeclaredCitation, citation.At, $"{citation.Source} is cited here but not listed under 'nice'. Add {citation.Source} to 'nice'.");

    public static IEnumerable<Diagnostic> DeclaredSourcesAreCited(Question question, Site site) =>
        from reference in question.Nice
        where question.Withdrawn is null && question.Body.IsRead && site.GuidelineById.ContainsKey(reference.Id) && question.Body.Citations.All(citation => citation.Source != reference.Id)
        select new Diagnostic(Rules.UncitedSource, reference.At, $"{reference.Id} is listed under 'nice' but never cited. Write [@{reference.Id}] where the answer relies on it, or remove it.");
}
