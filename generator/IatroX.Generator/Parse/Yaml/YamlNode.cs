using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Yaml;

public enum YamlKind
{
    Scalar,
    Sequence,
    Mapping,
}

/// <summary>A value of a YAML file, with the place where it starts.</summary>
public sealed record YamlNode
{
    public required YamlKind Kind { get; init; }

    public required Position At { get; init; }

    /// <summary>A scalar's text; empty for others.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for a scalar without quotes that is empty, <c>null</c> or <c>~</c>.</summary>
    public bool IsNull { get; init; }

    public ImmutableArray<YamlNode> Items { get; init; } = [];

    public ImmutableArray<YamlEntry> Entries { get; init; } = [];

    /// <summary>True for a mapping of which only some keys could be read.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Keys of a record whose values, or parts of them, a finding was made for: what is meant by them is not known.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>The value under a key; null when the key is not there or has no value.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value.IsNull ? null : entry.Value;
                }
            }
            return null;
        }
    }

    public static YamlNode EmptyMapping(Position at) => new() { Kind = YamlKind.Mapping, At = at };

    public static YamlNode EmptySequence(Position at) => new() { Kind = YamlKind.Sequence, At = at };
}

/// <summary>One key with its value.</summary>
public sealed record YamlEntry(string Key, Position KeyAt, YamlNode Value)
{
    /// <summary>True for words between commas in braces with no colon behind them: the end of a text that has a comma and no quotes.</summary>
    public bool IsBare { get; init; }
}
