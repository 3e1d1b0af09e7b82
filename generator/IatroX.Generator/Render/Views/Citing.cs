using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Views;

/// <summary>How an answer asks to be cited: question, site, who reviewed it and when, address, and the day of this edition.</summary>
internal static class Citing
{
    public static string Text(Answer answer, SiteConfig config) =>
        $"{config.Name}. {answer.Question.Title.Value} {Provenance(answer)} {config.Absolute(answer.Question.Url)}";

    private static string Provenance(Answer answer)
    {
        if (answer is not { ShowsReviewDate: true, Reviewer: { } reviewer, Question.ReviewDate: { } date })
        {
            return $"{StateWords.LongText(answer.State)}.";
        }
        var reviewed = $"Reviewed by {reviewer.Name.Value} on {Dates.Long(date.Value)}";
        var signed = answer.State.SignOff == SignOffState.Signed ? "" : "; this wording awaits sign-off";
        return $"{reviewed}{signed}{StateWords.Lapse(answer.State)}.";
    }
}
