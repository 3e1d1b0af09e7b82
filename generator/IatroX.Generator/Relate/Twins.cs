namespace IatroX.Generator.Relate;

/// <summary>Tells questions that ask the same in the same words apart from all others: word order and function words aside.</summary>
/// <remarks>Five pages that all ask "What is lung cancer?" would crowd out everything else a reader might want next.</remarks>
internal sealed class Twins
{
    private readonly ulong[] keys;

    private Twins(ulong[] keys) => this.keys = keys;

    public static Twins Of(QuestionTerms terms)
    {
        var keys = new ulong[terms.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = KeyOf(terms.Vectors[i], i);
        }
        return new Twins(keys);
    }

    public bool AreTwins(int left, int right) => keys[left] == keys[right];

    /// <summary>A sum of mixed term numbers, which no order changes. The mixing is SplitMix64's (Steele, Lea and Flood 2014, figure 17).</summary>
    private static ulong KeyOf(ReadOnlySpan<WeightedTerm> terms, int answer)
    {
        // A question of function words only is like no other.
        var key = terms.IsEmpty ? Mixed(~(ulong)answer) : 0;
        foreach (var term in terms)
        {
            key += Mixed((ulong)term.Term + 1);
        }
        return key;
    }

    private static ulong Mixed(ulong z)
    {
        z *= 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
