using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>How far an answer can be relied on, as its editor judged it.</summary>
public enum Confidence
{
    Low,
    Moderate,
    High,
}

/// <summary>One question with its reviewed answer: a file under <c>questions/</c>.</summary>
public sealed record Question
{
    /// <summary>Path of the source, relative to the site, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The file's name without its extension; unique over the site.</summary>
    public required Slug Slug
    {
        get;
        init
        {
            field = value;
            Url = UrlOf(value);
        }
    }

    /// <summary>The full question: page title and heading.</summary>
    public required Located<string> Title { get; init; }

    public required Located<Confidence> Confidence { get; init; }

    /// <summary>Null only in a draft.</summary>
    public Located<Slug>? Reviewer { get; init; }

    /// <summary>Date of the last full review; null only in a draft.</summary>
    public Located<DateOnly>? ReviewDate { get; init; }

    /// <summary>When given, replaces review date plus the site's review interval.</summary>
    public Located<DateOnly>? NextReview { get; init; }

    /// <summary>The NICE documents that the answer relies on, in authored order.</summary>
    public ImmutableArray<NiceReference> Nice { get; init; } = [];

    /// <summary>Plain text of one or two sentences: the authored summary, else the first sentences of the answer.</summary>
    public required string Summary { get; init; }

    /// <summary>Where the summary was written; null when it was taken from the answer.</summary>
    public Position? SummaryAt { get; init; }

    /// <summary>The folder's topic first, then further ones.</summary>
    public required ImmutableArray<Located<Slug>> Topics { get; init; }

    /// <summary>What of medical practice the answer considers, such as <c>diagnosis</c>; empty where the editor states nothing.</summary>
    public ImmutableArray<string> Aspects { get; init; } = [];

    /// <summary>Other names that people search by.</summary>
    public ImmutableArray<Located<string>> Synonyms { get; init; } = [];

    /// <summary>Old addresses on this site, such as <c>/answers/12/</c>.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    /// <summary>Pinned related questions, shown first.</summary>
    public ImmutableArray<Located<Slug>> Related { get; init; } = [];

    public ImmutableArray<Change> Changes { get; init; } = [];

    public bool IsDraft { get; init; }

    public Withdrawal? Withdrawn { get; init; }

    /// <summary>What the reviewer signed; see SIGN-OFF.md.</summary>
    public Located<string>? SignOff { get; init; }

    /// <summary>Findings that the editor accepted, with a reason each.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    public required MarkdownBody Body { get; init; }

    /// <summary>False when the front matter, or a part of it, could not be read: what the page says of itself is not known, and nothing is concluded from its silence.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The same of what stands under <c>nice</c>.</summary>
    public bool NiceIsRead { get; init; } = true;

    /// <summary>The page's address on the site.</summary>
    public string Url { get; private init; } = "";

    internal DigestedQuestion? Digested { get; set; }

    public static string UrlOf(Slug slug) => $"/questions/{slug}/";
}

/// <summary>One entry of <c>nice</c>: a document, and perhaps which of its recommendations.</summary>
public sealed record NiceReference(GuidelineId Id, ImmutableArray<string> Recommendations, Position At);

/// <summary>One earlier edition of an answer.</summary>
public sealed record Change(DateOnly Date, ChangeKind Kind, string Note, Position At);

/// <summary>Whether a change touched what the answer advises.</summary>
public enum ChangeKind
{
    Clinical,
    Editorial,
}

/// <summary>Why and when an answer was taken back, and what replaces it.</summary>
public sealed record Withdrawal(DateOnly Date, string Reason, Located<Slug>? ReplacedBy, Position At);

/// <summary>A finding that an editor accepted for this page, with the reason given.</summary>
public sealed record AcceptedFinding(string Code, string Reason, Position At);
