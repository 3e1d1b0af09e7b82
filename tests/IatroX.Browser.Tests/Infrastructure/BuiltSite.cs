using System.Text.RegularExpressions;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>The repository's own site, built once by the real command and served with a strict content security policy.</summary>
internal sealed partial class BuiltSite
{
    private static readonly Lazy<Task<BuiltSite>> Current = new(BuildAsync);

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

    public static Task<BuiltSite> GetAsync() => Current.Value;

    private static async Task<BuiltSite> BuildAsync()
    {
        var folder = Directory.CreateTempSubdirectory("iatrox-site-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var output = Path.Combine(folder, "site");
        var (exitCode, said) = await Command.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "build", "--site", Repository.Root, "--output", output, "--quiet"],
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
