using IatroX.Generator.Check;
using IatroX.Generator.Model;
using static IatroX.Generator.Tests.Relate.TestSite;

namespace IatroX.Generator.Tests.Check;

public class DuplicateChecksTests
{
    [Fact]
    public void The_same_question_with_the_same_answer_is_an_error_at_the_later_file()
    {
        var finding = Assert.Single(Findings(
            Question("gout-a", "How is gout treated?", body: "Rest and ice."),
            Question("gout-b", "How is Gout treated?", body: "Rest, and\nice")));

        Assert.Same(Rules.DuplicateAnswer, finding.Rule);
        Assert.Equal("input/questions/general/gout-b.md", finding.At.File);
        Assert.Contains("input/questions/general/gout-a.md", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_the_second_of_three_answers_is_found_too() => Assert.Equal(
        [Rules.DuplicateQuestion, Rules.DuplicateAnswer],
        Findings(Question("a", "What is gout?", body: "One."), Question("b", "What is gout?", body: "Two."), Question("c", "What is gout?", body: "Two."))
            .Select(finding => finding.Rule));

    [Theory]
    [InlineData("How is gout treated?", "Gout: how is it treated?")]
    [InlineData("What is Gaucher disease type II?", "What is Gaucher's disease, type 2?")]
    [InlineData("What is the first-line treatment for acne?", "What is the first line treatment for acne?")]
    [InlineData("What is oto-palato-digital syndrome?", "What is otopalatodigital syndrome?")]
    [InlineData("What is Kuskokwim disease?", "What is Kuskokwim syndrome?")]
    [InlineData("What is leukaemia?", "What is leukemia?")]
    [InlineData("How is gout managed?", "How is gout treated?")]
    [InlineData("What is the treatment of gout?", "How do you manage gout?")]
    [InlineData("What is metachromatic leukodystrophy?", "What is metachromatic leukodistrophy?")]
    [InlineData("Which adults with chronic cough after viral infection need chest radiography?", "Which adults with chronic cough after viral infection need urgent chest radiography?")]
    public void Questions_that_ask_the_same_in_other_words_are_a_warning(string first, string again) =>
        Assert.Same(Rules.DuplicateQuestion, Assert.Single(Findings(Question("a", first), Question("b", again))).Rule);

    [Theory]
    [InlineData("What is gout?", "What causes gout?")]
    [InlineData("How is gout managed?", "How is gout diagnosed?")]
    [InlineData("What is spastic paraplegia type 8?", "What is spastic paraplegia type 11?")]
    [InlineData("When should statins be started?", "When should statins not be started?")]
    [InlineData("Which anticoagulants are stopped before surgery?", "Which anticoagulants are stopped after surgery?")]
    [InlineData("How is hypothyroidism treated?", "How is hyperthyroidism treated?")]
    [InlineData("What is liver pain?", "What is river pain?")]
    [InlineData("?", "What is it?")]
    public void Questions_that_ask_something_else_are_not(string first, string again) =>
        Assert.Empty(Findings(Question("a", first), Question("b", again)));

    [Fact]
    public void One_question_with_two_degrees_of_confidence_is_named_as_a_contradiction()
    {
        var finding = Assert.Single(Findings(
            Question("a", "What is gout?", confidence: Confidence.High), Question("b", "What is gout?", confidence: Confidence.Low)));

        Assert.Same(Rules.ContradictingDuplicate, finding.Rule);
        Assert.Contains("its confidence is low where that one's is high", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_question_answered_from_different_guidance_is_named_as_a_contradiction() => Assert.Contains(
        "it relies on no guideline where that one relies on NG219",
        Assert.Single(Findings(Question("a", "What is gout?", nice: ["NG219"]), Question("b", "What is gout?"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_withdrawn_answer_may_ask_what_its_successor_asks() =>
        Assert.Empty(Findings(Question("a", "What is gout?", withdrawn: true), Question("b", "What is gout?")));

    [Fact]
    public void A_draft_that_copies_an_answer_is_told_so_at_the_draft_and_stops_nothing()
    {
        var finding = Assert.Single(Findings(
            Question("a", "What is gout?", body: "Rest.") with { IsDraft = true }, Question("b", "What is gout?", body: "Rest.")));
        Assert.Equal((Rules.DuplicateAnswer, Severity.Warning, "input/questions/general/a.md"), (finding.Rule, finding.Severity, finding.At.File));
    }

    private static Diagnostic[] Findings(params Question[] questions) => [.. DuplicateChecks.QuestionsAreDistinct(Site(questions), new())];
}
