using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Splits a Markdown file into its front matter, between two lines of three hyphens, and its body.</summary>
public static class FrontMatter
{
    public const int MaxCharacters = 64 * 1024;

    /// <summary>The front matter as far as it fits its schema (null when unreadable), the body (null when nobody can tell where it begins), and the body's first line from 1.</summary>
    public static (YamlNode? Values, string? Body, int BodyLine) Read(SourceText source, Schema schema, Findings findings)
    {
        var text = source.Text;
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            findings.Add(Rules.MissingFrontMatter, 1, 1, NotBegun(text));
            return (null, string.IsNullOrWhiteSpace(text) ? null : text, 1);
        }
        var end = EndOfFrontMatter(text);
        if (end < 0)
        {
            findings.Add(Rules.MissingFrontMatter, 1, 1, $"the front matter is not closed. Put a line '---' after the last key{AlmostClosing(text)}.");
            return (null, null, 1);
        }
        var yaml = text.AsSpan(4..end);
        var bodyStart = LineAfter(text, end);
        var bodyLine = text.AsSpan(0, bodyStart).Count('\n') + 1;
        if (yaml.Length > MaxCharacters)
        {
            findings.Add(Rules.TooLarge, 1, 1, $"the front matter has more than {MaxCharacters / 1024} KiB, which is the limit. Move text into the body.");
            return (null, text[bodyStart..], bodyLine);
        }
        var node = SimpleYaml.TryRead(yaml, firstLine: 2, source.File) ?? ReadYaml(yaml.ToString(), firstLine: 2, findings);
        var values = node is null ? null : new SchemaCheck(findings).Conforming(node, schema, "the front matter");
        return (values, text[bodyStart..], bodyLine);
    }

    /// <summary>Names what stands in the place of the first line, where an eye takes it for '---'.</summary>
    private static string NotBegun(string text)
    {
        const string must = "the file must begin with front matter: a line '---', the keys, and another line '---'.";
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        return first < 0 || !IsAlmostMark(lines[first]) ? must
            : first > 0 ? $"{must} Delete what stands above that line: nothing may, not even a blank one."
            : lines[0].Trim() == "---" ? $"{must} Delete the white space beside those hyphens."
            : $"{must} Here stands '{lines[0].Trim()}': write three hyphens.";
    }

    /// <summary>Such as <c>, in the place of '----' in line 6</c>; empty when no line looks like it.</summary>
    private static string AlmostClosing(string text)
    {
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, 1, IsAlmostMark);
        return line < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", in the place of '{lines[line].Trim()}' in line {line + 1}");
    }

    /// <summary>Hyphens, two or more, or what editors make of them; three dots end YAML elsewhere.</summary>
    private static bool IsAlmostMark(string line) => line.Trim() is { Length: >= 2 and <= 10 } mark && (mark == "..." || mark.All(c => c is '-' or '–' or '—')) || line.Trim() == "—";

    /// <summary>All of it, else as much as can be read by itself.</summary>
    private static YamlNode? ReadYaml(string yaml, int firstLine, Findings findings)
    {
        var whole = new Findings(findings.File);
        var node = YamlReader.Read(yaml, firstLine, whole);
        if (node is null && !whole.Any)
        {
            return YamlNode.EmptyMapping(new Position(findings.File, firstLine, 1));
        }
        if (node is null && YamlPieces.Read(yaml, firstLine, findings) is { } pieces)
        {
            return pieces;
        }
        foreach (var finding in whole.All)
        {
            findings.Add(finding.Rule, finding.At, finding.Message);
        }
        return node;
    }

    /// <summary>Where the body begins; 0 when there is no front matter or nobody can tell where it ends.</summary>
    public static int BodyStart(string text) =>
        text.StartsWith("---\n", StringComparison.Ordinal) && EndOfFrontMatter(text) is var end and >= 0 ? LineAfter(text, end) : 0;

    private static int LineAfter(string text, int at) => text.IndexOf('\n', at + 1) is var next and >= 0 ? next + 1 : text.Length;

    /// <summary>Index of the closing line's first hyphen; -1 when there is none.</summary>
    private static int EndOfFrontMatter(string text)
    {
        for (var at = 3; (at = text.IndexOf("\n---", at, StringComparison.Ordinal)) >= 0; at += 4)
        {
            var after = text.AsSpan(at + 4);
            var line = after.IndexOf('\n') is var end and >= 0 ? after[..end] : after;
            if (line.Trim(" \t").IsEmpty)
            {
                return at + 1;
            }
        }
        return -1;
    }
}
