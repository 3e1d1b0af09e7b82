using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>What must be said above an answer before anybody relies on it.</summary>
internal static class Notices
{
    public static ScriptArray Of(Answer answer)
    {
        var notices = new ScriptArray();
        switch (answer.State.SignOff)
        {
            case SignOffState.Demonstration:
                notices.Add(Notice("demonstration", "Demonstration content: not clinically reviewed",
                    "No clinician has reviewed this page. It shows how the site works and must not be used for patient care."));
                break;
            case SignOffState.Draft:
                notices.Add(Notice("draft", "Draft", "This answer is being written. Nobody has reviewed it."));
                break;
            case SignOffState.Edited:
                notices.Add(Notice("edited", "Edited since review", "The text has been changed since its reviewer signed it. Nobody has reviewed this wording."));
                break;
        }
        if (answer.State.DueState == DueState.Overdue)
        {
            notices.Add(Notice("overdue", "Review overdue",
                $"The review of this answer was due on {Dates.Long(answer.State.Due!.Value)}. Check current guidance before you rely on it."));
        }
        foreach (var change in answer.State.GuidanceChanges)
        {
            notices.Add(Notice("guidance-changed", "Guidance has changed", change.Text));
        }
        return notices;
    }

    private static ViewRecord Notice(string kind, string title, string text) => new()
    {
        ["kind"] = kind, ["title"] = title, ["html"] = new SafeHtml($"<p>{SafeHtml.Escape(text)}</p>"),
    };
}
