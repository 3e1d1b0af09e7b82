using System.Collections.Frozen;
using IatroX.Search.Analysis;

namespace IatroX.Generator.Relate;

/// <summary>Words that say what is asked, not what it is asked about: "treatment" in "What is the first-line treatment for acne?".</summary>
/// <remarks>
/// A large site shows which words these are by their frequency; on a site of sixty answers "treatment" is as rare as "acne".
/// The list is general clinical English. It only weighs down: such a word still decides between answers on one subject.
/// </remarks>
internal static class QuestionWords
{
    private const string Written =
        "treatment treat manage management therapy medicine medication drug symptom sign feature presentation diagnosis diagnose "
        + "test investigation investigate examination assess assessment initial measure monitor cause risk factor prevent prevention "
        + "complication outlook prognosis stage research information inherit inheritance genetic change frequency common "
        + "affect offer give start stop use need choose consider confirm suspect recognise refer referral review follow "
        + "first first-line second second-line line step option choice recommend advise best adult child children patient people person "
        + "kind type case primary care nice guideline guidance";

    private static readonly FrozenSet<string> Terms = Analyzer.Analyze(Written).Select(word => word.Term).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string term) => Terms.Contains(term);
}
