using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>What lies in the site's folders: the configuration, theme and registries read, the pages still to be read one by one.</summary>
public sealed record SiteFiles
{
    public required InputFolder Input { get; init; }

    /// <summary>Null when there is no <c>site.yaml</c>.</summary>
    public required SourceText? Config { get; init; }

    /// <summary>Settings of hosts: <c>output-config/hosts/*.yaml</c>.</summary>
    public required ImmutableArray<SourceText> Hosts { get; init; }

    public required ImmutableArray<SourceText> Theme { get; init; }

    /// <summary>Registries, by path below <c>input/</c>.</summary>
    public required ImmutableArray<SourceText> Data { get; init; }

    /// <summary>Paths of questions below <c>input/</c>, in ordinal order.</summary>
    public ImmutableArray<string> Questions => Sorted.Questions;

    public ImmutableArray<string> Pages => Sorted.Pages;

    public required ImmutableArray<MediaFile> Media { get; init; }

    public required ImmutableArray<Diagnostic> MediaFindings { get; init; }

    /// <summary>What the last publish had; empty when it is not compared.</summary>
    public ImmutableArray<Located<string>> PublishedAddresses { get; init; } = [];

    public required ImmutableArray<Diagnostic> Findings { get; init; }

    private static readonly string[] Registries = ["topics.yaml", "guidelines.yaml", "synonyms.yaml", "abbreviations.yaml"];

    private SortedPaths Sorted { get; init; } = SortedPaths.Of([]);

    private FolderTexts DataTexts { get; init; } = FolderTexts.None;

    private FolderTexts ThemeTexts { get; init; } = FolderTexts.None;

    private FolderTexts ConfigTexts { get; init; } = FolderTexts.None;

    public static SiteFiles Find(BuildOptions options)
    {
        var input = InputFolder.Find(options.Input, Shown(options.Site, options.Input));
        var theme = InputFolder.Find(options.Theme, Shown(options.Site, options.Theme));
        var config = InputFolder.Find(options.OutputConfig, Shown(options.Site, options.OutputConfig));
        return Of(options, input, FolderTexts.Read(input, IsData), FolderTexts.Read(theme, IsThemeText), FolderTexts.Read(config, IsConfig), MediaFolder.Read(input), SortedPaths.Of(input.Paths));
    }

    /// <summary>What lies there after these changes, having looked at nothing else.</summary>
    public SiteFiles After(SourceChanges changes, BuildOptions options)
    {
        var input = Input.After(changes);
        var touched = changes.Within(options.Input).ToList();
        var isMediaTouched = changes.IsAll || touched.Exists(path => path is "" or "media" || path.StartsWith("media/", StringComparison.Ordinal));
        var areDataTouched = changes.IsAll || touched.Exists(path => !IsQuestion(path));
        return Of(
            options,
            input,
            areDataTouched ? FolderTexts.Read(input, IsData) : DataTexts,
            ThemeTexts.After(changes, IsThemeText),
            ConfigTexts.After(changes, IsConfig),
            isMediaTouched ? MediaFolder.Read(input) : (Media, MediaFindings),
            input.Paths == Input.Paths ? Sorted : SortedPaths.Of(input.Paths));
    }

    private static SiteFiles Of(
        BuildOptions options, InputFolder input, FolderTexts data, FolderTexts theme, FolderTexts config, (ImmutableArray<MediaFile> Files, ImmutableArray<Diagnostic> Findings) media,
        SortedPaths sorted)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(input.Findings.Concat(theme.Folder.Findings).Concat(config.Folder.Findings).Concat(media.Findings).Concat(data.Findings).Concat(theme.Findings).Concat(config.Findings));
        if (!Directory.Exists(options.Input))
        {
            findings.Add(new Diagnostic(Rules.MissingConfiguration, Position.WholeFile(input.ShownPath), "there is no such folder. Name the folder of the content with --input."));
        }
        if (!config.Folder.Paths.Contains("site.yaml"))
        {
            findings.Add(new Diagnostic(Rules.MissingConfiguration, Position.WholeFile(config.Folder.ShownPathOf("site.yaml")), "there is no such file. Add it, or name the site's folder with --site."));
        }
        foreach (var path in sorted.Unknown)
        {
            findings.Add(new Diagnostic(Rules.UnexpectedFile, Position.WholeFile(input.ShownPathOf(path)),
                "the site has no use for this file here. Questions are questions/<topic>/<name>.md, plain pages pages/<name>.md, reviewers reviewers/<id>.yaml."));
        }
        var (published, unreadable) = options.Published is { } list ? PublishedList.Read(list, Shown(options.Site, list)) : ([], null);
        if (unreadable is not null)
        {
            findings.Add(unreadable);
        }
        return new SiteFiles
        {
            PublishedAddresses = published,
            Input = input,
            DataTexts = data,
            ThemeTexts = theme,
            ConfigTexts = config,
            Config = config.Texts.FirstOrDefault(text => text.Path == "site.yaml"),
            Hosts = [.. config.Texts.Where(text => text.Path != "site.yaml")],
            Theme = theme.Texts,
            Data = data.Texts,
            Sorted = sorted,
            Media = media.Files,
            MediaFindings = media.Findings,
            Findings = findings.DrainToImmutable(),
        };
    }

    /// <summary>Relative to the site when inside it, else as it is, with forward slashes.</summary>
    internal static string Shown(string site, string folder) =>
        (RealPath.Holds(site, folder) ? Path.GetRelativePath(site, folder) : folder).Replace('\\', '/').TrimEnd('/');

    private static bool IsKnown(string path) =>
        IsQuestion(path) || IsPage(path) || IsReviewer(path) || Registries.Contains(path) || path.StartsWith("media/", StringComparison.Ordinal)
        || path is "README.md";

    internal static bool IsQuestion(string path) => path.StartsWith("questions/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal);

    private static bool IsPage(string path) =>
        path.StartsWith("pages/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && path.Count(c => c == '/') == 1;

    private static bool IsReviewer(string path) =>
        path.StartsWith("reviewers/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal) && path.Count(c => c == '/') == 1;

    private static bool IsData(string path) => Registries.Contains(path) || IsReviewer(path);

    private static bool IsConfig(string path) =>
        path == "site.yaml" || (path.StartsWith("hosts/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal));

    private static bool IsThemeText(string path) => path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".css", StringComparison.Ordinal)
        || path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal) || path.EndsWith(".webmanifest", StringComparison.Ordinal);

    /// <summary>The paths of an input folder by what they are for.</summary>
    private sealed record SortedPaths(ImmutableArray<string> Questions, ImmutableArray<string> Pages, ImmutableArray<string> Unknown)
    {
        public static SortedPaths Of(ImmutableArray<string> paths) => new([.. paths.Where(IsQuestion)], [.. paths.Where(IsPage)], [.. paths.Where(path => !IsKnown(path))]);
    }
}
