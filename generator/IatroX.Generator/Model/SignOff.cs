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

    /// <summary>The text that is hashed: a line for each field, then the body; every value with its length so that none can pass for another.</summary>
    public static string Normalised(Question question)
    {
        var text = new StringBuilder();
        Append(text, "reviewer", question.Reviewer?.Value.Value ?? "");
        Append(text, "date", question.ReviewDate is { } date ? Dates.Iso(date.Value) : "");
        Append(text, "question", question.Title.Value);
        Append(text, "summary", question.SummaryAt is null ? "" : question.Summary);
        Append(text, "confidence", question.Confidence.Value.Key());
        foreach (var reference in question.Nice.OrderBy(reference => reference.Id, Comparer<GuidelineId>.Default))
        {
            Append(text, "nice", string.Join(' ', [reference.Id.ToString(), .. reference.Recommendations.Order(StringComparer.Ordinal)]));
        }
        Append(text, "body", NormalisedBody(question.Body.Source));
        return text.ToString();
    }

    /// <summary>Unicode NFC; lines end in LF without trailing white space, hard breaks kept as two spaces; no blank lines at either end.</summary>
    private static string NormalisedBody(string body)
    {
        var lines = body.Normalize(NormalizationForm.FormC).Split('\n').Select(WithoutTrailingSpace);
        return string.Join('\n', lines).Trim('\n');
    }

    private static string WithoutTrailingSpace(string line)
    {
        var trimmed = line.TrimEnd(' ', '\t');
        return trimmed.Length > 0 && line.EndsWith("  ", StringComparison.Ordinal) ? trimmed + "  " : trimmed;
    }

    private static void Append(StringBuilder text, string field, string value)
    {
        var normalised = value.Normalize(NormalizationForm.FormC).Trim();
        text.Append(field).Append(' ').Append(Encoding.UTF8.GetByteCount(normalised)).Append('\n').Append(normalised).Append('\n');
    }
}
