using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

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

    /// <summary>A site answers with or without <c>www.</c> before its name.</summary>
    public static bool AreSame(string host, string other) => WithoutWww(host).Equals(WithoutWww(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a host, or one that it lies below, looks like the named one and is another.</summary>
    public static bool PassesFor(string host, string named)
    {
        var looks = LooksOf(host);
        var wanted = LooksOf(WithoutWww(named).ToString());
        if (looks != wanted && !looks.EndsWith("." + wanted, StringComparison.Ordinal))
        {
            return false;
        }
        var bare = WithoutWww(named).ToString();
        return !host.Equals(bare, StringComparison.OrdinalIgnoreCase) && !host.EndsWith("." + bare, StringComparison.OrdinalIgnoreCase);
    }

    private static string LooksOf(string host) => string.Join('.', host.Split('.').Select(Confusables.Skeleton));

    private static ReadOnlySpan<char> WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.AsSpan(4) : host;

    /// <summary>Letters, digits and the marks on them; full stops, hyphens, and the colons of IPv6.</summary>
    private static bool IsPartOfName(Rune rune) => rune.Value is '.' or '-' or '_' or ':' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
