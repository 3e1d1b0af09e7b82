using System.Runtime.InteropServices;

namespace IatroX.Generator.Relate;

/// <summary>Which answers carry the same label: a topic, or a guideline that they rely on.</summary>
/// <remarks>A label that few answers carry says more, so what it adds falls with its frequency: 1 for a label of one answer, 0 for a label of all.</remarks>
internal sealed class SharedLabels<T>
    where T : notnull
{
    private readonly List<T> labels = [];
    private readonly Grouped<int> ofAnswer;
    private readonly Grouped<int> answers;
    private readonly float[] weights;

    private SharedLabels(IReadOnlyList<T[]> labelsOf)
    {
        var numberOf = new Dictionary<T, int>();
        ofAnswer = Grouped<int>.From([.. labelsOf.Select(own => own.Distinct().Select(Number).ToArray())]);
        answers = Grouped<int>.Invert(ofAnswer, labels.Count, label => label);
        weights = [.. Enumerable.Range(0, labels.Count).Select(label => 1 - (float)(Math.Log(answers[label].Length) / Math.Log(Math.Max(ofAnswer.Count, 2))))];

        int Number(T label)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numberOf, label, out var known);
            if (!known)
            {
                number = labels.Count;
                labels.Add(label);
            }
            return number;
        }
    }

    public static SharedLabels<T> Of(IReadOnlyList<T[]> labelsOf) => new(labelsOf);

    /// <summary>The rarest label that both carry, and its weight from 0 to 1; false when they share none.</summary>
    public bool TryShared(int left, int right, out T label, out float weight)
    {
        var best = -1;
        foreach (var mine in ofAnswer[left])
        {
            if (ofAnswer[right].Contains(mine) && (best < 0 || answers[mine].Length < answers[best].Length))
            {
                best = mine;
            }
        }
        label = best < 0 ? default! : labels[best];
        weight = best < 0 ? 0 : weights[best];
        return best >= 0;
    }

    /// <summary>Marks the answer's labels in an array by label, or takes the marks away: then <see cref="Shared"/> compares it with many others.</summary>
    public void Mark(int answer, bool[] marks, bool isOwn)
    {
        foreach (var label in ofAnswer[answer])
        {
            marks[label] = isOwn;
        }
    }

    /// <summary>The weight of the rarest label that an answer shares with the marked one, as <see cref="TryShared"/> gives it; -1 when they share none.</summary>
    public float Shared(bool[] marks, int other)
    {
        var best = -1f;
        foreach (var label in ofAnswer[other])
        {
            best = marks[label] ? Math.Max(best, weights[label]) : best;
        }
        return best;
    }

    public int LabelCount => labels.Count;

    /// <summary>For each label of the answer, the first one first, up to <paramref name="count"/> others that carry it: those that follow, round to the start.</summary>
    /// <remarks>A ring, so that the answers of a large topic each lead to different ones and every one is led to.</remarks>
    public IEnumerable<int> Neighbours(int answer, int count)
    {
        for (var i = 0; i < ofAnswer[answer].Length; i++)
        {
            var label = ofAnswer[answer][i];
            var (start, length) = (answers.Starts[label], answers[label].Length);
            var own = Array.BinarySearch(answers.Items, start, length, answer) - start;
            for (var step = 1; step < length && step <= count; step++)
            {
                yield return answers.Items[start + ((own + step) % length)];
            }
        }
    }
}
