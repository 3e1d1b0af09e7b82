using IatroX.Generator.Check;
using IatroX.Generator.Model;
using static IatroX.Generator.Tests.Relate.TestSite;

namespace IatroX.Generator.Tests.Check;

public class ReviewerChecksTests
{
    private const string Name = "Dr Test Olivia Keller";

    [Theory]
    [InlineData("Dr Test Olivia Keller")]
    [InlineData("dr test olivia keller")]
    [InlineData("Test Olivia Keller")]
    [InlineData("Prof. Test Olivia Keller")]
    [InlineData("Dr Test Olivia Keller MTEST")]
    [InlineData("Dr Test Olivia Keller, MTEST")]
    [InlineData("Dr Test Olivia Keller (Tester)")]
    [InlineData("Dr Test Olivia Keller XQZP")]
    [InlineData("Dr Test Olivia  Keller.")]
    [InlineData("Dr Test OIivia KeIIer")]
    [InlineData("Dr Test 0livia Ke11er")]
    [InlineData("Dr Test Olívia Kellér")]
    [InlineData("Dr Tеst Olivia Keller")]
    [InlineData("Dr Test Оlіvіа Кеllеr")]
    [InlineData("Dr Test Οlιvια Κeller")]
    [InlineData("Dr Test Olıvia Keller")]
    [InlineData("Ｄｒ Ｔｅｓｔ Ｏｌｉｖｉａ Ｋｅｌｌｅｒ")]
    [InlineData("Dr 𝐓𝐞𝐬𝐭 Olivia Keller")]
    [InlineData("Dr Test Olivia Keller \ud800")]
    [InlineData("Dr Test Olivia Keller \ufdd0\uffff")]
    [InlineData("Dr Test ꓳlivia ꓗeller")]
    [InlineData("Dr Test Oli\u200bvia Kel\u00adler")]
    public void A_second_reviewer_whom_readers_would_take_for_the_first_is_an_error_at_both_names(string twin)
    {
        var findings = Findings(Name, twin);
        Assert.All(findings, finding => Assert.Same(Rules.ReviewersAlike, finding.Rule));
        Assert.Equal(["input/reviewers/test-a.yaml", "input/reviewers/test-b.yaml"], findings.Select(finding => finding.At.File));
        Assert.Contains("input/reviewers/test-b.yaml", findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dr Test Olivia Kellor")]
    [InlineData("Dr Test Olivia Mary Keller")]
    [InlineData("Dr Test Oliver Keller")]
    [InlineData("Dr Test Keller")]
    [InlineData("Dr Test Olivia Keller Smith")]
    [InlineData("Dr Keller Olivia Test")]
    [InlineData("检验")]
    public void Another_person_is_not(string name) => Assert.Empty(Findings(Name, name));

    [Theory]
    [InlineData("Jean TESTER", "Jean SMITH")]
    [InlineData("Mr", "Dr")]
    [InlineData("…", "?")]
    [InlineData("", "")]
    public void Nor_are_names_that_have_nothing_else_in_common(string one, string other) => Assert.Empty(Findings(one, other));

    private static List<Diagnostic> Findings(params ReadOnlySpan<string> names)
    {
        var reviewers = new List<Reviewer>();
        foreach (var name in names)
        {
            var file = $"input/reviewers/test-{(char)('a' + reviewers.Count)}.yaml";
            reviewers.Add(new Reviewer { File = file, Id = SlugOf(Path.GetFileNameWithoutExtension(file)), Name = new Located<string>(name, new Position(file, 1, 7)), Credentials = "MTEST", Role = "Tester" });
        }
        return [.. ReviewerChecks.ReviewersCanBeToldApart(Site() with { Reviewers = [.. reviewers] })];
    }
}
