using System.Text.RegularExpressions;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>A site built once by the real command and served with a strict content security policy: the repository's own, or one of other content in its theme.</summary>
internal sealed partial class BuiltSite
{
    /// <summary>Names a folder of content to look at as well, such as a large corpus that is kept elsewhere.</summary>
    public const string ExtraInput = "IATROX_EXTRA_INPUT";

    private const int ExtraAnswers = 12;

    private static readonly Lazy<Task<BuiltSite>> Current = new(() => BuildAsync(_ => []));
    private static readonly Lazy<Task<BuiltSite>> Hard = new(() => BuildAsync(folder => ["--input", HardCases.Write(folder), "--as-of", HardCases.AsOf]));
    private static readonly Lazy<Task<BuiltSite>> Large = new(() => BuildAsync(folder => ["--input", LargeContent.Write(folder), "--as-of", LargeContent.AsOf]));
    private static readonly Lazy<Task<BuiltSite?>> Extra = new(async () =>
        Environment.GetEnvironmentVariable(ExtraInput) is { Length: > 0 } input ? await BuildAsync(_ => ["--input", Path.GetFullPath(input, Repository.Root)]) : null);

    private BuiltSite(string folder, Uri address)
    {
        Folder = folder;
        Address = address;
        Pages = [.. Directory.GetFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];
    }

    public string Folder { get; }

    public Uri Address { get; }

    /// <summary>Every page of the site, in the order of their paths.</summary>
    public IReadOnlyList<SitePage> Pages { get; }

    /// <summary>The largest page of each kind, which shows most of what that kind can hold; pages that only lead elsewhere are of none.</summary>
    public IReadOnlyList<SitePage> OneOfEachKind =>
        [.. Pages.Where(page => page.Kind.Length > 0).GroupBy(page => page.Kind, StringComparer.Ordinal).Select(kind => kind.MaxBy(page => page.Length)!).OrderBy(page => page.Kind, StringComparer.Ordinal)];

    /// <summary>The one answer that a clinician has reviewed, and the largest of the demonstration answers.</summary>
    public SitePage ReviewedAnswer => Pages.First(page => page.Path.Contains("lumbar-spinal-stenosis", StringComparison.Ordinal) && page.Kind == "question");

    public SitePage LargestAnswer => OneOfEachKind.First(page => page.Kind == "question");

    /// <summary>The repository's own site.</summary>
    public static Task<BuiltSite> GetAsync() => Current.Value;

    /// <summary>The site of <see cref="HardCases"/>.</summary>
    public static Task<BuiltSite> HardCasesAsync() => Hard.Value;

    /// <summary>The repository's own site made so large that its search index is cut into parts.</summary>
    public static Task<BuiltSite> LargeAsync() => Large.Value;

    /// <summary>Every site that there is: the repository's own, that of the hard cases, and where <see cref="ExtraInput"/> is set, that one.</summary>
    public static async Task<IReadOnlyList<BuiltSite>> AllAsync() => [await Current.Value, await Hard.Value, .. await Extra.Value is { } extra ? [extra] : Array.Empty<BuiltSite>()];

    /// <summary>Each kind of page of the own site and the reviewed answer; of the hard cases what differs; of extra content its kinds and some of its answers, long and short.</summary>
    public static async Task<IReadOnlyList<SitePage>> SampleAsync()
    {
        var own = await Current.Value;
        var sample = own.OneOfEachKind.Append(own.ReviewedAnswer).Distinct().Concat((await Hard.Value).Peculiar);
        return [.. await Extra.Value is { } extra ? sample.Concat(extra.OneOfEachKind).Concat(extra.SpreadOfAnswers(ExtraAnswers)) : sample];
    }

    /// <summary>The hand-written answers, the lists with filters and pages, and the notice in place of a withdrawn answer.</summary>
    private IEnumerable<SitePage> Peculiar => Pages.Where(page => page.Kind is "question" && !page.Path.Contains("/artificial-", StringComparison.Ordinal)
        || page.Kind is "withdrawn" || page.Path is "guidelines/ng59/topic/level-one/index.html" or "reviewers/demonstration/index.html" or "topics/index.html" or "topics/level-three/index.html");

    private IEnumerable<SitePage> SpreadOfAnswers(int count)
    {
        var answers = Pages.Where(page => page.Kind == "question").OrderBy(page => page.Length, Comparer<int>.Default).ThenBy(page => page.Path, StringComparer.Ordinal).ToList();
        return Enumerable.Range(0, Math.Min(count, answers.Count)).Select(at => answers[at * (answers.Count - 1) / Math.Max(1, count - 1)]).Distinct();
    }

    private static async Task<BuiltSite> BuildAsync(Func<string, IEnumerable<string>> options)
    {
        var folder = Directory.CreateTempSubdirectory("iatrox-site-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var output = Path.Combine(folder, "site");
        var (exitCode, said) = await Command.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "build", "--site", Repository.Root, "--output", output, "--quiet", .. options(Path.Combine(folder, "input"))],
            Repository.Root, "Install the .NET SDK.");
        Assert.True(exitCode == 0, said);
        return new BuiltSite(output, await StaticHost.ServeAsync(output));
    }

    private SitePage Read(string file)
    {
        var html = File.ReadAllText(file);
        var path = Path.GetRelativePath(Folder, file).Replace('\\', '/');
        var address = path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;
        return new SitePage(path, new Uri(Address, address), BodyKind().Match(html).Groups[1].Value, html.Length);
    }

    [GeneratedRegex("<body class=\"page-([a-z0-9-]+)\"")]
    private static partial Regex BodyKind();
}

/// <summary>A page of the built site: its file, its address while tests run, and which template made it.</summary>
internal sealed record SitePage(string Path, Uri Address, string Kind, int Length);
