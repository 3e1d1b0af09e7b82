using System.Reflection;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class RulesTests
{
    [Fact]
    public void Every_rule_is_in_the_list_and_the_list_is_in_order_of_codes()
    {
        var declared = typeof(Rules).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(DiagnosticRule))
            .Select(property => (DiagnosticRule)property.GetValue(null)!)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal);

        Assert.Equal(declared, Rules.All);
    }

    [Fact]
    public void No_code_is_used_twice() => Assert.Equal(Rules.All.Length, Rules.All.DistinctBy(rule => rule.Code).Count());

    [Fact]
    public void Every_rule_says_what_it_means_shows_an_example_and_says_what_to_do() => Assert.All(Rules.All, rule =>
    {
        Assert.Matches("^IX[1-9][0-9]{2}$", rule.Code);
        Assert.All([rule.Title, rule.Meaning, rule.Example, rule.Fix], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.EndsWith(".", rule.Meaning, StringComparison.Ordinal);
        Assert.EndsWith(".", rule.Fix, StringComparison.Ordinal);
    });

    [Fact]
    public void A_rule_is_found_by_its_code_in_any_case() => Assert.Same(Rules.UnknownReviewer, Rules.Find("ix203"));
}
