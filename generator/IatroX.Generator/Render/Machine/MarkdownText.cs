using System.Buffers;
using System.Text;

namespace IatroX.Generator.Render.Machine;

/// <summary>Keeps text from becoming markup in Markdown and in the YAML in front of it.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>&!~|#$^");

    /// <summary>What <see cref="Inline"/> does not leave as it is.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(
        [.. "\\`*_[]<>&!~|#$^\u2028\u2029", .. Enumerable.Range(0, 0xa0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>One line of plain text: special characters get a backslash, line ends and control characters become spaces.</summary>
    public static string Inline(string text)
    {
        if (!text.AsSpan().ContainsAny(NotPlain))
        {
            return text;
        }
        var line = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                line.Append(' ');
            }
            else
            {
                line.Append(Special.Contains(c) ? $"\\{c}" : c.ToString());
            }
        }
        return line.ToString();
    }

    /// <summary>A double-quoted scalar, as JSON strings are in YAML too, but for pairs of escapes: libyaml knows no surrogates, so such a character stands as it is.</summary>
    public static string Quoted(string text) => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
        ? $"\"{string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? JsonText.Escaped(rune.ToString()) : rune.ToString()))}\""
        : $"\"{JsonText.Escaped(text)}\"";

    /// <summary>Makes every start of an HTML tag in authored Markdown plain text, in code too; links between angle brackets stay.</summary>
    public static void AppendWithoutTags(StringBuilder output, ReadOnlySpan<char> markdown)
    {
        while (markdown.IndexOf('<') is var at and >= 0)
        {
            var rest = markdown[(at + 1)..];
            var isTag = rest.Length > 0 && (char.IsAsciiLetter(rest[0]) || rest[0] is '/' or '!' or '?');
            var isLink = rest.StartsWith("https://", StringComparison.Ordinal) || rest.StartsWith("http://", StringComparison.Ordinal) || rest.StartsWith("mailto:", StringComparison.Ordinal);
            output.Append(markdown[..at]).Append(isTag && !isLink ? "&lt;" : "<");
            markdown = rest;
        }
        output.Append(markdown);
    }
}
