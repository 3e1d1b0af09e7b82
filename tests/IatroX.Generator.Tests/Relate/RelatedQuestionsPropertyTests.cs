using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using static IatroX.Generator.Tests.Relate.TestSite;

namespace IatroX.Generator.Tests.Relate;

public class RelatedQuestionsPropertyTests
{
    private static readonly string[] Words =
        ["gout", "acne", "asthma", "migraine", "treatment", "symptoms", "syndrome", "type", "2", "acute", "What", "is", "the", "of", "anti-viral", "kidney", "failure"];

    private static readonly Gen<string> Text = OneOf(Words).Array[1, 8].Select(words => string.Join(' ', words));

    private static readonly Gen<Site> Sites = Gen.Select(Text, Text, OneOf("x", "y", "z"), OneOf("NG1", "NG2", "")).Array[0, 40]
        .Select(pages => Site(pages.Select((page, i) => Question($"q-{i}", page.Item1, page.Item2, page.Item3, page.Item4.Length == 0 ? [] : [page.Item4]))));

    [Fact]
    public void The_candidates_hold_everything_that_comparing_all_pairs_finds() => Sites.Sample(site =>
    {
        var similarity = Similarity.Of(site.Questions, site, 1);
        var candidates = new Candidates(similarity, int.MaxValue);
        var probe = similarity.NewProbe();
        for (var i = 0; i < site.Questions.Length; i++)
        {
            probe.MoveTo(i);
            var near = Enumerable.Range(0, site.Questions.Length).Where(other => other != i && probe.ScoreOf(other) > 0);
            Assert.Subset(candidates.Of(i).ToArray().ToHashSet(), near.ToHashSet());
        }
    }, iter: 200);

    [Fact]
    public void The_score_is_the_one_that_its_definition_gives_and_the_same_in_both_directions() => Sites.Sample(site =>
    {
        var similarity = Similarity.Of(site.Questions, site, 1);
        var probe = similarity.NewProbe();
        for (var i = 0; i < site.Questions.Length; i++)
        {
            probe.MoveTo(i);
            for (var j = 0; j < site.Questions.Length; j++)
            {
                Assert.InRange(probe.ScoreOf(j) - NaiveScore(similarity, i, j), -1, 1);
                Assert.InRange(probe.ScoreOf(j) - NaiveScore(similarity, j, i), -1, 1);
            }
        }
    }, iter: 100);

    [Fact]
    public void A_score_that_must_be_at_least_so_high_is_the_same_or_need_not_be_told() => Gen.Select(Sites, Gen.Int[0, 13_000]).Sample((site, least) =>
    {
        var similarity = Similarity.Of(site.Questions, site, 1);
        var probe = similarity.NewProbe();
        for (var i = 0; i < site.Questions.Length; i++)
        {
            probe.MoveTo(i);
            for (var j = 0; j < site.Questions.Length; j++)
            {
                var score = probe.ScoreOf(j);
                Assert.Contains(probe.ScoreOf(j, least), score >= least ? [score] : (int[])[0, score]);
            }
        }
    }, iter: 100);

    [Fact]
    public void One_job_and_many_find_the_same() => Sites.Sample(site =>
    {
        var publication = Publication.Of(site, 1);
        var one = RelatedQuestions.Of(publication, 1);
        var many = RelatedQuestions.Of(publication, 7);
        Assert.All(site.Questions, question => Assert.Equal(one.Of(question.Slug), many.Of(question.Slug)));
    }, iter: 50);

    [Fact]
    public void No_answer_is_related_to_itself_or_twice_to_another() => Sites.Sample(site =>
    {
        var relations = RelatedQuestions.Of(Publication.Of(site, 1), 1);
        Assert.All(site.Questions, question =>
        {
            var related = relations.Of(question.Slug);
            Assert.DoesNotContain(related, other => other.Slug == question.Slug || other.Reason.Length == 0);
            Assert.Equal(related.Length, related.DistinctBy(other => other.Slug).Count());
        });
    }, iter: 100);

    [Fact]
    public void The_shortlist_keeps_what_sorting_would_put_first() => Gen.Select(Gen.Int[0, 50].Array[0, 300], Gen.Int[1, Shortlist.Length]).Sample((scores, most) =>
    {
        var shortlist = new Shortlist();
        shortlist.Clear(most);
        for (var i = 0; i < scores.Length; i++)
        {
            shortlist.Add(scores[i], i);
        }
        var sorted = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i], Comparer<int>.Default).Take(most);
        Assert.Equal(sorted, shortlist.BestFirst.ToArray());
    });

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Cosine, mentions and labels, each written down as it is defined.</summary>
    private static int NaiveScore(Similarity similarity, int left, int right)
    {
        var mine = similarity.Terms.Vectors[left].ToArray();
        var theirs = similarity.Terms.Vectors[right].ToArray();
        var cosine = mine.Sum(term => term.Weight * theirs.FirstOrDefault(other => other.Term == term.Term).Weight);
        var text = cosine + (0.1f * (Covered(mine, similarity.Mentions.Terms[right]) + Covered(theirs, similarity.Mentions.Terms[left])));
        var isShared = similarity.Guidelines.TryShared(left, right, out _, out var guideline);
        similarity.Topics.TryShared(left, right, out _, out var topic);
        return text < Similarity.LeastText && !isShared ? 0 : (int)MathF.Round(10_000 * (text + (0.1f * guideline) + (0.05f * topic)));
    }

    private static float Covered(WeightedTerm[] subject, ReadOnlySpan<int> mentioned)
    {
        var all = mentioned.ToArray();
        return subject.Where(term => all.Contains(term.Term)).Sum(term => term.Weight * term.Weight);
    }
}
