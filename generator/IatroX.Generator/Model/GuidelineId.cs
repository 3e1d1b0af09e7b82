using System.Globalization;

namespace IatroX.Generator.Model;

/// <summary>The identifier of a NICE document: a known prefix and a number, such as <c>NG59</c>.</summary>
/// <remarks>Prefixes and address roots are NICE's own: guidance, advice, process and indicators live under different paths.</remarks>
public readonly record struct GuidelineId : IComparable<GuidelineId>
{
    private static readonly Dictionary<string, string> RootOfPrefix = new(StringComparer.Ordinal)
    {
        ["NG"] = "guidance", ["CG"] = "guidance", ["APG"] = "guidance", ["CSG"] = "guidance", ["COV"] = "guidance", ["MPG"] = "guidance",
        ["PH"] = "guidance", ["SC"] = "guidance", ["SG"] = "guidance", ["TA"] = "guidance", ["HST"] = "guidance", ["DG"] = "guidance",
        ["MTG"] = "guidance", ["IPG"] = "guidance", ["PSG"] = "guidance", ["QS"] = "guidance", ["HTE"] = "guidance", ["HTG"] = "guidance",
        ["ES"] = "advice", ["KTT"] = "advice", ["MIB"] = "advice", ["APA"] = "advice", ["COA"] = "advice", ["COVM"] = "advice",
        ["COVT"] = "advice", ["LGB"] = "advice", ["PIP"] = "advice",
        ["PMG"] = "process", ["ECD"] = "corporate", ["IND"] = "indicators",
    };

    private GuidelineId(string prefix, int number) => (Prefix, Number) = (prefix, number);

    /// <summary>Upper-case letters, such as <c>NG</c>.</summary>
    public string Prefix { get; }

    /// <summary>1 to 99,999.</summary>
    public int Number { get; }

    /// <summary>Where NICE publishes.</summary>
    public const string Host = "www.nice.org.uk";

    /// <summary>The document's address on NICE's site.</summary>
    public string Url => $"https://{Host}/{RootOfPrefix[Prefix]}/{Slug}";

    /// <summary>The lower-case form that addresses use, such as <c>ng59</c>.</summary>
    public string Slug => ToString().ToLowerInvariant();

    /// <summary>What NICE calls this kind of document, for lists and link titles.</summary>
    public string Kind => Prefix switch
    {
        "NG" or "CG" or "APG" or "CSG" or "COV" => "NICE guideline",
        "QS" => "NICE quality standard",
        "TA" or "HST" => "NICE technology appraisal guidance",
        "PH" => "NICE public health guideline",
        _ when RootOfPrefix[Prefix] == "advice" => "NICE advice",
        _ => "NICE guidance",
    };

    /// <summary>The address of one recommendation, such as 1.2.1, inside the document's recommendations chapter.</summary>
    public string RecommendationUrl(string recommendation) =>
        $"{Url}/chapter/Recommendations#{Slug}_{recommendation.Replace('.', '_')}";

    public static bool TryParse(ReadOnlySpan<char> text, out GuidelineId id)
    {
        id = default;
        var digits = text.IndexOfAnyInRange('0', '9');
        if (digits < 2 || text.Length - digits > 5 || text[digits] == '0')
        {
            return false;
        }
        if (!RootOfPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..digits], out var prefix, out _)
            || !int.TryParse(text[digits..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }
        id = new GuidelineId(prefix, number);
        return true;
    }

    /// <summary>True for numbers as NICE writes them: two to four parts of digits, such as 1.2.1.</summary>
    public static bool IsRecommendation(ReadOnlySpan<char> text)
    {
        var parts = 1;
        var digits = 0;
        foreach (var c in text)
        {
            if (c == '.' && digits > 0)
            {
                (parts, digits) = (parts + 1, 0);
            }
            else if (!char.IsAsciiDigit(c) || ++digits > 3)
            {
                return false;
            }
        }
        return digits > 0 && parts is >= 2 and <= 4;
    }

    public int CompareTo(GuidelineId other)
    {
        var byPrefix = string.CompareOrdinal(Prefix, other.Prefix);
        return byPrefix != 0 ? byPrefix : Number.CompareTo(other.Number);
    }

    public override string ToString() => Prefix + Number.ToString(CultureInfo.InvariantCulture);
}
