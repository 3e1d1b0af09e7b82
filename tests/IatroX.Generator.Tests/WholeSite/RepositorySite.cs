using System.Text.RegularExpressions;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.WholeSite;

/// <summary>The repository's own site, built once for all tests of a class.</summary>
public sealed partial class RepositorySite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RepositorySite()
    {
        Result = SiteBuild.Run(
            new BuildOptions
            {
                Site = Repository.Root,
                Input = Repository.PathOf("input"),
                Theme = Repository.PathOf("theme"),
                OutputConfig = Repository.PathOf("output-config"),
                Output = folder.PathOf("output"),
                AsOf = LatestDate(),
                Jobs = 2,
            },
            new BuildWatch());
        Assert.True(Result.IsPublished, string.Join('\n', Result.Findings.Where(finding => finding.Severity == Severity.Error)));
    }

    public BuildResult Result { get; }

    public string Output => folder.PathOf("output");

    /// <summary>The newest day that the content names: a build for it stays right however old the content grows.</summary>
    public static DateOnly LatestDate() => Directory.GetFiles(Repository.PathOf("input"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".md" or ".yaml")
        .SelectMany(file => DayOfFile().Matches(File.ReadAllText(file)))
        .Max(match => DateOnly.ParseExact(match.Groups[1].Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose() => folder.Dispose();

    [GeneratedRegex(@"\b(?:date|published|updated): *(\d{4}-\d{2}-\d{2})\b")]
    private static partial Regex DayOfFile();
}
