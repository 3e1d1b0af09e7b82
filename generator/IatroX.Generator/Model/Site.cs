using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>Everything that the authors wrote, parsed: the value that checks look at and pages are rendered from.</summary>
public sealed record Site
{
    public required SiteConfig Config { get; init; }

    /// <summary>The build's today.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>True when drafts are shown.</summary>
    public required bool WithDrafts { get; init; }

    /// <summary>Every question that parsed, drafts and withdrawn ones too, by slug.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    public required ImmutableArray<PlainPage> Pages { get; init; }

    /// <summary>In authored order.</summary>
    public required ImmutableArray<Topic> Topics { get; init; }

    public required ImmutableArray<Guideline> Guidelines { get; init; }

    /// <summary>False when topics.yaml could not be read: then no topic is called unknown.</summary>
    public bool TopicsAreRead { get; init; } = true;

    /// <summary>The same of guidelines.yaml.</summary>
    public bool GuidelinesAreRead { get; init; } = true;

    public required ImmutableArray<Reviewer> Reviewers { get; init; }

    public required ImmutableArray<SynonymEntry> Synonyms { get; init; }

    public required ImmutableArray<Abbreviation> Abbreviations { get; init; }

    public required ImmutableArray<MediaFile> Media { get; init; }

    /// <summary>By the file of a page that does not say it itself, the day of the commit that last changed its text; empty where git does not know.</summary>
    public FrozenDictionary<string, DateOnly> TextDays { get; init; } = FrozenDictionary<string, DateOnly>.Empty;

    /// <summary>Addresses of the last publish, each where its list names it; empty when no list was given.</summary>
    public ImmutableArray<Located<string>> PublishedAddresses { get; init; } = [];

    /// <summary>Names in the last commit of questions that have another name now: paths of sources below the input folder, by those of today.</summary>
    public ImmutableSortedDictionary<string, string> Renames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>By the slugs of questions that were published or are linked to, and are gone, the questions to which git says that their files were renamed.</summary>
    public FrozenDictionary<Slug, Question> Successors { get; init; } = FrozenDictionary<Slug, Question>.Empty;

    /// <summary>What git remembers of signed pages.</summary>
    public EditionHistory History { get; init; } = EditionHistory.None;

    public FrozenDictionary<Slug, Topic> TopicById => field ??= FirstById(Topics, topic => topic.Id);

    /// <summary>To each topic, from the top down.</summary>
    internal FrozenDictionary<Slug, ImmutableArray<Topic>> TopicPaths => field ??= TopicTree.Paths(this);

    public FrozenDictionary<GuidelineId, Guideline> GuidelineById => field ??= FirstById(Guidelines, guideline => guideline.Id);

    public FrozenDictionary<Slug, Reviewer> ReviewerById => field ??= FirstById(Reviewers, reviewer => reviewer.Id);

    /// <summary>Not a frozen dictionary: preview makes it at every save, in a tenth of the time.</summary>
    public IReadOnlyDictionary<Slug, Question> QuestionBySlug => field ??= Questions.DistinctBy(question => question.Slug).ToDictionary(question => question.Slug);

    /// <summary>Questions by the names that their aliases keep.</summary>
    public FrozenDictionary<Slug, Question> QuestionByOldName => field ??= Questions
        .SelectMany(question => question.Aliases.Select(alias => (IsName: SiteAddresses.IsQuestion(alias.Value, out var slug), Name: slug, question)))
        .Where(old => old.IsName).DistinctBy(old => old.Name).ToFrozenDictionary(old => old.Name, old => old.question);

    public KnownNames QuestionNames => field ??= new(Questions.Select(question => question.Slug.Value));

    public KnownNames TopicNames => field ??= new(Topics.Select(topic => topic.Id.Value));

    public KnownNames GuidelineNames => field ??= new(Guidelines.Select(guideline => guideline.Id.ToString()));

    public KnownNames ReviewerNames => field ??= new(Reviewers.Select(reviewer => reviewer.Id.Value));

    /// <summary>All that authors gave an address: questions, then plain pages, topics and reviewers; drafts and withdrawn ones too.</summary>
    public IEnumerable<NamedPage> NamedPages => Questions.Select(Named).Concat(OtherNamedPages);

    /// <summary>Those of them that have old addresses, in the same order. Few have, and each build asks several times.</summary>
    public IReadOnlyList<NamedPage> MovedPages => field ??= Moved();

    private List<NamedPage> Moved()
    {
        var moved = new List<NamedPage>();
        foreach (var question in Questions)
        {
            if (!question.Aliases.IsEmpty)
            {
                moved.Add(Named(question));
            }
        }
        moved.AddRange(OtherNamedPages.Where(page => !page.Aliases.IsEmpty));
        return moved;
    }

    private IEnumerable<NamedPage> OtherNamedPages =>
        Pages.Select(page => new NamedPage(Position.WholeFile(page.File), page.Url, page.Title.Value, page.Aliases) { IsDraft = page.IsDraft })
            .Concat(Topics.Select(topic => new NamedPage(topic.At, topic.Url, topic.Title, topic.Aliases)))
            .Concat(Reviewers.Select(reviewer => new NamedPage(Position.WholeFile(reviewer.File), reviewer.Url, reviewer.Name.Value, reviewer.Aliases)));

    private static NamedPage Named(Question question) => new(Position.WholeFile(question.File), question.Url, question.Title.Value, question.Aliases) { IsDraft = question.IsDraft };

    private static FrozenDictionary<TKey, T> FirstById<TKey, T>(ImmutableArray<T> items, Func<T, TKey> idOf)
        where TKey : notnull =>
        items.DistinctBy(idOf).ToFrozenDictionary(idOf);
}

/// <summary>A page whose address an author chose.</summary>
/// <param name="At">Where its address comes from: the file, or the topic's entry.</param>
/// <param name="Aliases">Old addresses.</param>
public readonly record struct NamedPage(Position At, string Url, string Title, ImmutableArray<Located<string>> Aliases)
{
    public bool IsDraft { get; init; }
}
