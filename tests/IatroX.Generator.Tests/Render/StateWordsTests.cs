using IatroX.Generator.Model;
using IatroX.Generator.Render;

namespace IatroX.Generator.Tests.Render;

/// <summary>How the state of an answer is told where its page's notices are not: in lists, search results, feeds and previews.</summary>
public class StateWordsTests
{
    [Theory]
    [InlineData(SignOffState.Unsigned, DueState.Current, "Awaits sign-off")]
    [InlineData(SignOffState.Unsigned, DueState.DueSoon, "Awaits sign-off")]
    [InlineData(SignOffState.Unsigned, DueState.Overdue, "Awaits sign-off; review overdue")]
    [InlineData(SignOffState.Signed, DueState.Overdue, "Review overdue")]
    [InlineData(SignOffState.Signed, DueState.Current, null)]
    public void That_nobody_signed_does_not_hide_that_the_review_is_overdue(SignOffState signOff, DueState due, string? told) =>
        Assert.Equal(told, StateWords.ShortText(new AnswerState { SignOff = signOff, DueState = due }));

    [Theory]
    [InlineData(SignOffState.Unsigned)]
    [InlineData(SignOffState.Edited)]
    [InlineData(SignOffState.Demonstration)]
    public void A_filter_has_one_text_for_each_of_its_values(SignOffState signOff)
    {
        var (current, overdue) = (new AnswerState { SignOff = signOff }, new AnswerState { SignOff = signOff, DueState = DueState.Overdue });
        Assert.Equal(StateWords.ListKeyOf(current), StateWords.ListKeyOf(overdue));
        Assert.Equal(StateWords.FilterText(current), StateWords.FilterText(overdue));
    }
}
