using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Check;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;

namespace IatroX.Generator;

/// <summary>What earlier builds of one site read and worked out, so that the next does so only for what changed. For one build at a time.</summary>
internal sealed class SiteMemo
{
    private readonly Memo<SiteSettings> settings = new();
    private readonly Memo<Compiled> theme = new();
    private SiteFiles? files;
    private Task<string> gitState = Task.FromResult("");
    private readonly Memo<Days> textDays = new();
    private readonly Memo<Committed> editions = new();
    private readonly Memo<CommittedPages> head = new();
    private readonly Memo<ImmutableDictionary<string, string>> earlierNames = new();

    /// <summary>What may be another than at the last build.</summary>
    public SourceChanges Changes { get; private set; } = SourceChanges.All;

    public PageMemo<Question> Questions { get; } = new();

    public PageMemo<PlainPage> Pages { get; } = new();

    public CheckMemo Checks { get; } = new();

    public SortedMemo<Question> BySlug { get; } = new((left, right) => left.Slug != right.Slug ? left.Slug.CompareTo(right.Slug) : string.CompareOrdinal(left.File, right.File));

    public Memo<Question, Answer> Judged { get; } = new();

    public SortedMemo<Diagnostic> Findings { get; } = new(Diagnostic.Compare);

    /// <summary>Of the last publication.</summary>
    public AnswerLists? Lists { get; set; }

    public RelationMemo Relations { get; } = new();

    /// <summary>Looks at what changed; at everything the first time, and after a failure.</summary>
    public SiteFiles Files(BuildOptions options, SourceChanges changes)
    {
        Changes = files is null ? SourceChanges.All : changes;
        gitState = Git.StateWhileOthersWork(options.Input);
        var before = files;
        files = null;
        return files = before is null ? SiteFiles.Find(options) : before.After(Changes, options);
    }

    /// <summary>Everything is looked at again next time.</summary>
    public void Forget() => files = null;

    public SiteSettings Settings(SiteFiles now, BuildOptions options)
    {
        var known = settings.Of(new Texts([now.Config, .. now.Hosts, .. now.Data], $"{options.BaseUrl}"), () => SiteParser.Settings(now, options.BaseUrl));
        // A page's links lead by the base address, its pictures have the sizes of media, its text says what abbreviations stand for.
        var around = new Texts([now.Config, .. now.Hosts, .. now.Data.Where(file => file.Path == "abbreviations.yaml")], $"{options.BaseUrl}\n{string.Join('\n', now.Media)}");
        Questions.Begin(around);
        Pages.Begin(around);
        return known;
    }

    public (Theme? Theme, ImmutableArray<Diagnostic> Findings) Theme(ImmutableArray<SourceText> texts)
    {
        var compiled = theme.Of(new Texts([.. texts], ""), () => new Compiled(Render.Theme.Compile(texts)));
        return compiled.Result;
    }

    /// <summary>The days on which git says that texts changed, read again when another commit is checked out.</summary>
    /// <param name="asked">Names the pages.</param>
    public FrozenDictionary<string, DateOnly> TextDays(string asked, Func<FrozenDictionary<string, DateOnly>> read) =>
        textDays.Of($"{gitState.GetAwaiter().GetResult()}\n{asked}", () => new Days(read())).Of;

    /// <summary>The pages of the commit that is checked out.</summary>
    public FrozenDictionary<string, string> Head(BuildOptions options) => head.Of(gitState.GetAwaiter().GetResult(), () => new CommittedPages(GitEditions.Head(options.Input))).Of;

    /// <summary>The names that these pages had, read again when another commit is checked out.</summary>
    public ImmutableDictionary<string, string> EarlierNames(BuildOptions options, ImmutableArray<string> paths, ImmutableSortedDictionary<string, string> renames) =>
        earlierNames.Of($"{gitState.GetAwaiter().GetResult()}\n{string.Join('\n', paths.Concat(SiteHistory.Words(renames)))}", () => GitEditions.EarlierNames(options.Input, paths, renames));

    /// <summary>The committed texts of these pages that may be signed, read again when another commit is checked out.</summary>
    public (ImmutableDictionary<string, ImmutableArray<CommittedText>> Texts, string? Problem) Editions(BuildOptions options, ImmutableArray<string> paths, ImmutableSortedDictionary<string, string> renames)
    {
        var key = $"{gitState.GetAwaiter().GetResult()}\n{string.Join('\n', paths.Concat(SiteHistory.Words(renames)))}";
        return editions.Of(key, () => new Committed(Signed(GitEditions.Read(options.Input, paths, renames)))).Result;
    }

    private static (ImmutableDictionary<string, ImmutableArray<CommittedText>>, string?) Signed((ImmutableDictionary<string, ImmutableArray<CommittedText>> Texts, string? Problem) read) =>
        (read.Texts.ToImmutableDictionary(file => file.Key, file => file.Value.RemoveAll(text => !SiteHistory.MayBeSigned(text))), read.Problem);

    private sealed record Compiled((Theme? Theme, ImmutableArray<Diagnostic> Findings) Result);

    private sealed record Days(FrozenDictionary<string, DateOnly> Of);

    private sealed record CommittedPages(FrozenDictionary<string, string> Of);

    private sealed record Committed((ImmutableDictionary<string, ImmutableArray<CommittedText>> Texts, string? Problem) Result);

    /// <summary>Texts that are equal when every one of them is.</summary>
    private sealed record Texts(ImmutableArray<SourceText?> Files, string Besides)
    {
        public bool Equals(Texts? other) => other is not null && Besides == other.Besides && Files.AsSpan().SequenceEqual(other.Files.AsSpan());

        public override int GetHashCode() => Files.Length;
    }
}
