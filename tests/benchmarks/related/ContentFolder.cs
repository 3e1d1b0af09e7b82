using IatroX.Generator;
using IatroX.Generator.Load;
using IatroX.Generator.Model;

namespace IatroX.Benchmarks.Related;

/// <summary>Reads a content folder as the build does, with a configuration of its own.</summary>
internal static class ContentFolder
{
    private const string Configuration = """
        name: Benchmark
        tagline: Benchmark
        description: Benchmark
        base_url: https://example.org/
        organisation: Benchmark
        disclaimer: Benchmark
        """;

    public static Site Read(string input)
    {
        var options = new BuildOptions
        {
            Site = Path.GetTempPath(), Input = Path.GetFullPath(input), Theme = "no-theme", OutputConfig = "no-configuration", Output = "no-output",
            AsOf = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date),
        };
        var files = SiteFiles.Find(options) with { Config = new SourceText("site.yaml", "site.yaml", Configuration) };
        var (site, _, findings) = SiteParser.Parse(files, options, memo: null);
        return site ?? throw new InvalidDataException(string.Join('\n', findings.Select(finding => finding.Message)));
    }
}
