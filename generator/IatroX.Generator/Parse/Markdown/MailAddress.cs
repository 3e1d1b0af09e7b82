namespace IatroX.Generator.Parse.Markdown;

/// <summary>Finds mail addresses in plain text as GitHub's Markdown does (GFM 6.9, extended email autolinks), which Markdig leaves to others.</summary>
internal static class MailAddress
{
    /// <summary>Where the first address lies; false when there is none. Linear: each character is looked at twice at most.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out Range place)
    {
        for (var at = 0; at < text.Length && text[at..].IndexOf('@') is var next and >= 0; at++)
        {
            at += next;
            var start = at;
            while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '_' or '+'))
            {
                start--;
            }
            var domain = text[(at + 1)..];
            var length = domain.IndexOfAnyExcept(DomainCharacters) is var end and >= 0 ? end : domain.Length;
            domain = domain[..length].TrimEnd('.');
            if (start < at && domain.Contains('.') && domain[0] != '.' && domain[^1] is not ('-' or '_'))
            {
                place = start..(at + 1 + domain.Length);
                return true;
            }
        }
        place = default;
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> DomainCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
}
