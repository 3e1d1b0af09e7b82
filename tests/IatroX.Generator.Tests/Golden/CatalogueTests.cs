using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Golden;

/// <summary>Holds <c>generator/DIAGNOSTICS.md</c> to the rules of the code.</summary>
public class CatalogueTests
{
    private static readonly (char Digit, string Title)[] Groups =
    [
        ('1', "Files and YAML"), ('2', "Front matter and registries"), ('3', "Links and media"), ('4', "The answer's text"), ('5', "Review"), ('6', "Configuration and theme"),
        ('7', "The finished site (iatrox check --output)"),
    ];

    [Fact]
    public void The_catalogue_of_findings_says_what_the_rules_say()
    {
        var file = Repository.PathOf("generator", "DIAGNOSTICS.md");
        var catalogue = Catalogue();
        if (GoldenCase.IsUpdating)
        {
            GoldenCase.Write(file, catalogue);
        }
        Assert.Equal(catalogue, GoldenCase.Read(file));
    }

    [Fact]
    public void Every_rule_belongs_to_a_group_of_the_catalogue() =>
        Assert.All(Rules.All, rule => Assert.Contains(Groups, group => group.Digit == rule.Code[2]));

    private static string Catalogue()
    {
        var text = new StringBuilder();
        text.Append("""
            # Findings

            Everything that a build can say about a site's files. An error stops publishing; a warning or note does not. Where a review's findings
            weigh less or more, the review policy in `output-config/site.yaml` says so. `iatrox explain IX203` prints one entry.

            This page is written from `IatroX.Generator/Model/Rules.cs`: run the tests with `UPDATE_GOLDEN=1` after changing a rule.

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
        foreach (var (digit, title) in Groups)
        {
            text.Append("\n## ").Append(title).Append('\n');
            foreach (var rule in Rules.All.Where(rule => rule.Code[2] == digit))
            {
                text.Append("\n### ").Append(rule.Code).Append(' ').Append(rule.Title).Append("\n\n")
                    .Append('*').Append(rule.Severity).Append(".* ").Append(rule.Meaning).Append("\n\n")
                    .Append("- Example: `").Append(rule.Example).Append("`\n")
                    .Append("- To do: ").Append(rule.Fix).Append('\n');
            }
        }
        return text.ToString();
    }
}
