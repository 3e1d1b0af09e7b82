namespace IatroX.Generator.Model;

/// <summary>How the model's closed vocabularies read on the site and in findings.</summary>
public static class Words
{
    public static string InWords(this GuidelineStatus status) => status switch
    {
        GuidelineStatus.Published => "current",
        GuidelineStatus.Withdrawn => "withdrawn",
        GuidelineStatus.TemporarilyWithdrawn => "temporarily withdrawn",
        GuidelineStatus.Retired => "retired",
        _ => "terminated",
    };

    /// <summary>As authored and as used in addresses: high, moderate, low.</summary>
    public static string Key(this Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Moderate => "moderate",
        _ => "low",
    };

    /// <summary>The badge of an answer, such as "Guideline-Aligned (High Confidence)".</summary>
    public static string Badge(Confidence confidence, bool isGuidelineAligned) => confidence switch
    {
        Confidence.High => isGuidelineAligned ? "Guideline-Aligned (High Confidence)" : "No Current Guideline (High Confidence)",
        Confidence.Moderate => isGuidelineAligned ? "Guideline-Aligned (Moderate Confidence)" : "No Current Guideline (Moderate Confidence)",
        _ => isGuidelineAligned ? "Guideline-Aligned (Low Confidence)" : "No Current Guideline (Low Confidence)",
    };
}
