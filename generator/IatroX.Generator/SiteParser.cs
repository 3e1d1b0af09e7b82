using System.Collections.Immutable;
using IatroX.Generator.Kept;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator;

/// <summary>The part of the corridor that reads pages one by one and parses them, so that no more than a few sources are in memory at once.</summary>
internal static class SiteParser
{
    /// <summary>Stands in for a configuration that cannot be used, so that one run still reports what is wrong with the pages.</summary>
    private static readonly SiteConfig Unconfigured = new()
    {
        Name = "", Tagline = "", Description = "", BaseUrl = new Uri("https://site.example/"), Organisation = "", Disclaimer = "",
    };

    /// <summary>The site is null when its configuration cannot be used.</summary>
    /// <param name="memo">What earlier builds of this process parsed; null to parse everything.</param>
    /// <param name="reuse">What the last build left; null to parse everything.</param>
    public static (Site? Site, ImmutableArray<Parsed<Question?>> Questions, ImmutableArray<Diagnostic> Findings) Parse(SiteFiles files, BuildOptions options, SiteMemo? memo = null, Reuse? reuse = null)
    {
        var settings = memo is null ? Settings(files, options.BaseUrl) : memo.Settings(files, options);
        var config = settings.Config ?? Unconfigured;
        var markdown = new MarkdownParser(config, settings.Abbreviations, files.Media);
        var questions = Pages(files.Questions, memo?.Questions, source => QuestionParser.Parse(source, markdown), reuse is null ? null : path => reuse.Parsed(files.Input, path, markdown));
        var pages = Pages(files.Pages, memo?.Pages, source => PlainPageParser.Parse(source, markdown));
        var parsed = Values(questions);
        var site = new Site
        {
            Config = config,
            AsOf = options.AsOf,
            WithDrafts = options.Drafts,
            Questions = memo is null ? [.. parsed.OrderBy(question => question.Slug, Comparer<Slug>.Default)] : memo.BySlug.Of(parsed),
            Pages = Values(pages),
            Topics = settings.Topics,
            TopicsAreRead = settings.TopicsAreRead,
            Guidelines = settings.Guidelines,
            GuidelinesAreRead = settings.GuidelinesAreRead,
            Reviewers = settings.Reviewers,
            Synonyms = settings.Synonyms,
            Abbreviations = settings.Abbreviations,
            Media = files.Media,
        };
        return (settings.Config is null ? null : site, questions, [.. settings.Findings, .. FindingsOf(questions), .. FindingsOf(pages)]);

        ImmutableArray<Parsed<T?>> Pages<T>(ImmutableArray<string> paths, PageMemo<T>? known, Func<SourceText, Parsed<T?>> parse, Func<string, Parsed<T?>?>? kept = null)
            where T : class => known is not null
            ? known.Map(files.Input, paths, memo!.Changes, options.Jobs, parse)
            : InOrder.Map(paths, options.Jobs, path =>
            {
                if (kept?.Invoke(path) is { } parsed)
                {
                    return parsed;
                }
                var (source, finding) = TextFile.Read(files.Input, path);
                return source is null ? new Parsed<T?>(null, [finding!]) : parse(source);
            });
    }

    private static ImmutableArray<T> Values<T>(ImmutableArray<Parsed<T?>> pages)
        where T : class
    {
        var values = ImmutableArray.CreateBuilder<T>(pages.Length);
        foreach (var page in pages)
        {
            if (page.Value is not null)
            {
                values.Add(page.Value);
            }
        }
        return values.DrainToImmutable();
    }

    private static List<Diagnostic> FindingsOf<T>(ImmutableArray<Parsed<T?>> pages)
    {
        var findings = new List<Diagnostic>();
        foreach (var page in pages)
        {
            findings.AddRange(page.Findings);
        }
        return findings;
    }

    /// <summary>Everything but the pages.</summary>
    public static SiteSettings Settings(SiteFiles files, Uri? baseUrl)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var (topics, guidelines) = (DataFiles.Topics(Data("topics.yaml")), DataFiles.Guidelines(Data("guidelines.yaml")));
        return new SiteSettings(
            files.Config is null ? null : Keep(ConfigParser.Parse(files.Config, baseUrl, files.Hosts)),
            Keep(topics),
            Keep(guidelines),
            [.. files.Data.Where(file => file.Path.StartsWith("reviewers/", StringComparison.Ordinal)).Select(file => Keep(DataFiles.Reviewer(file))).OfType<Reviewer>()],
            Keep(DataFiles.Synonyms(Data("synonyms.yaml"))),
            Keep(DataFiles.Abbreviations(Data("abbreviations.yaml"))),
            default) with
        {
            Findings = findings.DrainToImmutable(),
            TopicsAreRead = topics.IsRead && IsReadable("topics.yaml"),
            GuidelinesAreRead = guidelines.IsRead && IsReadable("guidelines.yaml"),
        };

        bool IsReadable(string path) => !files.Findings.Any(finding => finding.At.File == files.Input.ShownPathOf(path));

        SourceText? Data(string path) => files.Data.FirstOrDefault(file => file.Path == path);

        T Keep<T>(Parsed<T> parsed)
        {
            findings.AddRange(parsed.Findings);
            return parsed.Value;
        }
    }
}
