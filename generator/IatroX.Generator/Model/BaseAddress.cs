using System.Text;

namespace IatroX.Generator.Model;

/// <summary>The address of a site's home page: every address of the site begins with it, so it holds only what pages, servers and feeds all read alike.</summary>
public static class BaseAddress
{
    /// <summary>What is wrong with it, as a finding says it; null when it can be used.</summary>
    public static string? Problem(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            return $"'{text}' is not an address. Write it whole, such as https://www.example.org/.";
        }
        if (uri.UserInfo.Length > 0)
        {
            return "the address has a name before its host, which every page would show. Remove what stands before the @.";
        }
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return $"no page could keep '{uri.Query}{uri.Fragment}'. End the address with its path.";
        }
        if (!Ascii.IsValid(uri.Host))
        {
            return $"write the host as servers know it: '{uri.IdnHost}'.";
        }
        return uri.AbsolutePath.TrimEnd('/').Split('/').Skip(1).FirstOrDefault(part => !IsPlain(part)) is { } odd
            ? $"'{odd}' cannot be a part of the path: use letters from a to z, digits, and - . _ ~ behind the first, between single slashes."
            : null;
    }

    /// <summary>Needs no escape anywhere, and is not hidden.</summary>
    private static bool IsPlain(string part) => part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');
}
