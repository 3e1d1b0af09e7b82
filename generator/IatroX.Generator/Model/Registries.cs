using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>A person who reviews answers, or the registry entry that marks demonstration content.</summary>
public sealed record Reviewer
{
    public required string File { get; init; }

    public required Slug Id { get; init; }

    public required Located<string> Name { get; init; }

    /// <summary>Letters after the name; may be empty.</summary>
    public string Credentials { get; init; } = "";

    public string Role { get; init; } = "";

    public Registration? Registration { get; init; }

    /// <summary>Declared interests; null when nothing was declared.</summary>
    public string? Interests { get; init; }

    /// <summary>Old addresses.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    public DateOnly? ActiveFrom { get; init; }

    public DateOnly? ActiveUntil { get; init; }

    /// <summary>True for the entry that stands for "reviewed by nobody".</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>False when the file could not be read: then only the id is known.</summary>
    public bool IsRead { get; init; } = true;

    public string NameWithCredentials => Credentials.Length == 0 ? Name.Value : $"{Name.Value} {Credentials}";

    public string Url => $"/reviewers/{Id}/";
}

/// <summary>An entry in a professional register, such as GMC 1234567.</summary>
public sealed record Registration(string Body, string Number);

/// <summary>A subject that questions are filed under.</summary>
public sealed record Topic(Slug Id, string Title, string Description, Located<Slug>? Parent, string? Specialty, Position At)
{
    public string Url { get; } = $"/topics/{Id}/";

    /// <summary>Old addresses.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];
}

/// <summary>Whether NICE still stands behind a document.</summary>
public enum GuidelineStatus
{
    Published,
    Withdrawn,
    TemporarilyWithdrawn,
    Retired,
    Terminated,
}

/// <summary>A NICE document as the registry knows it. <paramref name="Updated"/> is the last major change.</summary>
public sealed record Guideline(
    GuidelineId Id, string Title, DateOnly Published, DateOnly? Updated, GuidelineStatus Status, Located<GuidelineId>? ReplacedBy, Position At)
{
    public bool IsCurrent => Status == GuidelineStatus.Published && ReplacedBy is null;

    /// <summary>Where its days are written.</summary>
    public (Position Published, Position Updated) DatesAt { get; init; } = (At, At);

    public string Url { get; } = $"/guidelines/{Id.Slug}/";
}

/// <summary>Words that find each other in search: every one of <paramref name="From"/> also finds every one of <paramref name="To"/>.</summary>
/// <remarks>In a two-way entry both lists hold the same terms.</remarks>
public sealed record SynonymEntry(ImmutableArray<string> From, ImmutableArray<string> To, Position At)
{
    /// <summary>False where the terms find each other.</summary>
    public bool IsOneWay => !From.SequenceEqual(To, StringComparer.Ordinal);
}

/// <summary>A short form and what it stands for.</summary>
public sealed record Abbreviation(string Short, string Expansion, Position At);

/// <summary>A plain page of the site, such as About.</summary>
public sealed record PlainPage(string File, Slug Slug, Located<string> Title, string Description, bool IsDraft, MarkdownBody Body)
{
    /// <summary>Findings that the editor accepted, with a reason each.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>Old addresses.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    public string Url => $"/{Slug}/";
}

/// <summary>A file under <c>media/</c> that is copied as it is.</summary>
/// <param name="Path">Relative to <c>media/</c>, with forward slashes.</param>
public sealed record MediaFile(string Path, string FullPath, long Bytes, int? Width, int? Height);
