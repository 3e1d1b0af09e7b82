using System.Buffers;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Sets keys of a page's front matter and leaves every other character of the file as it is.</summary>
public static class FrontMatterEdit
{
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n,}");

    /// <summary>The file's text with the keys set; null when the front matter is not written one key a line.</summary>
    /// <param name="text">As it is in the file, with its own line ends.</param>
    /// <param name="values">Plain values that need no quotes. A key that is missing is added at the end of the front matter.</param>
    public static string? Set(string text, params ReadOnlySpan<(string Key, string Value)> values)
    {
        foreach (var (key, value) in values)
        {
            if (SetOne(text, key, value) is not { } changed)
            {
                return null;
            }
            text = changed;
        }
        return text;
    }

    private static string? SetOne(string text, string key, string value)
    {
        var lines = LineStarts(text);
        var close = 1;
        while (close < lines.Count && LineAt(text, lines, close).TrimEnd(" \t\r\n") is not "---")
        {
            close++;
        }
        if (close == lines.Count)
        {
            return null;
        }
        var yaml = text[lines[1]..lines[close]].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var node = YamlReader.Read(yaml, firstLine: 2, new Findings("")) ?? YamlNode.EmptyMapping(default);
        if (node.Entries.FirstOrDefault(entry => entry.Key == key) is not { } entry)
        {
            return text.Insert(lines[close], $"{key}: {value}{LineEnd(text)}");
        }
        return entry.Value.IsNull && entry.Value.Text.Length == 0
            ? AfterKey(text, lines[entry.KeyAt.Line - 1] + entry.KeyAt.Column - 1, key, value)
            : InPlace(text, lines[entry.Value.At.Line - 1] + entry.Value.At.Column - 1, value);
    }

    /// <summary>Fills in a key that has no value.</summary>
    private static string? AfterKey(string text, int keyAt, string key, string value)
    {
        var colon = keyAt + key.Length;
        return colon < text.Length && text[colon] == ':' ? text.Insert(colon + 1, " " + value) : null;
    }

    /// <summary>Replaces a value on one line, which ends at its closing quote or at white space.</summary>
    private static string? InPlace(string text, int at, string value)
    {
        var end = text[at] is '"' or '\''
            ? text.IndexOf(text[at], at + 1) + 1
            : at + text.AsSpan(at).IndexOfAny(ValueEnd);
        return end <= at ? null : string.Concat(text.AsSpan(0, at), value, text.AsSpan(end));
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
        return starts;
    }

    private static ReadOnlySpan<char> LineAt(string text, List<int> starts, int line) =>
        text.AsSpan(starts[line], (line + 1 < starts.Count ? starts[line + 1] : text.Length) - starts[line]);

    /// <summary>The line end of the file's first line.</summary>
    private static string LineEnd(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return text[end] == '\n' ? "\n" : end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
    }
}
