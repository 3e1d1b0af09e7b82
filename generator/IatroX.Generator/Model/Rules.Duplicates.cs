using static IatroX.Generator.Model.Severity;

namespace IatroX.Generator.Model;

/// <content>Rules about questions that are asked twice.</content>
public static partial class Rules
{
    public static DiagnosticRule DuplicateAnswer { get; } = new("IX407", Error, "Same question and same answer twice",
        "Two copies drift apart as soon as one of them is edited, and readers cannot tell which is current.",
        "gout/acute-gout.md copied to gout/gout-flare.md.", "Delete one of the files and give the other its address under 'aliases'.");

    public static DiagnosticRule DuplicateQuestion { get; } = new("IX408", Warning, "Same or nearly the same question twice",
        "A reader who finds one of the two does not know of the other.",
        "'How is gout treated?' and 'Gout: how is it treated?'", "Join the two answers, or say in each question what sets it apart.");

    public static DiagnosticRule ContradictingDuplicate { get; } = new("IX409", Warning, "Same question, different standing",
        "Two answers to one question that claim different confidence or rely on different guidance cannot both be right.",
        "'How is gout treated?' with confidence: high in one file and low in another.", "Review both answers together, then join them or withdraw one.");
}
