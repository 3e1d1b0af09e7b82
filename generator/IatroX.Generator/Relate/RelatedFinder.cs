using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>Chooses the related questions of one answer after another; one a thread.</summary>
internal sealed class RelatedFinder(Site site, IReadOnlyList<Question> questions, RelationBasis basis, Notions notions, int budget)
{
    /// <summary>What it adds to a score, in ten-thousandths, that the other answer's editors chose this one: as much as half a common subject.</summary>
    private const int ChosenByOther = 5_000;

    /// <summary>Two questions are similar as such when what they share is half of what they are about. "When is hospital needed?" at the end of both is a fifth.</summary>
    private const float LeastSimilar = 0.5f;

    private readonly Similarity similarity = basis.Similarity;
    private readonly Pins pins = basis.Pins;
    private readonly Twins twins = basis.Twins;
    private readonly Candidates candidates = new(basis.Similarity, budget);
    private readonly Similarity.Probe probe = basis.Similarity.NewProbe();
    private readonly Openings openings = new(questions, basis.Similarity.Terms);

    /// <summary>Of the answer whose related questions are sought, which is compared with many, and of one other after the other.</summary>
    private readonly Opening own = new(), others = new();
    private readonly Shortlist scored = new();
    private readonly List<int> chosen = [];
    private readonly ImmutableArray<RelatedQuestion>.Builder result = ImmutableArray.CreateBuilder<RelatedQuestion>();

    public ImmutableArray<RelatedQuestion> Of(int answer)
    {
        chosen.Clear();
        result.Clear();
        foreach (var other in pins.Chosen[answer].Take(site.Config.RelatedCount))
        {
            Choose(other, "chosen by the editors");
        }
        ChooseNearest(answer);
        FillFromTopic(answer);
        return result.ToImmutable();
    }

    /// <summary>A short list is enough for all but a fortieth of the answers, and refuses most candidates before their score is worked out.</summary>
    private void ChooseNearest(int answer)
    {
        if (IsFull)
        {
            return;
        }
        probe.MoveTo(answer);
        var near = candidates.Of(answer);
        var most = Math.Min(3 * site.Config.RelatedCount, Shortlist.Length);
        Score(answer, near, most);
        ChooseFrom(answer, scored.BestFirst);
        if (!IsFull && scored.IsFull)
        {
            Score(answer, near, Shortlist.Length);
            ChooseFrom(answer, scored.BestFirst[most..]);
        }
    }

    private void ChooseFrom(int answer, ReadOnlySpan<int> bestFirst)
    {
        foreach (var other in bestFirst)
        {
            if (!IsFull && !Repeats(answer, other) && ReasonOf(answer, other) is { } reason)
            {
                Choose(other, reason);
            }
        }
    }

    private bool IsFull => chosen.Count >= site.Config.RelatedCount;

    private void Choose(int other, string reason)
    {
        chosen.Add(other);
        result.Add(new RelatedQuestion(questions[other].Slug, reason));
    }

    private void Score(int answer, ReadOnlySpan<int> near, int most)
    {
        scored.Clear(most);
        var choosers = pins.ChosenBy.GetValueOrDefault(answer, []);
        foreach (var other in near)
        {
            if (probe.ScoreOf(other, scored.Least) is > 0 and var score && !choosers.Contains(other))
            {
                scored.Add(score, other);
            }
        }
        foreach (var other in choosers)
        {
            scored.Add(probe.ScoreOf(other) + ChosenByOther, other);
        }
    }

    /// <summary>Chosen already, or one more page that asks what a chosen one asks. One that asks the same as this answer itself may be there: another view of it.</summary>
    private bool Repeats(int answer, int other) => chosen.Contains(other) || chosen.Exists(earlier => twins.AreTwins(earlier, other));

    private void FillFromTopic(int answer)
    {
        if (IsFull)
        {
            return;
        }
        // A few more than needed, as some will be chosen already.
        foreach (var other in similarity.Topics.Neighbours(answer, 3 * site.Config.RelatedCount))
        {
            if (!IsFull && !Repeats(answer, other) && !twins.AreTwins(answer, other) && TopicReason(answer, other) is { } reason)
            {
                Choose(other, reason);
            }
        }
    }

    private string? ReasonOf(int answer, int other)
    {
        if (SharedPhrases.Of(answer, other, questions, similarity.Terms, notions) is { } phrase)
        {
            return $"also on {phrase}";
        }
        if (similarity.Guidelines.TryShared(answer, other, out var guideline, out _))
        {
            return $"also relies on {guideline}";
        }
        if (Mentioned(others, other, answer) is { } spoken)
        {
            return $"also mentions {spoken}";
        }
        if (Mentioned(own, answer, other) is { } mentioned)
        {
            return $"this answer mentions {mentioned}";
        }
        if (pins.ChosenBy.GetValueOrDefault(answer, []).Contains(other))
        {
            return "its editors chose this answer";
        }
        return (SharedPhrases.ShareAny(answer, other, similarity.Terms) ? TopicReason(answer, other) : null)
            ?? (similarity.Terms.Cosine(answer, other) >= LeastSimilar ? "similar question" : null);
    }

    private string? Mentioned(Opening opening, int speaker, int subject)
    {
        if (!SharedPhrases.MayMention(speaker, subject, similarity))
        {
            return null;
        }
        openings.Read(opening, speaker);
        return SharedPhrases.Mentioned(opening, subject, questions, similarity.Terms, notions);
    }

    private string? TopicReason(int answer, int other) =>
        similarity.Topics.TryShared(answer, other, out var topic, out _) && site.TopicById.TryGetValue(topic, out var known) ? $"also in {known.Title}" : null;
}
