namespace IatroX.Search.Indexing;

/// <summary>
/// Every number of the ranking, with its reason. They were chosen on development questions by looking at kinds of failure,
/// and each may be halved or doubled without much harm, which is how it should be.
/// </summary>
internal static class Weights
{
    /// <summary>BM25F field weights: a word of the question says four times as much about a page as one of its body.</summary>
    public const double Question = 4, Synonyms = 3, References = 3, Summary = 1.5, Headings = 1, Reviewer = 1, Body = 1;

    /// <summary>Topics sit on thousands of pages and only break ties.</summary>
    public const double Topics = 0.3;

    /// <summary>BM25's saturation: the second mention adds half of what the first did.</summary>
    public const double Saturation = 1.2;

    /// <summary>Length normalization (BM25's b) of question and body. Short fields are normalized again by <see cref="TitleMassShare"/>.</summary>
    public const double QuestionLength = 0.5, BodyLength = 0.6;

    /// <summary>
    /// A word of the question also counts by how much of the question it is: idf × (mean mass ÷ this question's mass), the mass being
    /// the sum of the idf of its words. So "asthma" finds "What is asthma?" before "Asthma in pregnancy: …".
    /// </summary>
    public const double TitleShare = 1;

    /// <summary>How far the mass of a question replaces the mean: all the way would make one-word questions win everything.</summary>
    public const double TitleMassShare = 0.6;

    /// <summary>Words that only say the kind of question ("treatment") are a third of a question's subject.</summary>
    public const double CueMass = 0.35;

    /// <summary>
    /// An alias (× idf) always weighs less than the word itself in a question, which has about 1.8, but more than two common words of a question: "t2dm first line"
    /// is about diabetes. Whoever writes a thing in the summary says more of it than who mentions it.
    /// </summary>
    public const double SynonymOfQuestion = 1.3, SynonymOfSummary = 0.6, SynonymOfText = 0.3, Sibling = 0.65, Initialism = 0.6;

    /// <summary>
    /// … and of pages that have a thing by another name, the one that tells most of it comes first: a third of what its mentions, counted half, would give.
    /// </summary>
    public const double AliasMentions = 0.35;

    /// <summary>A word that at most so many groups of pages on one subject write is taken for a name of that subject.</summary>
    public const int SiblingGroups = 5;

    /// <summary>Words of more than this share of questions ("syndrome", "people") name no subject; at least <see cref="FrameQuestions"/> of them.</summary>
    public const double FrameShare = 0.015;

    public const int FrameQuestions = 10;

    /// <summary>
    /// A page that answers the kind of question asked for gains as much as a third of the rarest word's idf: enough to order the pages of
    /// one subject, too little to bring in another subject. It stands for the word that asks, too, whose own pages clients need not fetch.
    /// </summary>
    public const double Aspect = 0.34;

    /// <summary>Where the query names no kind of question, the page that says what the thing is comes first.</summary>
    public const double Information = 0.1;

    /// <summary>… and where it names one that no page has, that page is the next best.</summary>
    public const double InformationInstead = 0.03;
}
