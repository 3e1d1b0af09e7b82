namespace IatroX.Generator.Parse;

/// <summary>Paths of this site as authors write them, such as <c>/answers/12/</c>.</summary>
public static class SitePath
{
    public const int MaxLength = 300;

    /// <summary>Why a text is not such a path, in the author's words; null when it is one.</summary>
    public static string? Problem(string text)
    {
        if (text.Length is 0 or > MaxLength || text[0] != '/' || text.StartsWith("//", StringComparison.Ordinal))
        {
            return $"'{text}' is not a path on this site. Start it with one slash, such as /answers/12/.";
        }
        var isPlain = text.AsSpan().IndexOfAnyExcept(Allowed) < 0;
        return isPlain && !text.Contains("/.", StringComparison.Ordinal) && !text.AsSpan(1).Contains("//", StringComparison.Ordinal)
            ? null
            : $"'{text}' is not a path on this site. Use letters, digits, hyphens, underscores, dots and slashes.";
    }

    /// <summary>The path that a host serves: folders end in a slash.</summary>
    public static string AsUrl(string path) =>
        path.EndsWith('/') || path[(path.LastIndexOf('/') + 1)..].Contains('.') ? path : path + "/";

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./");
}
