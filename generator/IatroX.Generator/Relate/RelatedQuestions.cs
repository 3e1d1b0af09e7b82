using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>Finds for each answer the questions worth reading next.</summary>
public static class RelatedQuestions
{
    /// <param name="jobs">Threads; the result is the same for any number.</param>
    public static Relations Of(Publication publication, int jobs)
    {
        var relations = new Dictionary<Slug, ImmutableArray<RelatedQuestion>>();
        foreach (var answer in publication.Answers)
        {
            var pinned = answer.Question.Related.Select(related => related.Value).Where(publication.BySlug.ContainsKey)
                .Select(slug => new RelatedQuestion(slug, "chosen by the editors"));
            relations[answer.Slug] = [.. pinned.Take(publication.Site.Config.RelatedCount)];
        }
        return new Relations(relations.ToFrozenDictionary());
    }
}
