using System.Collections.Frozen;
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
        var similarity = Similarity.Of(questions, publication.Site, jobs);
        var pins = Pins.Of(questions);
        var twins = Twins.Of(similarity.Terms);
        var related = InOrder.Map(questions.Length, jobs,
            () => new RelatedFinder(publication.Site, questions, similarity, pins, twins, budget), (finder, i) => finder.Of(i));
        return new Relations(questions.Select((question, i) => KeyValuePair.Create(question.Slug, related[i])).ToFrozenDictionary());
    }
}
