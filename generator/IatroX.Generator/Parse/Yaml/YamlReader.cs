using System.Collections.Immutable;
using IatroX.Generator.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IatroX.Generator.Parse.Yaml;

/// <summary>Reads one YAML document into <see cref="YamlNode"/>s from the parser's events, within limits.</summary>
/// <remarks>
/// Anchors, aliases, tags and merge keys are refused, so the work is linear in the text. The tree is at most
/// <see cref="MaxDepth"/> deep, so reading cannot overflow the stack.
/// </remarks>
public sealed class YamlReader
{
    /// <summary>Tells this version of the library from others, which may read a text otherwise.</summary>
    internal static Guid Library => typeof(Parser).Module.ModuleVersionId;

    /// <summary>The deepest data file (an answer's recommendations) needs four levels.</summary>
    public const int MaxDepth = 8;

    private readonly Findings findings;
    private readonly int firstLine;
    private readonly string yaml;
    private readonly Parser parser;

    private YamlReader(string yaml, int firstLine, Findings findings)
    {
        this.findings = findings;
        this.firstLine = firstLine;
        this.yaml = yaml;
        parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
    }

    /// <summary>Null when the text is not YAML or holds no value; then a finding says why, save for an empty document.</summary>
    /// <param name="firstLine">The line of the file on which the YAML starts, from 1.</param>
    public static YamlNode? Read(string yaml, int firstLine, Findings findings)
    {
        try
        {
            return new YamlReader(yaml, firstLine, findings).ReadDocument();
        }
        catch (YamlException error)
        {
            var (line, column) = YamlMessages.IsAboutTab(error.Message) ? FirstTab(yaml, error.Start) : ((int)error.Start.Line, (int)error.Start.Column);
            var (at, words) = YamlSlips.First(yaml) is { } slip && slip.Line <= line && !YamlMessages.IsAboutTab(error.Message)
                ? ((slip.Line, slip.Column), YamlMessages.NotValid + ": " + slip.Words)
                : ((Line: line, Column: column), YamlMessages.InAuthorsWords(error.Message));
            findings.Add(Rules.InvalidYaml, at.Line + firstLine - 1, at.Column, words);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's own slip on some malformed flow collections.
            var (line, column, words) = YamlSlips.First(yaml) ?? (1, 1, "a list or mapping in brackets is malformed. Check that every [ and { is closed.");
            findings.Add(Rules.InvalidYaml, line + firstLine - 1, column, $"{YamlMessages.NotValid}: {words}");
        }
        catch (ArgumentOutOfRangeException)
        {
            // And on half a pair of escapes, such as "\ud800\u202e".
            findings.Add(Rules.InvalidYaml, firstLine, 1, "this is not valid YAML: an escape such as \\ud800 stands for half a character. Write the character itself.");
        }
        return null;
    }

    private YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }
        var node = ReadNode(depth: 1);
        if (node is not null && parser.TryConsume<DocumentEnd>(out _) && parser.Accept<DocumentStart>(out var second))
        {
            findings.Add(Rules.InvalidYaml, At(second.Start), "a second YAML document starts here. Keep one document in a file and remove the line '---'.");
        }
        return node;
    }

    private YamlNode? ReadNode(int depth)
    {
        if (depth > MaxDepth)
        {
            findings.Add(Rules.InvalidYaml, At(parser.Current!.Start), $"the values are nested more than {MaxDepth} levels deep. Write them flatter.");
            return null;
        }
        switch (parser.Current)
        {
            case AnchorAlias alias:
                findings.Add(Rules.InvalidYaml, At(alias.Start), "YAML aliases (*name) are not allowed. Write the value out, or put text that begins with a star in double quotes.");
                return null;
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                findings.Add(Rules.InvalidYaml, At(anchored.Start), "YAML anchors (&name) are not allowed. Remove the anchor.");
                return null;
            case NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } tagged:
                findings.Add(Rules.InvalidYaml, At(tagged.Start), "YAML tags (!name) are not allowed. Remove the tag, or put the text in quotes.");
                return null;
        }
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return ScalarNode(scalar);
        }
        return parser.Accept<SequenceStart>(out _) ? ReadSequence(depth) : ReadMapping(depth);
    }

    private YamlNode ScalarNode(Scalar scalar)
    {
        CheckEscapes(scalar);
        return new YamlNode
        {
            Kind = YamlKind.Scalar,
            At = At(scalar.Start),
            Text = scalar.Value,
            IsNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null",
        };
    }

    /// <summary>Only text in double quotes has escapes.</summary>
    private void CheckEscapes(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.DoubleQuoted)
        {
            var source = yaml.AsSpan((int)scalar.Start.Index, (int)(scalar.End.Index - scalar.Start.Index));
            DecodedText.Check(scalar.Value, source, At(scalar.Start), findings);
            DecodedText.CheckLetters(scalar.Value, source, At(scalar.Start), findings);
        }
    }

    private YamlNode? ReadSequence(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }
            items.Add(item);
        }
        return new YamlNode { Kind = YamlKind.Sequence, At = At(start.Start), Items = items.DrainToImmutable() };
    }

    private YamlNode? ReadMapping(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                findings.Add(Rules.InvalidYaml, At(parser.Current!.Start), "a key must be plain text. Put it in quotes.");
                return null;
            }
            CheckEscapes(key);
            if (ReadNode(depth + 1) is not { } value)
            {
                return null;
            }
            if (keys.Add(key.Value))
            {
                entries.Add(new YamlEntry(key.Value, At(key.Start), value) { IsBare = start.Style == MappingStyle.Flow && value.IsNull && yaml.AsSpan((int)key.End.Index).TrimStart(" \n") is [',' or '}', ..] });
            }
            else
            {
                findings.Add(Rules.DuplicateKey, At(key.Start), $"the key '{key.Value}' is written twice. Keep one of them.");
            }
        }
        // The parser gives a pair in a list, [a, b: c], no place of its own.
        var isPair = start.Style == MappingStyle.Flow && entries.Count > 0 && yaml[(int)start.Start.Index] != '{';
        return new YamlNode { Kind = YamlKind.Mapping, At = isPair ? entries[0].KeyAt : At(start.Start), Entries = entries.DrainToImmutable() };
    }

    /// <summary>The first tab in the indentation of a line from <paramref name="from"/> on.</summary>
    private static (int Line, int Column) FirstTab(string yaml, Mark from)
    {
        var lines = yaml.Split('\n');
        for (var line = (int)from.Line; line <= lines.Length; line++)
        {
            var text = lines[line - 1];
            var indentation = text.AsSpan(0, text.Length - text.AsSpan().TrimStart(" \t").Length);
            if (indentation.IndexOf('\t') is var tab and >= 0)
            {
                return (line, tab + 1);
            }
        }
        return ((int)from.Line, (int)from.Column);
    }

    private Position At(Mark mark) => new(findings.File, (int)mark.Line + firstLine - 1, (int)mark.Column);
}
