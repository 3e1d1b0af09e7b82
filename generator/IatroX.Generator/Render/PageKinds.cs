using System.Collections.Immutable;

namespace IatroX.Generator.Render;

/// <summary>The kinds of page, each with a template of that name.</summary>
internal static class PageKinds
{
    public const string Base = "base";
    public const string Home = "home";
    public const string Question = "question";
    public const string Withdrawn = "withdrawn";
    public const string Topics = "topics";
    public const string Topic = "topic";
    public const string Guidelines = "guidelines";
    public const string Guideline = "guideline";
    public const string Reviewers = "reviewers";
    public const string Reviewer = "reviewer";
    public const string Alphabet = "a-z";
    public const string Letter = "letter";
    public const string Page = "page";
    public const string Confidence = "confidence";
    public const string Search = "search";
    public const string Reviews = "reviews";
    public const string WhatsNew = "whats-new";
    public const string NotFound = "404";

    public static ImmutableArray<string> All =>
    [
        Base, Home, Question, Withdrawn, Topics, Topic, Guidelines, Guideline, Reviewers, Reviewer, Alphabet, Letter, Page, Confidence, Search, Reviews,
        WhatsNew, NotFound,
    ];
}
