using System.Globalization;
using System.Text;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>Keeps values from becoming syntax in the files that hosts read.</summary>
internal static class ConfigText
{
    /// <summary>Percent-encodes everything in a path except unreserved characters and slashes; existing percent signs stay.</summary>
    public static string Path(string path)
    {
        var encoded = new StringBuilder(path.Length);
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '_' or '~' or '%')
            {
                encoded.Append(c);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }
        return encoded.ToString();
    }

    /// <summary>One line without control characters, as header values must be.</summary>
    public static string Line(string text) => text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;

    /// <summary>A double-quoted argument of nginx and Apache. Neither can escape every character that it expands, so those become a question mark.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in Line(text))
        {
            quoted.Append(c is '$' ? "?" : c is '"' or '\\' ? $"\\{c}" : c.ToString());
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>A quoted regular expression that matches exactly this path.</summary>
    public static string Pattern(string path) => $"\"^{Literal(path)}$\"";

    /// <summary>A quoted regular expression that matches every path below this one.</summary>
    public static string PatternBelow(string folder) => $"\"^{Literal(folder)}\"";

    /// <summary>A quoted regular expression that matches the files below this path, which have an ending, and no folder.</summary>
    public static string PatternOfFiles(string folder) => $"\"^{Literal(folder)}.*[.][^/]+$\"";

    /// <summary>A quoted regular expression that matches the Markdown twins.</summary>
    public const string PatternOfTwins = "\"/index[.]md$\"";

    private static string Literal(string path)
    {
        var pattern = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(Line(path)))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_')
            {
                pattern.Append(c);
            }
            else
            {
                pattern.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
        }
        return pattern.ToString();
    }
}
