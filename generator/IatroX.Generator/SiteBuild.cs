using System.Collections.Immutable;
using System.Diagnostics;
using IatroX.Generator.Check;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;

namespace IatroX.Generator;

/// <summary>The corridor: calls the rooms in order, each with what the last one gave.</summary>
public static class SiteBuild
{
    /// <summary>Builds and publishes the site, unless a finding is an error.</summary>
    public static BuildResult Run(BuildOptions options, BuildWatch watch)
    {
        OutputFolder.RequireApart(options.Output, [options.Input, options.Theme, options.OutputConfig]);

        var files = watch.Stage("load", () => SiteFiles.Find(options));
        var (site, parsing) = watch.Stage("parse", () => SiteParser.Parse(files, options));
        var checking = site is null ? [] : watch.Stage("check", () => SiteChecks.Run(site, options.Jobs));
        var (theme, styling) = watch.Stage("theme", () => Theme.Compile(files.Theme));
        var findings = Sorted([.. files.Findings, .. parsing, .. checking, .. styling]);
        if (site is null || theme is null || findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new BuildResult(findings, null, []);
        }

        var dated = site with { Committed = watch.Stage("git", () => GitHistory.Read(options.Site, options.Input)) };
        var publication = watch.Stage("review", () => Publication.Of(dated, options.Jobs));
        var relations = watch.Stage("relate", () => RelatedQuestions.Of(publication, options.Jobs));
        try
        {
            var pages = watch.Stage("search", () => SitePages.Of(publication, relations, theme, options.Jobs, MediaFolder.Bytes));
            var written = watch.Stage("publish", () => Publisher.Publish(pages, options.Output, site.AsOf, options.Jobs, watch.Progress));
            return new BuildResult(findings, publication, written);
        }
        catch (ThemeException error)
        {
            return new BuildResult([.. findings, error.Finding], null, []);
        }
    }

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

    /// <summary>Threads, 1 or more; the output is the same for any number.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;
}

/// <summary>What a build found and made.</summary>
/// <param name="Findings">By file, line and column.</param>
/// <param name="Publication">Null when an error kept the site from being published.</param>
/// <param name="Files">What was written, by path.</param>
public sealed record BuildResult(ImmutableArray<Diagnostic> Findings, Publication? Publication, ImmutableArray<PublishedFile> Files)
{
    public bool IsPublished => Publication is not null;
}

/// <summary>Times the stages of a build and hears of its progress.</summary>
public sealed class BuildWatch(Action<string>? onStage = null, Action<int>? onFile = null)
{
    private readonly List<StageTime> stages = [];

    public IReadOnlyList<StageTime> Stages => stages;

    public Action<int>? Progress => onFile;

    public T Stage<T>(string name, Func<T> work)
    {
        onStage?.Invoke(name);
        var allocated = GC.GetTotalAllocatedBytes();
        var started = Stopwatch.GetTimestamp();
        var result = work();
        stages.Add(new StageTime(name, Stopwatch.GetElapsedTime(started), GC.GetTotalAllocatedBytes() - allocated));
        return result;
    }
}

/// <summary>How long a stage took and how much memory it asked for.</summary>
public sealed record StageTime(string Name, TimeSpan Elapsed, long AllocatedBytes);
