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
    /// <summary>Questions whose text came after the day of its review.</summary>
    public FrozenDictionary<Slug, LaterText> LaterTexts { get; init; } = FrozenDictionary<Slug, LaterText>.Empty;

    public bool Knows(Slug slug) => LastSigned.ContainsKey(slug) || LaterTexts.ContainsKey(slug);

    public static EditionHistory None { get; } = new(FrozenDictionary<Slug, SignedEdition>.Empty, null);
}

/// <summary>A text that is younger than its review.</summary>
/// <param name="Commit">The commit, by its short name, that tells.</param>
/// <param name="Authored">Its day.</param>
/// <param name="IsAnother">True when the page still said something else in that commit; false when the commit is the first with this text.</param>
public sealed record LaterText(string Commit, DateOnly Authored, bool IsAnother)
{
    public string InWords(DateOnly reviewed) => IsAnother
        ? $"the review is dated {Dates.Iso(reviewed)}, but this page still said something else on {Dates.Iso(Authored)}, in commit {Commit}, so nobody can have read this wording then."
        : $"the review is dated {Dates.Iso(reviewed)}, but git has this wording only since {Dates.Iso(Authored)}, in commit {Commit}.";

    public string ToDo => IsAnother
        ? "Sign with the day on which it was read."
        : "Sign with the day on which it was read, or accept the finding with where it was reviewed before.";
}
