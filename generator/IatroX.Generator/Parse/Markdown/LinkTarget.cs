using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Where a link of a Markdown text leads.</summary>
/// <param name="Kind">What may be done with it.</param>
/// <param name="Address">An outside address, a site path such as <c>/questions/acute-gout/</c>, or a path below <c>media/</c>.</param>
/// <param name="Fragment">Without the number sign; null when there is none.</param>
public readonly record struct LinkTarget(LinkKind Kind, string Address, string? Fragment)
{
    /// <summary>A definition of a link is written once and published at each of its uses; browsers and servers take as many.</summary>
    public const int MaxCharacters = 2_000;

    /// <summary>Reads a link as authors write them: a file beside or above the page, a path on this site, or an outside address.</summary>
    /// <param name="pagePath">Path of the page below <c>input/</c>.</param>
    /// <param name="pageUrl">Address of the page on the site.</param>
    public static LinkTarget Of(string link, string pagePath, string pageUrl)
    {
        if (link.Length > MaxCharacters || DecodedText.HasHidden(link))
        {
            return new LinkTarget(LinkKind.Unsafe, link, null);
        }
        var (path, fragment) = SplitFragment(link);
        if (path.Length == 0)
        {
            return fragment is null ? new LinkTarget(LinkKind.Unsafe, "", null) : new LinkTarget(LinkKind.Page, pageUrl, fragment);
        }
        if (SchemeOf(path) is { } scheme)
        {
            var isSafe = scheme is "https" or "http" or "mailto" or "tel" && !HasControl(link) && link.AsSpan().IndexOfAny(Misread) < 0;
            // A name before the host, as in https://www.nice.org.uk@evil.example/, passes for the host.
            return isSafe && !HasBackslashInHost(link, scheme) && (scheme == "mailto" ? ContactAddress.IsPlainMail(link) : scheme == "tel" ? ContactAddress.IsNumber(link) : (Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && HostName.Of(uri) is not null))
                ? new LinkTarget(LinkKind.Outside, link.Replace("\\", "%5C", StringComparison.Ordinal), null)
                : new LinkTarget(LinkKind.Unsafe, link, null);
        }
        if (path.Contains('\\', StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal) || HasControl(path))
        {
            return new LinkTarget(LinkKind.Unsafe, link, null);
        }
        if (path[0] == '/')
        {
            return path.StartsWith("/media/", StringComparison.Ordinal)
                ? new LinkTarget(LinkKind.Media, path["/media/".Length..], fragment)
                : new LinkTarget(LinkKind.Page, SitePath.AsUrl(path), fragment);
        }
        return OfFile(path, fragment, link, pagePath);
    }

    /// <summary>Ends an attribute or a tag.</summary>
    private const string Misread = "\"<>";

    /// <summary>Browsers take a backslash for a slash, so that another host is visited than is read; behind the host it is written as what it is.</summary>
    private static bool HasBackslashInHost(string link, string scheme)
    {
        var backslash = link.IndexOf('\\', StringComparison.Ordinal);
        var host = scheme.Length + "://".Length;
        var path = host < link.Length ? link.IndexOf('/', host) : -1;
        return backslash >= 0 && (path < 0 || backslash < path);
    }

    private static LinkTarget OfFile(string path, string? fragment, string link, string pagePath)
    {
        if (Resolve(pagePath, path) is not { } file)
        {
            return new LinkTarget(LinkKind.Unsafe, link, null);
        }
        if (file.StartsWith("media/", StringComparison.Ordinal))
        {
            return new LinkTarget(LinkKind.Media, file["media/".Length..], fragment);
        }
        if (!file.EndsWith(".md", StringComparison.Ordinal))
        {
            return new LinkTarget(LinkKind.Unknown, link, fragment);
        }
        var name = Path.GetFileNameWithoutExtension(file);
        return file.StartsWith("pages/", StringComparison.Ordinal)
            ? new LinkTarget(LinkKind.Page, $"/{name}/", fragment)
            : new LinkTarget(LinkKind.Page, $"/questions/{name}/", fragment);
    }

    /// <summary>The path below <c>input/</c> that a relative path leads to; null when it leaves that folder.</summary>
    private static string? Resolve(string pagePath, string relative)
    {
        var parts = new List<string>(pagePath.Split('/')[..^1]);
        foreach (var part in relative.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    private static (string Path, string? Fragment) SplitFragment(string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (link, null) : (link[..hash], link[(hash + 1)..]);
    }

    /// <summary>The lower-case scheme; null when the text before the first colon cannot be one.</summary>
    private static string? SchemeOf(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return colon < 0 || (slash >= 0 && slash < colon) ? null : path[..colon].ToLowerInvariant();
    }

    private static bool HasControl(string text) => text.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') >= 0;
}

/// <summary>The kinds of link target.</summary>
public enum LinkKind
{
    /// <summary>A page of this site.</summary>
    Page,

    /// <summary>A file below <c>media/</c>.</summary>
    Media,

    /// <summary>Another site, a mail address or a telephone number.</summary>
    Outside,

    /// <summary>A relative path that is neither a page nor a media file.</summary>
    Unknown,

    /// <summary>Not allowed in content.</summary>
    Unsafe,
}
