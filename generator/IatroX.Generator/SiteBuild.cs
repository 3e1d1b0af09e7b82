using System.Collections.Immutable;
using System.Diagnostics;
using IatroX.Generator.Check;
using IatroX.Generator.Kept;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Publish;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;
using IatroX.Generator.Render.Machine.Hosts;

namespace IatroX.Generator;

/// <summary>The corridor: calls the rooms in order, each with what the last one gave.</summary>
public static class SiteBuild
{
    /// <summary>Builds and publishes the site, unless a finding is an error.</summary>
    public static BuildResult Run(BuildOptions options, BuildWatch watch)
    {
        OutputFolder.RequireApart(options.Output, [options.Input, options.Theme, options.OutputConfig]);

        var cache = options.UseCache ? watch.Stage("compare", () => BuildCache.Open(options)) : null;
        if (cache is not null && watch.Stage("compare", cache.Unchanged) is { } same)
        {
            return same;
        }
        var reuse = cache is null ? null : watch.Stage("recall", cache.Reuse);
        var reading = Read(options, watch, withHistory: false, null, SourceChanges.All, reuse);
        if (cache is not null && !watch.Stage("compare", cache.IsAsItBegan))
        {
            // Somebody saved or pulled meanwhile: what the last build left would stand beside what it does not fit.
            (cache, reuse, reading) = (null, null, Read(options, watch, withHistory: false));
        }
        var result = Make(reading, options, watch, cache, reuse);
        return cache is not null && result.IsPublished ? Remembered(result, cache, watch) : result;
    }

    /// <summary>The new site stands by now: what cannot be remembered costs the next build time, and must not look like a failure of this one.</summary>
    private static BuildResult Remembered(BuildResult result, BuildCache cache, BuildWatch watch)
    {
        try
        {
            _ = watch.Stage("remember", () => cache.Keep(result));
            return result;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return result with { NotRemembered = error.Message };
        }
    }

    private static BuildResult Make(SiteReading reading, BuildOptions options, BuildWatch watch, BuildCache? cache, Reuse? reuse)
    {
        if (reading is not { Site: { } site, Theme: { } theme } || reading.HasErrors)
        {
            return new BuildResult(reading.Findings, null, []);
        }

        var dated = site with { TextDays = watch.Stage("git", () => SiteDates.Of(site, reading.Judged, options, memo: null)) };
        var publication = watch.Stage("review", () => Publication.Of(dated, reading.Judged));
        var (cards, cardsLeftOut) = watch.Stage("cards", () => SiteCards.Make(publication, options));
        publication = publication with { Cards = cards };
        var (relations, search) = watch.Stage("relate, search", () => RelateAndIndex(publication, reuse, options.Jobs));
        if (reuse is not { HasPages: true })
        {
            // What indexing left behind would otherwise lie beside all that publishing makes.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        try
        {
            var keys = reuse is null ? null : watch.Stage("keys", () => new FileKeys(reuse.SiteKey, reuse.HashOf, publication, relations.Found, options.Jobs));
            var left = cache?.Left(site.Config.Host);
            var pages = watch.Stage("name", () => new SitePages(publication, relations.Found, theme, () => search.Files, MediaFolder.Bytes, keys).All(options.Jobs, left is null ? null : left.PathsWith));
            var (written, manifest, manifestBytes) = watch.Stage("publish", () => Publisher.Publish(pages, options.Output, site.AsOf, options.Jobs, watch.Progress, Copies(site.Config.Host, options.Jobs, watch), left));
            var limits = HostLimits.Exceeded(site.Config.Host, [.. written.Select(file => (file.Path, file.Bytes)), (Manifest.FileName, manifestBytes)]);
            return new BuildResult([.. reading.Findings, .. limits], publication, written)
            {
                Counts = new SiteCounts(publication.Answers.Length, publication.Withdrawn.Length), CardsLeftOut = cardsLeftOut, Parsed = reading.Parsed, Relations = relations, Search = search,
                Manifest = manifest,
            };
        }
        catch (ThemeException error)
        {
            return new BuildResult([.. reading.Findings, error.Finding], null, []);
        }
    }

    /// <summary>Two works that need nothing of each other, each with parts that one thread must do alone: side by side no thread waits.</summary>
    private static (KeyedRelations Relations, KeptSearch Search) RelateAndIndex(Publication publication, Reuse? reuse, int jobs)
    {
        var indexing = new Task<KeptSearch>(() => reuse?.Search(publication, jobs) ?? new KeptSearch([.. SearchFiles.Of(publication, jobs)], []));
        if (jobs > 1)
        {
            indexing.Start();
        }
        else
        {
            indexing.RunSynchronously();
        }
        var relations = reuse?.Relations(publication, jobs) ?? new KeyedRelations(RelatedQuestions.Of(publication, jobs), 0);
        return (relations, indexing.GetAwaiter().GetResult());
    }

    /// <summary>Reads and judges the site without making anything.</summary>
    /// <param name="withHistory">True to compare every signed page with git; else only those that no fitting sign-off vouches for are.</param>
    public static SiteReading Read(BuildOptions options, BuildWatch watch, bool withHistory) => Read(options, watch, withHistory, null, SourceChanges.All, null);

    /// <param name="memo">What earlier readings of the same site gave; null to read and judge everything.</param>
    /// <param name="changes">What may be another since the last reading with this memo.</param>
    /// <param name="reuse">What the last build left; null to parse everything.</param>
    internal static SiteReading Read(BuildOptions options, BuildWatch watch, bool withHistory, SiteMemo? memo, SourceChanges changes, Reuse? reuse = null)
    {
        var files = watch.Stage("load", () => memo is null ? SiteFiles.Find(options) : memo.Files(options, changes));
        var (site, parsed, parsing) = watch.Stage("parse", () => SiteParser.Parse(files, options, memo, reuse));
        var judged = site is null ? [] : watch.Stage("judge", () => Answer.OfAll(site, options.Jobs, memo?.Judged));
        site = site is null ? null : site with { PublishedAddresses = files.PublishedAddresses, Renames = SiteHistory.Renames(site, options, memo) };
        site = site is null ? null : site with { History = SiteHistory.Of(site, judged, options, withHistory, memo), Successors = SiteHistory.Successors(site, options, memo) };
        judged = site is null ? [] : SiteHistory.Judged(judged, site.History);
        var checking = site is null ? [] : watch.Stage("check", () => SiteChecks.Run(site, judged, options.Jobs, memo?.Checks));
        var repeating = site is null ? [] : watch.Stage("duplicates", () => DuplicateChecks.QuestionsAreDistinct(site, memo?.Checks, reuse is null ? null : reuse.DuplicatePairs));
        var (theme, styling) = watch.Stage("theme", () => memo is null ? Theme.Compile(files.Theme) : memo.Theme(files.Theme));
        ImmutableArray<Diagnostic> findings = [.. files.Findings, .. parsing, .. checking, .. repeating, .. styling];
        var told = Acceptance.Apply(findings, site?.Questions ?? [], site?.Pages ?? []);
        return new SiteReading(site, theme, memo is null ? Sorted(told) : memo.Findings.Of([.. told])) { Judged = judged, Parsed = parsed };
    }

    /// <summary>Null when the host sends no compressed copies; nginx as Debian has it knows gzip only.</summary>
    private static Func<string, ImmutableArray<PublishedFile>, ImmutableArray<PublishedFile>>? Copies(Hosting host, int jobs, BuildWatch watch) => host.Precompress
        ? (stage, files) => watch.Stage("precompress", () => Precompressor.Compress(files, stage, withBrotli: host.Kind == HostKind.Apache, jobs))
        : null;

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> findings) => [.. findings.Order(Comparer<Diagnostic>.Create(Diagnostic.Compare))];
}

/// <summary>What to build, from where, to where.</summary>
public sealed record BuildOptions
{
    /// <summary>The site's folder; findings name files relative to it.</summary>
    public required string Site { get; init; }

    public required string Input { get; init; }

    public required string Theme { get; init; }

    public required string OutputConfig { get; init; }

    public required string Output { get; init; }

    /// <summary>Replaces the configured one.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The build's today.</summary>
    public required DateOnly AsOf { get; init; }

    public bool Drafts { get; init; }

    /// <summary>The manifest of the last publish, whose addresses must stay; null when none is compared.</summary>
    public string? Published { get; init; }

    /// <summary>True to build nothing where nothing changed since the last build, and to remember this one in <c>.iatrox-cache/build/</c>.</summary>
    public bool UseCache { get; init; }

    /// <summary>Threads, 1 or more; the output is the same for any number.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;
}

/// <summary>A site as it was read.</summary>
/// <param name="Site">Null when its configuration cannot be used.</param>
/// <param name="Theme">Null when a template cannot be used.</param>
/// <param name="Findings">By file, line and column.</param>
public sealed record SiteReading(Site? Site, Theme? Theme, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Every question of the site, as it stands.</summary>
    public ImmutableArray<Answer> Judged { get; init; } = [];

    /// <summary>Every file of a question as it was parsed.</summary>
    internal ImmutableArray<Parsed<Question?>> Parsed { get; init; } = [];

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);
}

/// <summary>What a build found and made.</summary>
/// <param name="Findings">By file, line and column.</param>
/// <param name="Publication">Null when an error kept the site from being published, and when nothing had to be built.</param>
/// <param name="Files">What was written, by path.</param>
public sealed record BuildResult(ImmutableArray<Diagnostic> Findings, Publication? Publication, ImmutableArray<PublishedFile> Files)
{
    /// <summary>Null when an error kept the site from being published.</summary>
    public SiteCounts? Counts { get; init; }

    public bool IsPublished => Counts is not null;

    /// <summary>True when everything was as at the last build, whose result this is.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Why the next build cannot tell whether anything has changed; null when it can, or was not asked to.</summary>
    public string? NotRemembered { get; init; }

    /// <summary>Every file of a question as it was parsed.</summary>
    internal ImmutableArray<Parsed<Question?>> Parsed { get; init; } = [];

    /// <summary>Null when nothing was published.</summary>
    internal KeyedRelations? Relations { get; init; }

    /// <summary>Null when nothing was published.</summary>
    internal KeptSearch? Search { get; init; }

    /// <summary>Of the list of files that was published; null where files have no stamps.</summary>
    internal FileStamp? Manifest { get; init; }

    /// <summary>Why there are no cards although the configuration asks for them; null otherwise.</summary>
    public string? CardsLeftOut { get; init; }
}

/// <summary>How much a site publishes.</summary>
public sealed record SiteCounts(int Answers, int Withdrawn);

/// <summary>Times the stages of a build and hears of its progress.</summary>
public sealed class BuildWatch(Action<string>? onStage = null, Action<int>? onFile = null)
{
    private readonly List<StageTime> stages = [];
    private TimeSpan within;

    public IReadOnlyList<StageTime> Stages => stages;

    public Action<int>? Progress => onFile;

    /// <summary>A stage within another has its own time, which the outer one's does not include.</summary>
    public T Stage<T>(string name, Func<T> work)
    {
        onStage?.Invoke(name);
        var before = within;
        within = TimeSpan.Zero;
        var (allocated, paused) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        var started = Stopwatch.GetTimestamp();
        var result = work();
        var elapsed = Stopwatch.GetElapsedTime(started);
        stages.Add(new StageTime(name, elapsed - within, GC.GetTotalAllocatedBytes() - allocated, GC.GetTotalPauseDuration() - paused));
        within = before + elapsed;
        return result;
    }
}

/// <summary>How long a stage took, how much memory it asked for, and for how long garbage was collected meanwhile, which stops all threads.</summary>
public sealed record StageTime(string Name, TimeSpan Elapsed, long AllocatedBytes, TimeSpan Paused);
