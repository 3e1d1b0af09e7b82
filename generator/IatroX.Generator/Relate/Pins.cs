using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>The related questions that editors chose, in both directions, by the ordinals of the answers.</summary>
/// <param name="Chosen">For each answer the ones that its editors chose, in authored order; what is not published is left out.</param>
/// <param name="ChosenBy">For each answer those whose editors chose it.</param>
internal sealed record Pins(ImmutableArray<ImmutableArray<int>> Chosen, FrozenDictionary<int, ImmutableArray<int>> ChosenBy)
{
    public static Pins Of(IReadOnlyList<Question> questions)
    {
        var ordinalOf = questions.Select((question, i) => KeyValuePair.Create(question.Slug, i)).ToDictionary();
        ImmutableArray<ImmutableArray<int>> chosen =
        [
            .. questions.Select((question, i) => question.Related.Select(related => ordinalOf.GetValueOrDefault(related.Value, i))
                .Where(other => other != i).Distinct().ToImmutableArray()),
        ];
        var chosenBy = chosen.SelectMany((others, i) => others.Select(other => (other, i))).GroupBy(pair => pair.other, pair => pair.i)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        return new Pins(chosen, chosenBy);
    }
}
