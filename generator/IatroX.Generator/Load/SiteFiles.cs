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
    public required ImmutableArray<string> Questions { get; init; }

    public required ImmutableArray<string> Pages { get; init; }

    public required ImmutableArray<MediaFile> Media { get; init; }

    /// <summary>What the last publish had; empty when it is not compared.</summary>
    public ImmutableArray<Located<string>> PublishedAddresses { get; init; } = [];

    public required ImmutableArray<Diagnostic> Findings { get; init; }

    private static readonly string[] Registries = ["topics.yaml", "guidelines.yaml", "synonyms.yaml", "abbreviations.yaml"];

    public static SiteFiles Find(BuildOptions options)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var input = InputFolder.Find(options.Input, Shown(options.Site, options.Input));
        var theme = InputFolder.Find(options.Theme, Shown(options.Site, options.Theme));
        var config = InputFolder.Find(options.OutputConfig, Shown(options.Site, options.OutputConfig));
        var media = MediaFolder.Read(input);
        findings.AddRange(input.Findings.Concat(theme.Findings).Concat(config.Findings).Concat(media.Findings));
        if (!Directory.Exists(options.Input))
        {
            findings.Add(new Diagnostic(Rules.MissingConfiguration, Position.WholeFile(input.ShownPath), "there is no such folder. Name the folder of the content with --input."));
        }
        if (!config.Paths.Contains("site.yaml"))
        {
            findings.Add(new Diagnostic(Rules.MissingConfiguration, Position.WholeFile(config.ShownPathOf("site.yaml")), "there is no such file. Add it, or name the site's folder with --site."));
        }
        foreach (var path in input.Paths.Where(path => !IsKnown(path)))
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
            Config = Read(config, ["site.yaml"], findings).FirstOrDefault(),
            Hosts = Read(config, config.Paths.Where(path => path.StartsWith("hosts/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal)), findings),
            Theme = Read(theme, theme.Paths.Where(IsThemeText), findings),
            Data = Read(input, input.Paths.Where(path => Registries.Contains(path) || IsReviewer(path)), findings),
            Questions = [.. input.Paths.Where(IsQuestion)],
            Pages = [.. input.Paths.Where(IsPage)],
            Media = media.Files,
            Findings = findings.DrainToImmutable(),
        };
    }

    private static ImmutableArray<SourceText> Read(InputFolder folder, IEnumerable<string> paths, ImmutableArray<Diagnostic>.Builder findings)
    {
        var texts = ImmutableArray.CreateBuilder<SourceText>();
        foreach (var path in paths.Where(path => folder.Paths.Contains(path)))
        {
            var (text, finding) = TextFile.Read(folder, path);
            if (text is not null)
            {
                texts.Add(text);
            }
            else
            {
                findings.Add(finding!);
            }
        }
        return texts.DrainToImmutable();
    }

    /// <summary>Relative to the site when inside it, else as it is, with forward slashes.</summary>
    private static string Shown(string site, string folder)
    {
        var relative = Path.GetRelativePath(site, folder);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? folder : relative).Replace('\\', '/').TrimEnd('/');
    }

    private static bool IsKnown(string path) =>
        IsQuestion(path) || IsPage(path) || IsReviewer(path) || Registries.Contains(path) || path.StartsWith("media/", StringComparison.Ordinal)
        || path is "README.md";

    private static bool IsQuestion(string path) => path.StartsWith("questions/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal);

    private static bool IsPage(string path) =>
        path.StartsWith("pages/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && path.Count(c => c == '/') == 1;

    private static bool IsReviewer(string path) =>
        path.StartsWith("reviewers/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal) && path.Count(c => c == '/') == 1;

    private static bool IsThemeText(string path) => path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".css", StringComparison.Ordinal)
        || path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal) || path.EndsWith(".webmanifest", StringComparison.Ordinal);
}
