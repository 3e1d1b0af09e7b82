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

    private const string Unsigned = "Awaits sign-off";

    /// <summary>For lists; null when there is nothing to warn of. The date of a review whose wording nobody signed is shown, so whether it still counts is said, too.</summary>
    public static string? ShortText(AnswerState state) => state.SignOff switch
    {
        SignOffState.Demonstration => "Demonstration: not clinically reviewed",
        SignOffState.Draft => "Draft",
        SignOffState.Edited => "Edited since review",
        SignOffState.Unsigned => Unsigned + Lapse(state),
        _ when state.DueState == DueState.Overdue => "Review overdue",
        _ when !state.GuidanceChanges.IsEmpty => "Guidance has changed",
        _ => null,
    };

    /// <summary>For filters: one text for each <see cref="ListKeyOf"/>.</summary>
    public static string FilterText(AnswerState state) => state.SignOff == SignOffState.Unsigned ? Unsigned : ShortText(state) ?? "Signed off";

    /// <summary>Behind other words: why the review no longer counts; empty while it does.</summary>
    public static string Lapse(AnswerState state) => state switch
    {
        { DueState: DueState.Overdue } => "; review overdue",
        { GuidanceChanges.IsEmpty: false } => "; guidance has changed",
        _ => "",
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
