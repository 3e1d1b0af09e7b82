using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>How an answer stands, as fields that mean the same wherever they are written; a field that does not apply is left out.</summary>
internal static class ReviewFields
{
    public static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("state", StateWords.KeyOf(answer.State));
        json.WriteString("state_text", StateText(answer.State));
        if (answer.ShowsReviewDate)
        {
            json.Optional("reviewer", answer.Reviewer?.Id.Value);
            json.Optional("reviewer_name", answer.Reviewer?.NameWithCredentials);
            json.Optional("last_reviewed", answer.Question.ReviewDate?.Value);
            json.Optional("review_due", answer.State.Due);
            json.WriteString("due_state", StateWords.DueKey(answer.State.DueState));
        }
        json.Optional("digest", answer.State.SignOff == SignOffState.Signed ? answer.Question.SignOff?.Value : null);
        json.Strings("guidance_changes", answer.State.GuidanceChanges, change => change.Text);
    }

    public static string StateText(AnswerState state) => StateWords.ShortText(state) ?? "Signed off";
}
