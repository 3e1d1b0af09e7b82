using System.Collections.Frozen;

namespace IatroX.Generator.Model;

/// <summary>An edition of a question that stood in git with a sign-off that fitted it.</summary>
/// <param name="Commit">The commit's short name.</param>
/// <param name="Author">Who committed it, as the commit says.</param>
/// <param name="MayBeOlder">True for the oldest commit of a shallow clone, which seems to bring all that it only kept.</param>
public sealed record SignedEdition(Question Question, string Commit, string Author, DateOnly Committed, bool MayBeOlder);

/// <summary>For each question that carries a sign-off, the last edition before this one that was signed, as far as git knows.</summary>
/// <param name="Problem">Why the history could not be read, in the author's words; null when it was, or was not needed.</param>
public sealed record EditionHistory(FrozenDictionary<Slug, SignedEdition> LastSigned, string? Problem)
{
    public static EditionHistory None { get; } = new(FrozenDictionary<Slug, SignedEdition>.Empty, null);
}
