using System.Security.Cryptography;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>The digest that binds a reviewer and a date to exactly this clinical content; specified in SIGN-OFF.md.</summary>
public static class SignOff
{
    public const string Version = "v1";

    /// <summary>Such as <c>v1:5f0c…</c>, with 64 hexadecimal digits of SHA-256.</summary>
    public static string DigestOf(Question question) =>
        $"{Version}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(question))))}";

    /// <summary>The text that is hashed: who vouches for it and until when, then the clinical content.</summary>
    public static string Normalised(Question question)
    {
        var text = new StringBuilder("iatrox sign-off ").Append(Version).Append('\n');
        Append(text, "reviewer", question.Reviewer?.Value.Value ?? "");
        Append(text, "date", question.ReviewDate is { } date ? Dates.Iso(date.Value) : "");
        Append(text, "next_review", question.NextReview is { } next ? Dates.Iso(next.Value) : "");
        return text.Append(ClinicalContent(question)).ToString();
    }

    /// <summary>What a reader is told, without who vouches for it; two editions with one content say the same.</summary>
    public static string ClinicalContent(Question question)
    {
        var text = new StringBuilder();
        Append(text, "question", question.Title.Value);
        Append(text, "summary", question.SummaryAt is null ? "" : question.Summary);
        Append(text, "confidence", question.Confidence.Value.Key());
        foreach (var reference in question.Nice.OrderBy(reference => reference.Id, Comparer<GuidelineId>.Default))
        {
            Append(text, "nice", string.Join(' ', [reference.Id.ToString(), .. reference.Recommendations.Order(StringComparer.Ordinal)]));
        }
        Append(text, "body", SignOffText.Of(question.Body.Source));
        return text.ToString();
    }

    /// <summary>Every value has its length before it, so that no text can pass for another field.</summary>
    private static void Append(StringBuilder text, string field, string value) =>
        text.Append(field).Append(' ').Append(Encoding.UTF8.GetByteCount(value)).Append('\n').Append(value).Append('\n');
}
