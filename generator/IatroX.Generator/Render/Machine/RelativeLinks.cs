using System.Text;

namespace IatroX.Generator.Render.Machine;

/// <summary>Makes a page's links work when it is opened from a disk: relative, and with the name of the file in each folder.</summary>
/// <remarks>
/// Works on finished HTML of our own: in text and attribute values quotes are escaped, so <c>href="/</c> can only be an attribute.
/// </remarks>
internal static class RelativeLinks
{
    private const string Start = "=\"/";

    /// <param name="url">Address of the page on the site.</param>
    /// <param name="basePath">The site's base path, from slash to slash.</param>
    public static string Rewrite(string html, string url, string basePath)
    {
        var up = UpFrom(url);
        var output = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (rest.IndexOf(Start) is var at and >= 0)
        {
            var value = rest[(at + 2)..];
            var end = value.IndexOf('"');
            output.Append(rest[..(at + 2)]);
            if (end > 0 && IsLink(rest[..at]) && value[..end].StartsWith(basePath, StringComparison.Ordinal))
            {
                AppendFile(output, value[basePath.Length..end], up);
                value = value[end..];
            }
            rest = value;
        }
        return output.Append(rest).ToString();
    }

    /// <summary>The file of one address of the site as seen from another.</summary>
    public static string Of(string to, string from)
    {
        var output = new StringBuilder();
        AppendFile(output, to.AsSpan(1), UpFrom(from));
        return output.ToString();
    }

    private static string UpFrom(string url) => string.Concat(Enumerable.Repeat("../", url.Count(c => c == '/') - 1));

    private static bool IsLink(ReadOnlySpan<char> before) =>
        before.EndsWith(" href", StringComparison.Ordinal) || before.EndsWith(" src", StringComparison.Ordinal) || before.EndsWith(" action", StringComparison.Ordinal);

    /// <summary>Such as <c>../../questions/croup/index.html#answer</c>.</summary>
    private static void AppendFile(StringBuilder output, ReadOnlySpan<char> path, string up)
    {
        var end = path.IndexOfAny('#', '?');
        var folder = end < 0 ? path : path[..end];
        output.Append(up.Length == 0 ? "./" : up).Append(folder);
        if (folder.Length == 0 || folder[^1] == '/')
        {
            output.Append("index.html");
        }
        output.Append(end < 0 ? "" : path[end..]);
    }
}
