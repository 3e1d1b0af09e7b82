using System.Collections.Immutable;
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
    /// <param name="memo">What earlier builds parsed; null to parse every page.</param>
    public static (Site? Site, ImmutableArray<Diagnostic> Findings) Parse(SiteFiles files, BuildOptions options, SiteMemo? memo)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var config = files.Config is null ? null : Keep(ConfigParser.Parse(files.Config, options.BaseUrl, files.Hosts));
        var topics = Keep(DataFiles.Topics(Data("topics.yaml")));
        var guidelines = Keep(DataFiles.Guidelines(Data("guidelines.yaml")));
        var synonyms = Keep(DataFiles.Synonyms(Data("synonyms.yaml")));
        var abbreviations = Keep(DataFiles.Abbreviations(Data("abbreviations.yaml")));
        ImmutableArray<Reviewer> reviewers =
        [
            .. files.Data.Where(file => file.Path.StartsWith("reviewers/", StringComparison.Ordinal)).Select(file => Keep(DataFiles.Reviewer(file))).OfType<Reviewer>(),
        ];
        var markdown = new MarkdownParser(config ?? Unconfigured, abbreviations, files.Media);
        memo?.Begin(SiteMemo.StampOf(files, options));
        var site = new Site
        {
            Config = config ?? Unconfigured,
            AsOf = options.AsOf,
            WithDrafts = options.Drafts,
            Questions = [.. Pages(files.Questions, memo?.Questions, source => QuestionParser.Parse(source, markdown)).OrderBy(question => question.Slug, Comparer<Slug>.Default)],
            Pages = Pages(files.Pages, memo?.Pages, source => PlainPageParser.Parse(source, markdown)),
            Topics = topics,
            Guidelines = guidelines,
            Reviewers = reviewers,
            Synonyms = synonyms,
            Abbreviations = abbreviations,
            Media = files.Media,
        };
        return (config is null ? null : site, findings.DrainToImmutable());

        SourceText? Data(string path) => files.Data.FirstOrDefault(file => file.Path == path);

        T Keep<T>(Parsed<T> parsed)
        {
            findings.AddRange(parsed.Findings);
            return parsed.Value;
        }

        ImmutableArray<T> Pages<T>(ImmutableArray<string> paths, PageMemo<T>? pages, Func<SourceText, Parsed<T?>> parse)
            where T : class
        {
            var results = pages is null
                ? InOrder.Map(paths, options.Jobs, path =>
                {
                    var (source, finding) = TextFile.Read(files.Input, path);
                    return source is null ? new Parsed<T?>(null, [finding!]) : parse(source);
                })
                : pages.Map(files.Input, paths, options.Jobs, parse);
            return [.. results.Select(Keep).OfType<T>()];
        }
    }
}
