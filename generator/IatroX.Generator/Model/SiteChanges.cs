using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>A file of a published site, as its list of files describes it.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record PublishedSize(long Bytes, string Sha256);

/// <summary>A published answer, as the register of reviews describes it.</summary>
/// <param name="State">A stable word, such as <c>signed</c>.</param>
/// <param name="StateText">The same for readers.</param>
/// <param name="Reviewer">Null where the page names none.</param>
/// <param name="Reviewed">The day of the review as the page states it; null where it states none.</param>
public sealed record PublishedReview(string Question, string State, string StateText, string? Reviewer, string? Reviewed)
{
    public bool IsSigned => State == "signed";
}

/// <summary>What differs between two publishes of a site.</summary>
public sealed record SiteChanges
{
    /// <summary>Answers of which something differs, by address.</summary>
    public required ImmutableArray<AnswerChange> Answers { get; init; }

    /// <summary>Addresses of other pages, each kind by address.</summary>
    public required ImmutableArray<string> PagesAdded { get; init; }

    public required ImmutableArray<string> PagesRemoved { get; init; }

    public required ImmutableArray<string> PagesChanged { get; init; }

    /// <summary>Answers whose signed text is the same and whose page tells a reader something else around it, such as in its changes or in what an abbreviation stands for.</summary>
    public ImmutableArray<PageChange> WordsAroundText { get; init; } = [];

    /// <summary>How the words of those other pages differ that are there before and after.</summary>
    public ImmutableArray<PageChange> WordsOfPages { get; init; } = [];

    /// <summary>Pictures and documents that are others under the same name, which no sign-off covers.</summary>
    public ImmutableArray<MediaChange> MediaChanged { get; init; } = [];

    /// <summary>Answers whose words are the same and whose page differs, such as in its links or its shell.</summary>
    public required int AnswersAroundText { get; init; }

    /// <summary>Addresses with a fragment that led to a part of a page before, and do not now; pages that are gone themselves are left out.</summary>
    public ImmutableArray<string> PartsRemoved { get; init; } = [];

    /// <summary>Null when a site has no search index that can be read.</summary>
    public SearchChange? Search { get; init; }

    public required ImmutableArray<SizeChange> Sizes { get; init; }

    public bool IsEmpty => Answers.IsEmpty && PagesAdded.IsEmpty && PagesRemoved.IsEmpty && PagesChanged.IsEmpty && AnswersAroundText == 0 && WordsAroundText.IsEmpty && MediaChanged.IsEmpty
        && Search is null or { IsNone: true } && Sizes.All(size => size.Before == size.Now);

    public IEnumerable<AnswerChange> SignOffsVoided => Answers.Where(answer => answer is { Before.IsSigned: true, Now.IsSigned: false });

    public IEnumerable<AnswerChange> SignOffsGained => Answers.Where(answer => answer is { Now.IsSigned: true } and not { Before.IsSigned: true });
}

/// <summary>What became of an answer.</summary>
public enum AnswerFate
{
    Added,

    /// <summary>The page is still there, and its text or its review state is another.</summary>
    Changed,

    /// <summary>A notice stands in its place.</summary>
    Withdrawn,

    /// <summary>Its address leads to another page.</summary>
    Moved,

    /// <summary>Its address leads nowhere, so links to it break.</summary>
    Removed,
}

/// <summary>One answer that differs between two publishes.</summary>
/// <param name="Before">Null when it was not published before.</param>
/// <param name="Now">Null when it is not published any more.</param>
/// <param name="Text">How its text differs; empty when it does not, or is not published as Markdown.</param>
public sealed record AnswerChange(AnswerFate Fate, string Url, PublishedReview? Before, PublishedReview? Now, ImmutableArray<DiffLine> Text)
{
    /// <summary>The address to which a moved answer's old one leads; null where nothing was added there.</summary>
    public string? MovedTo { get; init; }

    public string Question => (Now ?? Before)!.Question;
}

/// <summary>A page that is there before and after, and how its words differ.</summary>
public sealed record PageChange(string Url, ImmutableArray<DiffLine> Text);

/// <summary>A file of the site's media whose bytes changed under the same name.</summary>
/// <param name="Pages">Addresses of the pages that show it or lead to it.</param>
public sealed record MediaChange(string Url, ImmutableArray<string> Pages);

/// <summary>What becomes of the search index: the pages that it finds, and its weight.</summary>
/// <param name="IsNone">True when every file of it is the same.</param>
public sealed record SearchChange(int PagesBefore, int PagesNow, long BytesBefore, long BytesNow, bool IsNone);

/// <summary>The weight of one kind of file.</summary>
public sealed record SizeChange(string Kind, SizeTotal Before, SizeTotal Now);

/// <summary>How many files, and how heavy together.</summary>
public readonly record struct SizeTotal(int Files, long Bytes);
