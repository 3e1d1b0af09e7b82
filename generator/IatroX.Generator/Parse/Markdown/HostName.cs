using System.Buffers;
using System.Globalization;
using System.Text;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>The host of an outside address in the letters that browsers show for it.</summary>
internal static class HostName
{
    private static readonly IdnMapping Letters = new() { AllowUnassigned = true };

    /// <summary>Decoded from Punycode (RFC 3492); null when browsers would not ask for it, or when a sign in it passes for its end, as in <c>nice.org.uk⁄guidance.example.org</c>.</summary>
    public static string? Of(Uri address)
    {
        try
        {
            var host = Letters.GetUnicode(address.IdnHost);
            return host.EnumerateRunes().All(IsPartOfName) ? host : null;
        }
        catch (Exception error) when (error is ArgumentException or UriFormatException)
        {
            return null;
        }
    }

    /// <summary>The host of the address with which a text begins; null when it begins otherwise.</summary>
    public static string? WrittenIn(string text)
    {
        var start = text.AsSpan().TrimStart();
        var isAddress = start.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || start.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAddress && !start.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var host = isAddress ? start[(start.IndexOf("//") + 2)..] : start;
        var end = host.IndexOfAny(HostEnds);
        var name = (end < 0 ? host : host[..end]).TrimEnd(".,");
        return name.IsEmpty ? null : name.ToString();
    }

    private static readonly SearchValues<char> HostEnds = SearchValues.Create("/?#: \n\t");

    /// <summary>A site answers with or without <c>www.</c> before its name.</summary>
    public static bool AreSame(string host, string other) => WithoutWww(host).Equals(WithoutWww(other), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.AsSpan(4) : host;

    /// <summary>Letters, digits and the marks on them; full stops, hyphens, and the colons of IPv6.</summary>
    private static bool IsPartOfName(Rune rune) => rune.Value is '.' or '-' or '_' or ':' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
