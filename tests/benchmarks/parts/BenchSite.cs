using System.Collections.Immutable;
using IatroX.Generator;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;

namespace IatroX.Benchmarks.Parts;

/// <summary>A site as the rooms hand it on, read once for all benchmarks.</summary>
internal sealed class BenchSite
{
    public static BenchSite Shared { get; } = new();

    private BenchSite()
    {
        var root = Root();
        Options = new BuildOptions
        {
            Site = root, Input = Environment.GetEnvironmentVariable("IATROX_BENCH_INPUT") ?? Path.Combine(root, "input"), Theme = Path.Combine(root, "theme"),
            OutputConfig = Path.Combine(root, "output-config"), Output = Path.Combine(root, "output"), AsOf = new DateOnly(2026, 1, 1),
        };
        Files = SiteFiles.Find(Options);
        Sources = [.. Files.Questions.Select(path => TextFile.Read(Files.Input, path).Text ?? throw new InvalidDataException(path))];
        var reading = SiteBuild.Read(Options, new BuildWatch(), withHistory: false);
        Publication = Publication.Of(reading.Site ?? throw new InvalidDataException(string.Join('\n', reading.Findings.Select(finding => finding.Message))), reading.Judged);
        Relations = RelatedQuestions.Of(Publication, Options.Jobs);
        Pages = new SitePages(Publication, Relations, reading.Theme!, () => [], MediaFolder.Bytes);
    }

    public BuildOptions Options { get; }

    public SiteFiles Files { get; }

    /// <summary>Every question's file.</summary>
    public ImmutableArray<SourceText> Sources { get; }

    public Publication Publication { get; }

    public Relations Relations { get; }

    public SitePages Pages { get; }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IatroX.Site.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("this program lies outside the repository");
    }
}
