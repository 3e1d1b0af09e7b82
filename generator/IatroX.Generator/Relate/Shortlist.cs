namespace IatroX.Generator.Relate;

/// <summary>The best few of many scored answers: by score, then by slug, which is the order of the answers.</summary>
/// <remarks>Most of what is offered is worse than the worst kept and costs one comparison; the rest is put in place by insertion.</remarks>
internal sealed class Shortlist
{
    /// <summary>Enough for the twenty links that a site may ask for, with room for those that are passed over as repeats.</summary>
    public const int Length = 64;

    private readonly long[] kept = new long[Length];
    private readonly int[] answers = new int[Length];
    private int count, most = Length;

    public ReadOnlySpan<int> BestFirst => answers.AsSpan(0, count);

    /// <summary>Nothing with a lower score would be kept.</summary>
    public int Least => IsFull ? (int)(kept[most - 1] >> 32) : 0;

    /// <summary>Whether answers may have been refused.</summary>
    public bool IsFull => count == most;

    /// <param name="most">How many to keep, up to <see cref="Length"/>.</param>
    public void Clear(int most = Length) => (count, this.most) = (0, most);

    public void Add(int score, int answer)
    {
        // One number to compare: a higher score is greater, and so is an earlier answer.
        var rank = ((long)score << 32) | (uint)(int.MaxValue - answer);
        if (IsFull && rank <= kept[most - 1])
        {
            return;
        }
        count = Math.Min(count + 1, most);
        var at = count - 1;
        for (; at > 0 && kept[at - 1] < rank; at--)
        {
            (kept[at], answers[at]) = (kept[at - 1], answers[at - 1]);
        }
        (kept[at], answers[at]) = (rank, answer);
    }
}
