using System.Text.RegularExpressions;

namespace IatroX.Generator.Parse.Yaml;

/// <summary>Looks for the slip behind a complaint of the YAML parser, which often notices lines after it.</summary>
/// <remarks>
/// It knows only what front matter needs: a key, or '-', and a value that is plain, in quotes or in brackets. A bracket or quote that is still open
/// where a line begins another key was forgotten. Only texts that the parser refused are looked at, so a guess here costs a place, never a finding.
/// </remarks>
internal sealed partial class YamlSlips
{
    public const string KeyExpected = "a key, a colon and a space are expected at the start of this line, such as 'confidence: low'.";

    private readonly string[] lines;
    private readonly Stack<(char Mark, int Line, int Column)> open = new();
    private (char Mark, int Line, int Column)? quote;

    private YamlSlips(string yaml) => lines = yaml.Split('\n');

    /// <summary>The first slip, its line and column counted from 1 in the YAML; null when there is none of these.</summary>
    public static (int Line, int Column, string Words)? First(string yaml) => new YamlSlips(yaml).Find();

    private (int Line, int Column, string Words)? Find()
    {
        var depth = 0;
        var hasValue = false;
        for (var line = 0; line < lines.Length; line++)
        {
            var text = lines[line];
            var indent = text.Length - text.TrimStart(' ').Length;
            var entry = Entry().Match(text);
            var at = indent;
            if (quote is null && open.Count == 0)
            {
                if (indent == text.Length || text[indent] == '#' || (line > 0 && indent > depth && !entry.Success))
                {
                    continue;
                }
                if (!entry.Success)
                {
                    return (line + 1, indent + 1, text[indent] == '-' ? "a space is missing after the '-' that begins an item of a list." : KeyExpected);
                }
                if (line > 0 && IndentedKey().Match(text) is { Success: true } key && indent > depth && hasValue)
                {
                    return (line + 1, indent + 1, $"this line is indented, and so goes on with the value above. Delete the spaces before '{key.Groups["name"].Value}'; a text that goes on with a colon in it must be in double quotes.");
                }
                (depth, at) = (indent, entry.Groups["value"].Index);
                hasValue = text[indent] != '-' && at < text.Length;
                if (text.AsSpan(at) is ['|' or '>', ..])
                {
                    line = LastBelow(line, depth);
                    continue;
                }
            }
            else if (entry.Success && indent <= depth)
            {
                return Unclosed();
            }
            if (InLine(text, line, at) is { } slip)
            {
                return slip;
            }
        }
        return quote is not null || open.Count > 0 ? Unclosed() : null;
    }

    /// <summary>Reads one line of a value; a plain one has nothing to close.</summary>
    private (int Line, int Column, string Words)? InLine(string text, int line, int at)
    {
        var isPlain = quote is null && open.Count == 0 && (at == text.Length || text[at] is not ('"' or '\'' or '[' or '{'));
        for (var i = isPlain ? text.Length : at; i < text.Length; i++)
        {
            var c = text[i];
            if (quote is { } opened)
            {
                if (c == '\\' && opened.Mark == '"' || c == '\'' && opened.Mark == '\'' && text.AsSpan(i + 1) is ['\'', ..])
                {
                    i++;
                }
                else if (c == opened.Mark)
                {
                    quote = null;
                    if (open.Count == 0)
                    {
                        return Rest(text, i + 1) is not { } rest ? null : (line + 1, rest, c == '"'
                            ? "the text in quotes ends before this. Inside double quotes, write \\\" for a quotation mark."
                            : "the text in quotes ends before this. Inside single quotes, write '' for an apostrophe.");
                    }
                }
            }
            else if (c is '"' or '\'' && (i == at || text[i - 1] is ' ' or '[' or '{' or ','))
            {
                quote = (c, line + 1, i + 1);
            }
            else if (c is '[' or '{')
            {
                open.Push((c, line + 1, i + 1));
            }
            else if (c is ']' or '}')
            {
                if (open.Peek().Mark != (c == ']' ? '[' : '{'))
                {
                    return Unclosed();
                }
                open.Pop();
                if (open.Count == 0)
                {
                    return Rest(text, i + 1) is not { } rest ? null : (line + 1, rest, $"nothing may stand after the '{c}' that ends this value. Delete it, or put the whole text in double quotes.");
                }
            }
            else if (c == '#' && i > 0 && text[i - 1] == ' ')
            {
                return null;
            }
        }
        return null;
    }

    private (int Line, int Column, string Words) Unclosed()
    {
        var (mark, line, column) = quote ?? open.Peek();
        return (line, column, mark switch
        {
            '[' => "the '[' here is never closed. Put ']' at the end of its list.",
            '{' => "the '{' here is never closed. Put '}' after its last value.",
            _ => $"the quotation mark here is never closed. Put {mark} at the end of its text.",
        });
    }

    /// <summary>The column of what stands after a value on its line; null when that is nothing or a comment.</summary>
    private static int? Rest(string text, int from)
    {
        var rest = text.AsSpan(from).TrimStart(' ');
        return rest.IsEmpty || rest[0] == '#' ? null : text.Length - rest.Length + 1;
    }

    private int LastBelow(int line, int depth)
    {
        while (line + 1 < lines.Length && (string.IsNullOrWhiteSpace(lines[line + 1]) || lines[line + 1].Length - lines[line + 1].TrimStart(' ').Length > depth))
        {
            line++;
        }
        return line;
    }

    /// <summary>A line with a key that is not at the margin.</summary>
    [GeneratedRegex(@"^ +(?<name>[a-z_]+):(?: |$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IndentedKey();

    /// <summary>Begins a line of a mapping or of a list, or both.</summary>
    [GeneratedRegex(@"^ *(?:(?:- +)*(?:\w[^:""'#\[\]{},]*|""[^""]*""|'[^']*') *:(?: +|$)|(?:- +)+|-$)(?<value>)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Entry();
}
