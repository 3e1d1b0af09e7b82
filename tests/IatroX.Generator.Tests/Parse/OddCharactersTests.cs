using IatroX.Generator.Model;
using IatroX.Generator.Parse;

namespace IatroX.Generator.Tests.Parse;

public class OddCharactersTests
{
    [Theory]
    [InlineData("Give 5 \u202emg", 8, "U+202E, which reorders the line")]
    [InlineData("\u2066x", 1, "U+2066")]
    [InlineData("– \U000e0041", 3, "U+E0041")]
    [InlineData("on\u200bce", 3, "after 'on': U+200B (zero-width space)")]
    [InlineData("on\u00adce", 3, "U+00AD (soft hyphen)")]
    [InlineData("on\u200dce", 3, "U+200D")]
    [InlineData("on\u2060ce", 3, "U+2060")]
    [InlineData("on\ufeffce", 3, "U+FEFF")]
    [InlineData("on\u034fce", 3, "U+034F")]
    [InlineData("on\u3164ce", 3, "U+3164")]
    [InlineData("on\ufe0fce", 3, "U+FE0F")]
    [InlineData("on\u2028ce", 3, "U+2028")]
    [InlineData("on\u001bce", 3, "U+001B")]
    [InlineData("\U0001d7d8 on\U000e0100ce", 6, "U+E0100")]
    [InlineData("an a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 is", 11, "more than 6 marks")]
    public void A_character_that_nobody_sees_is_a_finding_at_its_place(string line, int column, string named)
    {
        var finding = Assert.Single(Find("First – line\n" + line));
        Assert.Same(Rules.InvisibleCharacter, finding.Rule);
        Assert.Equal(new Position("input/a.md", 2, column), finding.At);
        Assert.Contains(named, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Give іnsulin", 6, "'іnsulin'")] // Cyrillic і
    [InlineData("Give insulіn", 11, "'insulіn'")]
    [InlineData("Give ΑCE", 6, "'ΑCE'")] // Greek capital alpha
    [InlineData("Give warfarin tο", 16, "'tο'")] // Greek omicron
    [InlineData("Give ｗarfarin", 6, "full-width")]
    [InlineData("5 \U0001d426g", 3, "mathematical")]
    [InlineData("Give ⅰnsulin", 6, "'ⅰnsulin'")] // Roman numeral one
    [InlineData("Give warfaꓣin", 11, "'warfaꓣin'")] // Lisu
    [InlineData("Give ⲟxygen", 6, "'ⲟxygen'")] // Coptic
    [InlineData("Give ɑspirin", 6, "'ɑspirin'")] // phonetic alpha
    [InlineData("Give insuℓin", 10, "'insuℓin'")] // script small l
    [InlineData("а dose", 1, "'а'")] // a Cyrillic word of one letter
    public void A_letter_that_passes_for_a_latin_one_is_found_once_a_word(string line, int column, string why)
    {
        var finding = Assert.Single(Find(line));
        Assert.Same(Rules.LookAlike, finding.Rule);
        Assert.True(new Position("input/a.md", 1, column) == finding.At, $"{why}: {finding}");
    }

    [Theory]
    [InlineData("TNFα, IFN-γ, β-blockers, α1-antitrypsin, 5 µg, 5 μmol, Δ9, χ² and Ω are clinical")]
    [InlineData("naïve Sjögren’s, Ménière’s — “5 °C” ≥ 10 mm²; ½ tablet, 5\u00a0mg €")]
    [InlineData("Type Ⅱ, grade ⅳ: 5 Å, 3 ㎎, № 4, ℃ and 2 Ω of Ω")]
    [InlineData("emoji ⚠ and\ttabs")]
    public void What_clinical_english_needs_has_no_finding(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Every_one_of_them_is_told_and_the_page_is_read_all_the_same()
    {
        var parsed = QuestionParser.Parse(
            new SourceText("input/a.md", "questions/testing/a.md", "---\nquestion: What\u200b?\nconfidence: hihg\ndraft: true\n---\n\nA\u200b b\u200b c\n"), Review.SignOffVectorTests.Markdown);
        Assert.Equal(["IX108 2:15", "IX108 7:2", "IX108 7:5", "IX206 3:13"], parsed.Findings.Select(finding => $"{finding.Rule.Code} {finding.At.Line}:{finding.At.Column}").Order(StringComparer.Ordinal));
        Assert.NotNull(parsed.Value);
    }

    private static IReadOnlyList<Diagnostic> Find(string text) => Findings.Of(new SourceText("input/a.md", "a.md", text)).All;
}
