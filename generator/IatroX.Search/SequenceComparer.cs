using System.Diagnostics.CodeAnalysis;

namespace IatroX.Search;

/// <summary>Takes arrays for the same that hold the same.</summary>
internal sealed class SequenceComparer<T> : IEqualityComparer<T[]>
    where T : IEquatable<T>
{
    public bool Equals(T[]? x, T[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] T[] obj)
    {
        var hash = new HashCode();
        foreach (var item in obj)
            hash.Add(item);
        return hash.ToHashCode();
    }
}
