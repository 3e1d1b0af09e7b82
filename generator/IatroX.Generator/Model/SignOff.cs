using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>The digest that binds a reviewer and a date to exactly this clinical content; specified in SIGN-OFF.md.</summary>
public static class SignOff
{
    public const string Version = "v1";

    /// <summary>Such as <c>v1:5f0c…</c>, with 64 hexadecimal digits of SHA-256.</summary>
    public static string DigestOf(Question question) => DigestIfAsked(question) ?? Keep(question, Digest(question));

    /// <summary>Null while nobody asked for it. A changed copy of a question has a digest of its own.</summary>
    internal static string? DigestIfAsked(Question question) => question.Digested is { } known && ReferenceEquals(known.Of, question) ? known.Digest : null;

    /// <summary>Remembers the digest of exactly this value.</summary>
    internal static string Keep(Question question, string digest)
    {
        question.Digested = new DigestedQuestion(question, digest);
        return digest;
    }

    private static string Digest(Question question)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(SignedText.Of(question).Written, hash);
        return $"{Version}:{Convert.ToHexStringLower(hash)}";
    }

    /// <summary>What a written sign-off can be, by its form alone.</summary>
    public static SignOffKind KindOf(string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var isVersioned = colon > 1 && written[0] == 'v' && !written.AsSpan(1, colon - 1).ContainsAnyExceptInRange('0', '9');
        if (!isVersioned || written.AsSpan(colon + 1) is not { Length: HexadecimalDigits } digits || digits.ContainsAnyExcept(LowerHexadecimal))
        {
            return SignOffKind.Malformed;
        }
        return written.AsSpan(0, colon).SequenceEqual(Version) ? SignOffKind.Digest : SignOffKind.OtherVersion;
    }

    private const int HexadecimalDigits = 2 * SHA256.HashSizeInBytes;

    private static readonly SearchValues<char> LowerHexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>The text that is hashed: who vouches for it and until when, then the clinical content.</summary>
    public static string Normalised(Question question) => Encoding.UTF8.GetString(SignedText.Of(question).Written);

    /// <summary>What a reader is told, without who vouches for it; two editions with one content say the same.</summary>
    public static string ClinicalContent(Question question) => Encoding.UTF8.GetString(SignedText.Of(question).Content);

    /// <summary>The fields one after the other. Every value has its length before it, so that no text can pass for another field.</summary>
    private sealed class SignedText
    {
        /// <summary>Valid until the thread asks for the next one.</summary>
        [ThreadStatic]
        private static SignedText? kept;

        /// <summary>Of a length.</summary>
        private const int MostDigits = 10;

        private readonly ArrayBufferWriter<byte> text = new(8 * 1024);
        private readonly ArrayBufferWriter<byte> value = new(8 * 1024);
        private int contentFrom;

        public ReadOnlySpan<byte> Written => text.WrittenSpan;

        public ReadOnlySpan<byte> Content => text.WrittenSpan[contentFrom..];

        public static SignedText Of(Question question)
        {
            var signed = kept ??= new SignedText();
            signed.Fill(question);
            return signed;
        }

        private void Fill(Question question)
        {
            text.ResetWrittenCount();
            Encoding.UTF8.GetBytes($"iatrox sign-off {Version}\n", text);
            Append("reviewer"u8, question.Reviewer?.Value.Value ?? "");
            Append("date"u8, question.ReviewDate is { } date ? Dates.Iso(date.Value) : "");
            Append("next_review"u8, question.NextReview is { } next ? Dates.Iso(next.Value) : "");
            contentFrom = text.WrittenCount;
            Append("question"u8, question.Title.Value);
            Append("summary"u8, question.SummaryAt is null ? "" : question.Summary);
            Append("confidence"u8, question.Confidence.Value.Key());
            foreach (var reference in question.Nice.OrderBy(reference => reference.Id, Comparer<GuidelineId>.Default))
            {
                Append("nice"u8, string.Join(' ', [reference.Id.ToString(), .. reference.Recommendations.Order(StringComparer.Ordinal)]));
            }
            value.ResetWrittenCount();
            SignOffText.Write(question.Body.Source.Bytes, value);
            AppendValue("body"u8);
        }

        private void Append(ReadOnlySpan<byte> field, string written)
        {
            value.ResetWrittenCount();
            Encoding.UTF8.GetBytes(written, value);
            AppendValue(field);
        }

        private void AppendValue(ReadOnlySpan<byte> field)
        {
            text.Write(field);
            text.Write(" "u8);
            value.WrittenCount.TryFormat(text.GetSpan(MostDigits), out var digits, provider: CultureInfo.InvariantCulture);
            text.Advance(digits);
            text.Write("\n"u8);
            text.Write(value.WrittenSpan);
            text.Write("\n"u8);
        }
    }
}

/// <summary>A question with its digest, kept in the question itself and void in any copy of it.</summary>
/// <remarks>It says nothing that the question does not say, so it makes none unlike another.</remarks>
internal sealed class DigestedQuestion(Question of, string digest)
{
    public Question Of => of;

    public string Digest => digest;

    public override bool Equals(object? obj) => obj is DigestedQuestion;

    public override int GetHashCode() => 0;
}

/// <summary>The forms of a written sign-off.</summary>
public enum SignOffKind
{
    /// <summary>A digest of the version that is known; of which text, only comparing tells.</summary>
    Digest,

    /// <summary>Well formed, of a version that is not known.</summary>
    OtherVersion,

    /// <summary>Not written by the command.</summary>
    Malformed,
}
