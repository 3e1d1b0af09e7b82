using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Golden;

/// <summary>Builds every site of <c>tests/golden/</c> and compares findings and files with what was agreed.</summary>
public class GoldenTests
{
    public static TheoryData<string> Names => new(GoldenCase.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_site_gives_the_agreed_findings_and_files(string name)
    {
        var golden = new GoldenCase(name);
        using var work = new TemporaryFolder();
        var result = golden.Build(work);
        var findings = GoldenCase.Printed(result);
        if (GoldenCase.IsUpdating)
        {
            Update(golden, findings, work);
        }

        Assert.Equal(GoldenCase.Read(golden.FindingsFile), findings);
        Assert.Equal(result.Findings.All(finding => finding.Severity != Severity.Error), result.IsPublished);
        Assert.All(golden.ExpectedFiles, path => Assert.Equal(File.ReadAllText(golden.ExpectedFile(path)), Output(work, path)));
    }

    [Fact]
    public void Every_golden_site_that_is_published_has_files_to_compare() => Assert.Empty(
        GoldenCase.Names.Select(name => new GoldenCase(name))
            .Where(golden => !GoldenCase.Read(golden.FindingsFile).Contains(": error IX", StringComparison.Ordinal) && !golden.ExpectedFiles.Any())
            .Select(golden => golden.Name));

    /// <summary>One needs twenty thousand files, the others are of a site that was published and then changed; each has a test of its own.</summary>
    private static readonly string[] ShownElsewhere = [Rules.HostLimit.Code, Rules.NotAsPublished.Code, Rules.ActivePage.Code];

    [Fact]
    public void Every_rule_is_broken_in_some_golden_site()
    {
        var all = string.Concat(GoldenCase.Names.Select(name => GoldenCase.Read(new GoldenCase(name).FindingsFile)));
        Assert.Empty(Rules.All.Where(rule => !ShownElsewhere.Contains(rule.Code) && !all.Contains($" {rule.Code}: ", StringComparison.Ordinal)).Select(rule => $"{rule.Code} {rule.Title}"));
    }

    private static string Output(TemporaryFolder work, string path)
    {
        var file = work.PathOf("output", path);
        Assert.True(File.Exists(file), $"'{path}' was not published.");
        return File.ReadAllText(file);
    }

    private static void Update(GoldenCase golden, string findings, TemporaryFolder work)
    {
        GoldenCase.Write(golden.FindingsFile, findings);
        foreach (var path in golden.ExpectedFiles)
        {
            if (File.Exists(work.PathOf("output", path)))
            {
                File.Copy(work.PathOf("output", path), golden.ExpectedFile(path), overwrite: true);
            }
        }
    }
}
