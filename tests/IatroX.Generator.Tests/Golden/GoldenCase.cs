using System.Diagnostics;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Golden;

/// <summary>A whole small site in <c>tests/golden/</c> with what its build must give.</summary>
/// <remarks>
/// <c>input/</c> and <c>output-config/</c> are the site; files in <c>theme/</c> replace those of <c>tests/golden-theme/</c>;
/// <c>build.txt</c> holds options: <c>drafts</c>, and <c>check</c> to compare every signed page with git as <c>iatrox check</c> does; <c>earlier/</c> is content that was committed before; <c>published.json</c> is the manifest of an earlier publish; <c>expected/</c> the output files that are compared; <c>findings.txt</c> is there when there are findings.
/// To compare one more file, put an empty one into <c>expected/</c> and run the tests with UPDATE_GOLDEN=1.
/// </remarks>
internal sealed record GoldenCase(string Name)
{
    private static readonly string Folder = Repository.PathOf("tests", "golden");

    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static IEnumerable<string> Names => Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public string Root => Path.Combine(Folder, Name);

    public string FindingsFile => Path.Combine(Root, "findings.txt");

    /// <summary>Paths of the output files to compare, with forward slashes.</summary>
    public IEnumerable<string> ExpectedFiles => Directory.Exists(ExpectedFolder)
        ? Directory.GetFiles(ExpectedFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(ExpectedFolder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
        : [];

    private string ExpectedFolder => Path.Combine(Root, "expected");

    public string ExpectedFile(string path) => Path.Combine(ExpectedFolder, path);

    /// <summary>What a file of the case should hold; nothing when it is not there.</summary>
    public static string Read(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    public static void Write(string file, string text)
    {
        if (text.Length == 0)
        {
            File.Delete(file);
        }
        else if (Read(file) != text)
        {
            File.WriteAllText(file, text);
        }
    }

    /// <summary>Builds a copy, so that neither this repository's history nor its path can show in the result.</summary>
    public BuildResult Build(TemporaryFolder work)
    {
        work.CopyIn(Repository.PathOf("tests", "golden-theme"), "theme");
        work.CopyIn(Root, "");
        if (Directory.Exists(work.PathOf("earlier")))
        {
            CommitEarlier(work);
        }
        var options = Read(Path.Combine(Root, "build.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var build = new BuildOptions
        {
            Site = work.FullPath,
            Input = work.PathOf("input"),
            OutputConfig = work.PathOf("output-config"),
            Theme = work.PathOf("theme"),
            Output = work.PathOf("output"),
            AsOf = new DateOnly(2026, 1, 15),
            Drafts = options.Contains("drafts"),
            Published = File.Exists(work.PathOf("published.json")) ? work.PathOf("published.json") : null,
            Jobs = 2,
        };
        var result = SiteBuild.Run(build, new BuildWatch());
        if (!options.Contains("check"))
        {
            return result;
        }
        // As in publish.yml, where nothing is built unless the check finds no error.
        var checking = SiteCheck.Run(build, new BuildWatch());
        return result with { Findings = checking, Counts = checking.Any(finding => finding.Severity == Severity.Error) ? null : result.Counts };
    }

    /// <summary>Commits what was there before, always under the same name, then puts today's content in its place.</summary>
    private static void CommitEarlier(TemporaryFolder work)
    {
        Directory.Move(work.PathOf("input"), work.PathOf("now"));
        Directory.Move(work.PathOf("earlier"), work.PathOf("input"));
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "input"], ["-c", "commit.gpgsign=false", "-c", "user.name=Test Committer", "-c", "user.email=committer@test.example", "commit", "-q", "-m", "Earlier"]])
        {
            var start = new ProcessStartInfo("git", ["-c", "core.autocrlf=false", .. arguments]) { WorkingDirectory = work.FullPath };
            start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = "2025-08-16T12:00:00Z";
            using var git = Process.Start(start)!;
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
        Directory.Delete(work.PathOf("input"), recursive: true);
        Directory.Move(work.PathOf("now"), work.PathOf("input"));
    }

    /// <summary>As the command prints them, a line each.</summary>
    public static string Printed(BuildResult result) => string.Concat(result.Findings.Select(finding => Line(finding) + "\n"));

    private static string Line(Diagnostic finding)
    {
        var at = finding.At.Line == 0 ? finding.At.File : string.Create(CultureInfo.InvariantCulture, $"{finding.At.File}:{finding.At.Line}:{finding.At.Column}");
        return $"{at}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Code}: {finding.Message}";
    }
}
