using System.Collections.Immutable;

namespace IatroX.Generator.Parse.Yaml;

public enum SchemaKind
{
    /// <summary>One line of text, not empty.</summary>
    Text,

    /// <summary>Text that may have several lines.</summary>
    LongText,
    Slug,
    Date,
    Flag,
    Number,
    Choice,
    GuidelineId,
    Recommendation,

    /// <summary>A path on this site that starts with a slash.</summary>
    SitePath,
    BaseAddress,
    Language,
    List,
    Record,

    /// <summary>A mapping with authored keys and text values.</summary>
    TextMap,

    /// <summary>A guideline id, or a record.</summary>
    GuidelineIdOrRecord,
}

/// <summary>What a value of a YAML file may be: the one definition from which files are checked and JSON Schemas are written.</summary>
public sealed record Schema(SchemaKind Kind)
{
    /// <summary>Of a record, in the order in which documentation lists them.</summary>
    public ImmutableArray<SchemaField> Fields { get; init; } = [];

    /// <summary>Of a list.</summary>
    public Schema? Item { get; init; }

    /// <summary>Of a choice.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Of a number.</summary>
    public int Least { get; init; }

    public int Most { get; init; } = int.MaxValue;

    /// <summary>Of text, in characters.</summary>
    public int MaxLength { get; init; } = 1000;

    public static Schema ListOf(Schema item) => new(SchemaKind.List) { Item = item };

    public static Schema OneOf(params ImmutableArray<string> values) => new(SchemaKind.Choice) { Values = values };

    public static Schema Record(params ImmutableArray<SchemaField> fields) => new(SchemaKind.Record) { Fields = fields };
}

/// <summary>One key of a record.</summary>
/// <param name="Description">One sentence for editors' tools and documentation.</param>
public sealed record SchemaField(string Key, Schema Type, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>True for what 'iatrox review sign' fills in, which may stand empty until then.</summary>
    public bool IsWrittenBySigning { get; init; }

    /// <summary>How findings call its value.</summary>
    public string Name { get; } = $"'{Key}'";
}
