using static IatroX.Generator.Model.Severity;

namespace IatroX.Generator.Model;

/// <content>Rules about how a text is written, and about what changes between editions.</content>
public static partial class Rules
{
    public static DiagnosticRule LostAddress { get; } = new("IX219", Error, "Address has disappeared",
        "Readers and other sites keep links to every address that was ever published.",
        "A question's file was renamed, and the new page has no alias for the old address.",
        "Add the old address under 'aliases' of the question, plain page, topic or reviewer that took its place, or bring it back; a question can be marked 'withdrawn'.");

    public static DiagnosticRule UnknownAcceptance { get; } = new("IX220", Error, "Acceptance names no rule that can be accepted",
        "A finding can only be accepted by its code, and errors cannot be accepted at all.",
        "accept: [{code: IX999, reason: …}]", "Use the code that the finding shows, or remove the entry.");

    public static DiagnosticRule UnusedAcceptance { get; } = new("IX221", Warning, "Acceptance fits no finding",
        "It would hide a later finding that nobody has looked at.",
        "An accepted IX412, and the page has no such finding any more.", "Remove the entry from 'accept'.");

    public static DiagnosticRule SynonymCycle { get; } = new("IX222", Warning, "Synonyms lead back to themselves",
        "A term that finds itself says nothing; terms that find each other are one entry with 'terms'.",
        "from: [AF], to: [atrial fibrillation], and the other way round in a second entry.", "Join the entries into one with 'terms', or remove one.");

    public static DiagnosticRule SkippedHeading { get; } = new("IX410", Warning, "Heading skips a level",
        "People who listen to a page find their way by the levels of its headings.",
        "## Management, and then #### Doses", "Use one '#' more than the heading above it, at most.");

    public static DiagnosticRule NotAQuestion { get; } = new("IX411", Warning, "Title is not a question",
        "Readers look for the question that they have, and a title with a question mark tells them that the page answers it.",
        "question: Management of dental abscess", "Write a whole question that ends in a question mark.");

    public static DiagnosticRule MedicinesNotation { get; } = new("IX412", Warning, "Notation that is misread",
        "A naked or trailing point and some short units have led to tenfold and thousandfold errors, and of two stars that make italics a reader sees neither.",
        ".5mg, 5.0mg, 100ug, 400 IU, 400 i.u., CYP2C9*2 and CYP2C19*17", "Write 0.5mg, 5mg, 100 micrograms, 400 units, CYP2C9\\*2.");

    public static DiagnosticRule UncitedDose { get; } = new("IX413", Warning, "Dose or threshold without a citation",
        "A reader must be able to check a number that decides treatment.",
        "Give 500mg three times a day.", "Cite the source in the same paragraph, list or table, such as [@NG59], or accept the finding with a reason.");

    public static DiagnosticRule WordsRunTogether { get; } = new("IX414", Warning, "Words run together",
        "A missing space after a full stop or colon is often the trace of a missing line.",
        "Options include:Applying moist heat", "Put a space or a new line after the mark.");

    public static DiagnosticRule NoWords { get; } = new("IX415", Warning, "Heading or link without words",
        "Nobody can see or follow it, and a screen reader stops at it and says nothing.",
        "## (and nothing after it), [](acute-gout.md)", "Write its words, or delete it.");

    public static DiagnosticRule ShownMark { get; } = new("IX416", Warning, "Mark that is shown as it is written",
        "Neither HTML nor comments do anything here, nor do brackets that lead nowhere and stars apart from their words, nor any marks in a question, a summary or a note of changes, which are plain words: readers would see the marks themselves.",
        "<b>now</b>, <!-- to do -->, [^1] without a note, [gout](acute gout.md), **Dose: **5mg", "Write it in Markdown as the message says, or put a backslash before the mark where it is meant to be seen.");

    public static DiagnosticRule NotShown { get; } = new("IX417", Warning, "Note or definition that nobody refers to",
        "What begins like a note or the address of a link is not shown where it stands, and nothing on the page leads to it, so readers never see it.",
        "[Dose]: 500mg", "Refer to it in the text, or write it in another way; to show the bracket, put a backslash before it.");

    public static DiagnosticRule MissingChange { get; } = new("IX507", Error, "Change is not recorded",
        "Readers who know the earlier edition must be told that the answer changed, and whether its advice did.",
        "A text that differs from the one signed in 2024, and no new entry under 'changes'.",
        "Add an entry under 'changes' with date, kind (clinical or editorial) and a note.");

    public static DiagnosticRule NoHistory { get; } = new("IX508", Note, "History cannot be compared",
        "Without the whole git history nobody can tell whether a signed text changed.",
        "A shallow clone, such as CI makes by default.", "Fetch the whole history, for example with fetch-depth: 0 or git fetch --unshallow.");
}
