using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Views;

/// <summary>The answers before and after one in its first topic's list.</summary>
internal static class Neighbours
{
    public static (Answer? Previous, Answer? Next) Of(Answer answer, Publication publication)
    {
        if (!publication.ByTopic.TryGetValue(answer.Question.Topics[0].Value, out var list))
        {
            return (null, null);
        }
        var at = list.AsSpan().BinarySearch(answer, Comparer<Answer>.Create(Publication.CompareByText));
        return (at > 0 ? list[at - 1] : null, at >= 0 && at + 1 < list.Length ? list[at + 1] : null);
    }
}
