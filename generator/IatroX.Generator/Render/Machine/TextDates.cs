using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine;

/// <summary>When the text of an answer last changed, as far as anybody can tell; never the day of the build.</summary>
internal static class TextDates
{
    /// <summary>What the page itself states: its latest change, the review that signed exactly this text, or the day a demonstration was written.</summary>
    public static DateOnly? Stated(Answer answer)
    {
        var latest = answer.State.SignOff is SignOffState.Signed or SignOffState.Demonstration ? answer.Question.ReviewDate?.Value : null;
        foreach (var change in answer.Question.Changes)
        {
            latest = latest >= change.Date ? latest : change.Date;
        }
        return latest;
    }

    /// <summary>As stated, or by the commit that changed the text where that is later; null when unknown.</summary>
    public static DateOnly? LastChanged(Answer answer, Site site)
    {
        var (stated, committed) = (Stated(answer), Committed(answer.Question.File, site));
        return stated is null || committed > stated ? committed ?? stated : stated;
    }

    /// <summary>The day of the commit that last changed the text of a page that no sign-off vouches for; null when unknown.</summary>
    public static DateOnly? Committed(string file, Site site) => site.TextDays.TryGetValue(file, out var day) ? day : null;

    /// <summary>The day that a feed sorts an answer by: of its last change, else of its review; null for drafts and for what was edited since its review.</summary>
    public static DateOnly? OfEntry(Answer answer) => Stated(answer) ?? answer.StatedDate;

    /// <summary>The day of the first of its changes; null where it lists none, as the day of a review moves with each.</summary>
    public static DateOnly? First(Answer answer) => answer.Question.Changes.IsEmpty ? null : answer.Question.Changes.Min(change => change.Date);
}
