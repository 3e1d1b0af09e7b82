using System.Buffers;
using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Yaml;

/// <summary>Reads the YAML that most front matter is, one key a line with a text or a list in brackets, without the library.</summary>
/// <remarks>
/// <para>It reads only what has one meaning, and gives up, saying nothing, on everything else: comments, escapes, other lists, texts over several lines, any
/// mistake. <see cref="YamlReader"/> then reads the whole, so that there is one judge of what is wrong. Tests compare the two.</para>
/// <para>Example: <c>nice: [NG59, CG142]</c> and <c>summary: "Offer heat: it helps."</c> are read here; <c>summary: Offer heat: it helps.</c> is not.</para>
/// <para>Cost: linear in the text; PERFORMANCE.md has what the library took.</para>
/// </remarks>
internal static class SimpleYaml
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    /// <summary>Within a text, in quotes or not: ASCII and the letters and punctuation of European languages, nothing that escapes, ends a line or is refused.</summary>
    private static readonly SearchValues<char> TextCharacters = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0x5f).Concat(Enumerable.Range(0xa1, 0x24f)).Concat(Enumerable.Range(0x2010, 0x18)).Select(code => (char)code).Where(c => c is not ('"' or '\\'))]);

    private static readonly SearchValues<char> ItemCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-. ");

    /// <summary>Null when the text is not as simple as that.</summary>
    /// <param name="firstLine">The line of the file on which the YAML starts, from 1.</param>
    public static YamlNode? TryRead(ReadOnlySpan<char> yaml, int firstLine, string file)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        for (var line = firstLine; !yaml.IsEmpty; line++)
        {
            var end = yaml.IndexOf('\n');
            var text = end < 0 ? yaml : yaml[..end];
            if (EntryOf(text, line, file) is not { } entry || HasKey(entries, entry.Key))
            {
                return null;
            }
            entries.Add(entry);
            yaml = end < 0 ? [] : yaml[(end + 1)..];
        }
        return entries.Count == 0 ? null : new YamlNode { Kind = YamlKind.Mapping, At = entries[0].KeyAt, Entries = entries.DrainToImmutable() };
    }

    private static YamlEntry? EntryOf(ReadOnlySpan<char> line, int number, string file)
    {
        var colon = line.IndexOfAnyExcept(KeyCharacters);
        if (colon < 1 || colon + 2 >= line.Length || line[colon] != ':' || line[colon + 1] != ' ')
        {
            return null;
        }
        var value = line[(colon + 2)..];
        var at = new Position(file, number, colon + 3);
        var node = value[0] switch
        {
            '"' => Quoted(value, at),
            '[' => List(value, at),
            _ => IsPlain(value) ? new YamlNode { Kind = YamlKind.Scalar, At = at, Text = value.ToString(), IsNull = value is "null" } : null,
        };
        return node is null ? null : new YamlEntry(line[..colon].ToString(), new Position(file, number, 1), node);
    }

    /// <summary>Begins with a letter or digit, has no mark in it that means something, and no space at its end.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) =>
        char.IsAsciiLetterOrDigit(text[0]) && text[^1] is not (' ' or ':') && !text.ContainsAnyExcept(TextCharacters) && text.IndexOf(": ") < 0 && text.IndexOf(" #") < 0;

    private static YamlNode? Quoted(ReadOnlySpan<char> value, Position at) =>
        value.Length > 1 && value[^1] == '"' && !value[1..^1].ContainsAnyExcept(TextCharacters)
            ? new YamlNode { Kind = YamlKind.Scalar, At = at, Text = value[1..^1].ToString() }
            : null;

    /// <summary>Such as <c>[back pain, NG59]</c>, or <c>[]</c>.</summary>
    private static YamlNode? List(ReadOnlySpan<char> value, Position at)
    {
        if (value is "[]")
        {
            return YamlNode.EmptySequence(at);
        }
        if (value.Length < 3 || value[^1] != ']')
        {
            return null;
        }
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var inner = value[1..^1];
        foreach (var range in inner.Split(','))
        {
            var item = inner[range].TrimStart(' ');
            var start = range.End.GetOffset(inner.Length) - item.Length;
            if (item.IsEmpty || item[^1] == ' ' || !char.IsAsciiLetterOrDigit(item[0]) || item.ContainsAnyExcept(ItemCharacters))
            {
                return null;
            }
            items.Add(new YamlNode { Kind = YamlKind.Scalar, At = at with { Column = at.Column + 1 + start }, Text = item.ToString(), IsNull = item is "null" });
        }
        return new YamlNode { Kind = YamlKind.Sequence, At = at, Items = items.DrainToImmutable() };
    }

    private static bool HasKey(ImmutableArray<YamlEntry>.Builder entries, string key)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key == key)
            {
                return true;
            }
        }
        return false;
    }
}
