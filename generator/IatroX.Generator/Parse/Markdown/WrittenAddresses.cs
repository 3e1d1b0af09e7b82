using System.Collections.Frozen;
using System.Text;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Finds in the words of a link the hosts and mail addresses that a reader takes them for.</summary>
/// <remarks>
/// A host is what follows <c>://</c>, begins with <c>www.</c>, or ends like one: <c>nice.org.uk</c>, but not <c>e.g.</c>, <c>1.2.1</c> or <c>chart.pdf</c>.
/// What follows a host up to the next space is its path. Linear in the words.
/// </remarks>
internal static class WrittenAddresses
{
    /// <summary>Those under which sites about health are found, and which end no other word; a country's two letters count after two full stops too.</summary>
    private static readonly FrozenSet<string> TopLevels = FrozenSet.ToFrozenSet(
        [
            "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "health", "healthcare", "hospital", "clinic", "pharmacy", "online", "site", "website", "app", "dev", "cloud",
            "uk", "scot", "wales", "cymru", "london", "ie", "eu", "us", "ca", "au", "nz", "de", "fr", "nl", "ch", "dk", "se", "io", "co", "ai", "ru", "cn", "xyz", "top",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>The first address in the words that is another than the target; null when there is none.</summary>
    public static string? OtherThan(Uri target, string words)
    {
        if (!words.Contains('.', StringComparison.Ordinal) && Ascii.IsValid(words) && !words.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }
        // Full stops of other scripts and widths are taken for ours by browsers.
        var text = Ascii.IsValid(words) ? words : words.Normalize(NormalizationForm.FormKC).Replace('。', '.');
        for (var at = 0; at < text.Length;)
        {
            if (!IsPartOfName(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            at = EndOfName(text, at);
            var name = text[start..at].Trim('.', '-');
            var followsSlashes = text.AsSpan(0, start).EndsWith("://");
            if (at < text.Length && text[at] == '@' && !followsSlashes)
            {
                var domain = at + 1;
                at = EndOfName(text, domain);
                var address = $"{name}@{text[domain..at].TrimEnd('.', '-')}";
                if (IsHost(address[(name.Length + 1)..]) && !IsRecipient(address, target))
                {
                    return address;
                }
            }
            else if (name.Length > 0 && (followsSlashes || IsHost(name)))
            {
                if (!LeadsTo(name, target))
                {
                    return name;
                }
                at = text.AsSpan(at).StartsWith("@") ? at : EndOfPath(text, at);
            }
        }
        return null;
    }

    /// <summary>Whom a mail address writes to.</summary>
    public static string RecipientOf(Uri mail) => Uri.UnescapeDataString(mail.OriginalString["mailto:".Length..].Split('?', '#')[0]);

    private static bool IsRecipient(string address, Uri target) =>
        target.Scheme == Uri.UriSchemeMailto ? address.Equals(RecipientOf(target), StringComparison.OrdinalIgnoreCase) : LeadsTo(address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..], target);

    /// <summary>Whoever has a name has the names below it.</summary>
    private static bool LeadsTo(string shown, Uri target) => new[] { target.Host, target.IdnHost, HostName.Of(target) }
        .Any(host => host is not null && (HostName.AreSame(shown, host) || host.EndsWith("." + shown, StringComparison.OrdinalIgnoreCase)));

    private static bool IsHost(string name)
    {
        var labels = name.Split('.');
        return labels.Length > 1 && labels.All(label => label.Length > 0)
            && (labels[0].Equals("www", StringComparison.OrdinalIgnoreCase) || TopLevels.Contains(labels[^1])
                || (labels.Length > 2 && labels[^1].Length == 2 && labels[^1].All(char.IsAsciiLetter) && labels.Any(label => label.Length > 2)));
    }

    private static int EndOfPath(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }

    /// <summary>Two full stops, of which an ellipsis is made too, stand between names.</summary>
    private static int EndOfName(string text, int at)
    {
        var start = at;
        while (at < text.Length && IsPartOfName(text[at]) && !(at > start && text[at] == '.' && text[at - 1] == '.'))
        {
            at++;
        }
        return at;
    }

    private static bool IsPartOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' || char.IsSurrogate(c);
}
