using IatroX.Generator.Model;

namespace IatroX.Generator.Render;

/// <summary>How the state of an answer is named in class names and told in words.</summary>
internal static class StateWords
{
    public static string KeyOf(AnswerState state) => state.SignOff switch
    {
        SignOffState.Signed => "signed",
        SignOffState.Unsigned => "awaiting-sign-off",
        SignOffState.Edited => "edited",
        SignOffState.Demonstration => "demonstration",
        _ => "draft",
    };

    /// <summary>For lists: what <see cref="ShortText"/> warns of, so that colour and sign never say otherwise.</summary>
    public static string ListKeyOf(AnswerState state) => state.SignOff switch
    {
        SignOffState.Signed when state.DueState == DueState.Overdue => "overdue",
        SignOffState.Signed when !state.GuidanceChanges.IsEmpty => "guidance-changed",
        _ => KeyOf(state),
    };

    /// <summary>For lists; null when there is nothing to warn of.</summary>
    public static string? ShortText(AnswerState state) => state.SignOff switch
    {
        SignOffState.Demonstration => "Demonstration: not clinically reviewed",
        SignOffState.Draft => "Draft",
        SignOffState.Edited => "Edited since review",
        SignOffState.Unsigned => "Awaits sign-off",
        _ when state.DueState == DueState.Overdue => "Review overdue",
        _ when !state.GuidanceChanges.IsEmpty => "Guidance has changed",
        _ => null,
    };

    /// <summary>A text that travels without the notices of its page, after what there is to warn of.</summary>
    public static string Before(AnswerState state, string text) => ShortText(state) is { } warning ? $"{warning}. {text}" : text;

    /// <summary>For the answer's own page.</summary>
    public static string LongText(AnswerState state) => state.SignOff switch
    {
        SignOffState.Demonstration => "Not clinically reviewed",
        SignOffState.Draft => "Draft: not reviewed",
        SignOffState.Edited => "Edited since review",
        SignOffState.Unsigned => "This wording has not been signed off yet",
        _ => "Signed off",
    };

    public static string DueKey(DueState state) => state switch
    {
        DueState.Overdue => "overdue",
        DueState.DueSoon => "due-soon",
        _ => "current",
    };

    public static string DueText(DueState state) => state switch
    {
        DueState.Overdue => "Overdue",
        DueState.DueSoon => "Due soon",
        _ => "Current",
    };
}
