using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules about topics, guidelines and reviewers.</summary>
internal static class RegistryChecks
{
    public static IEnumerable<Diagnostic> IdsAreUnique(Site site) =>
        Repeated(site.Topics, topic => topic.Id.Value, topic => topic.At, "topic")
            .Concat(Repeated(site.Guidelines, guideline => guideline.Id.ToString(), guideline => guideline.At, "guideline"));

    public static IEnumerable<Diagnostic> TopicsFormATree(Site site)
    {
        foreach (var topic in site.Topics)
        {
            if (topic.Parent is not { } parent)
            {
                continue;
            }
            if (!site.TopicById.ContainsKey(parent.Value))
            {
                yield return new Diagnostic(Rules.UnknownTopic, parent.At,
                    $"topic '{parent.Value}' is not known.{site.TopicNames.Suggestion(parent.Value.Value)}");
            }
            else if (LeadsBackTo(topic, site))
            {
                yield return new Diagnostic(Rules.TopicCycle, parent.At, $"following the parents of '{topic.Id}' leads back to '{topic.Id}'. Remove one of these parents.");
            }
            else if (TopicTree.PathTo(topic.Id, site).Length == TopicTree.MaxDepth + 1)
            {
                yield return new Diagnostic(Rules.TooLarge, parent.At, $"topic '{topic.Id}' is more than {TopicTree.MaxDepth} topics deep, which is the limit. Give it a parent nearer to the top.");
            }
        }
    }

    public static IEnumerable<Diagnostic> ReplacementsAreKnown(Site site) =>
        from guideline in site.Guidelines
        where guideline.ReplacedBy is { } successor && !site.GuidelineById.ContainsKey(successor.Value)
        select new Diagnostic(Rules.UnknownGuideline, guideline.ReplacedBy!.Value.At, $"guideline {guideline.ReplacedBy.Value.Value} is not in guidelines.yaml. Add it, with its title and dates.");

    public static IEnumerable<Diagnostic> GuidelineDatesAreInOrder(Site site)
    {
        foreach (var guideline in site.Guidelines)
        {
            if (guideline.Updated < guideline.Published)
            {
                yield return new Diagnostic(Rules.DateOrder, guideline.DatesAt.Updated, $"the update of {guideline.Id}, {Dates.Iso(guideline.Updated.Value)}, is before its publication, {Dates.Iso(guideline.Published)}. Correct one of them.");
            }
            if (guideline.Published > site.AsOf)
            {
                yield return new Diagnostic(Rules.FutureDate, guideline.DatesAt.Published, $"{Dates.Iso(guideline.Published)} is after {Dates.Iso(site.AsOf)}, the day of this build. Write the day on which {guideline.Id} was published.");
            }
            if (guideline.Updated > site.AsOf)
            {
                yield return new Diagnostic(Rules.FutureDate, guideline.DatesAt.Updated, $"{Dates.Iso(guideline.Updated.Value)} is after {Dates.Iso(site.AsOf)}, the day of this build. Write the day on which {guideline.Id} was updated.");
            }
        }
    }

    public static IEnumerable<Diagnostic> FooterPagesExist(Site site) =>
        from page in site.Config.FooterPages
        where site.Pages.All(known => known.Slug != page.Value)
        select new Diagnostic(Rules.UnknownFooterPage, page.At, $"there is no page '{page.Value}' in pages/, so the footer leaves it out.{Nearest.Suggestion(page.Value.Value, site.Pages.Select(known => known.Slug.Value))}");

    private static bool LeadsBackTo(Topic topic, Site site)
    {
        var seen = new HashSet<Slug>();
        for (var at = topic; at.Parent is { } parent && seen.Add(at.Id) && site.TopicById.TryGetValue(parent.Value, out at!);)
        {
            if (at.Id == topic.Id)
            {
                return true;
            }
        }
        return false;
    }

    private static IEnumerable<Diagnostic> Repeated<T>(IEnumerable<T> items, Func<T, string> idOf, Func<T, Position> at, string kind) =>
        items.GroupBy(idOf, StringComparer.Ordinal).SelectMany(group => group.Skip(1).Select(again =>
            new Diagnostic(Rules.DuplicateEntry, at(again), $"{kind} '{group.Key}' is already on line {at(group.First()).Line}. Delete one of them.")));
}
