using System.Collections.Immutable;

namespace IatroX.Generator.Model;

public static partial class Rules
{
    /// <summary>Every rule, by code. Written out, because Native AOT has no reflection; a test finds a rule that is left out.</summary>
    public static ImmutableArray<DiagnosticRule> All =>
    [
        InvalidEncoding, UnreadableFile, TooLarge, BadFileName, InvalidYaml, DuplicateKey, UnexpectedFile, InvisibleCharacter, LookAlike, MergeConflict,
        MissingFrontMatter, UnknownKey, UnknownReviewer, MissingKey, WrongType, InvalidValue, UnknownTopic, UnknownGuideline,
        UnknownQuestion, DuplicateSlug, DuplicateEntry, FutureDate, BadSynonym, TopicCycle, DateOrder, AliasCollision,
        ReviewerInactive, ReservedAddress, LostAddress, UnknownAcceptance, UnusedAcceptance, SynonymCycle, EmptyKey, ReviewersAlike,
        BrokenLink, BrokenFragment, UnsafeLink, BadImage, MissingAlternativeText, LinkToUnpublished, ActivePicture, NotItsKind,
        TopHeading, UnknownCallout, BadCitation, UndeclaredCitation, UncitedSource, EmptyAnswer, DuplicateAnswer, DuplicateQuestion, ContradictingDuplicate,
        SkippedHeading, NotAQuestion, MedicinesNotation, UncitedDose, WordsRunTogether, NoWords, ShownMark, NotShown,
        UnbackedConfidence, Unsigned, EditedSinceSignOff, ReviewOverdue, ReviewDueSoon, GuidanceChanged, MissingChange, NoHistory, ReviewBeforeText,
        MissingConfiguration, BadTheme, UnknownFooterPage, HostLimit, TitleNotDrawn,
        NotAsPublished, ActivePage,
    ];

    /// <summary>The rule of a code such as <c>IX203</c>, in any case; null when there is none.</summary>
    public static DiagnosticRule? Find(string code) => All.FirstOrDefault(rule => rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
}
