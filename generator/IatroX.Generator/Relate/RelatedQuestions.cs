using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>Finds for each answer the questions worth reading next: those that its editors chose, then the nearest, each with its reason.</summary>
public static class RelatedQuestions
{
    /// <param name="jobs">Threads; the result is the same for any number.</param>
    public static Relations Of(Publication publication, int jobs) => Of(publication, jobs, Candidates.QuestionBudget);

    /// <param name="budget">How many entries of word lists are read for an answer; tests compare any with all.</param>
    internal static Relations Of(Publication publication, int jobs, int budget)
    {
        if (publication.Site.Config.RelatedCount == 0 || publication.Answers.IsEmpty)
        {
            return Relations.None;
        }
        var questions = publication.Answers.Select(answer => answer.Question).ToArray();
        var basis = RelationBasis.Of(questions, publication.Site, jobs, null);
        var notions = Notions.Of(publication.Site, basis.Similarity.Terms);
        var related = InOrder.Map(questions.Length, jobs, () => new RelatedFinder(publication.Site, questions, basis, notions, budget), (finder, i) => finder.Of(i));
        return new Relations(questions.Select((question, i) => KeyValuePair.Create(question.Slug, related[i])).ToDictionary());
    }

    /// <summary>The same, each answer's worked out when it is first asked for.</summary>
    public static Relations WhenAsked(Publication publication, RelationMemo memo, int jobs)
    {
        if (publication.Site.Config.RelatedCount == 0 || publication.Answers.IsEmpty)
        {
            return Relations.None;
        }
        var finder = new Lazy<RelatedFinder>(() =>
        {
            ImmutableArray<Question> questions = [.. publication.Answers.Select(answer => answer.Question)];
            var basis = memo.Basis(questions, publication.Site, jobs);
            return new RelatedFinder(publication.Site, questions, basis, Notions.Of(publication.Site, basis.Similarity.Terms), Candidates.QuestionBudget);
        });
        var found = new Dictionary<Slug, ImmutableArray<RelatedQuestion>>();
        return Relations.WhenAsked(slug =>
        {
            // A finder serves one thread at a time, and each answer once; the memo is shared with the sites of later builds.
            lock (memo)
            {
                if (!found.TryGetValue(slug, out var related))
                {
                    found[slug] = related = publication.BySlug.TryGetValue(slug, out var answer) ? finder.Value.Of(publication.Answers.BinarySearch(answer, BySlug)) : [];
                }
                return related;
            }
        });
    }

    private static readonly Comparer<Answer> BySlug = Comparer<Answer>.Create((left, right) => left.Slug.CompareTo(right.Slug));
}
