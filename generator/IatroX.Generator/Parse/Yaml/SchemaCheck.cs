using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Yaml;

/// <summary>Compares a YAML value with its schema and keeps only what fits, so that the rest of a file can still be read.</summary>
public sealed class SchemaCheck(Findings findings)
{
    /// <summary>The value without the parts that a finding was made for; null when nothing of it is usable.</summary>
    /// <param name="name">How findings call the value, such as <c>'date'</c>.</param>
    public YamlNode? Conforming(YamlNode node, Schema schema, string name) => schema.Kind switch
    {
        SchemaKind.Record => ConformingRecord(node, schema, name),
        SchemaKind.List => ConformingList(node, schema, name),
        SchemaKind.TextMap => ConformingTextMap(node, name),
        SchemaKind.GuidelineIdOrRecord => node.Kind == YamlKind.Mapping
            ? ConformingRecord(node, schema, name)
            : Conforming(node, new Schema(SchemaKind.GuidelineId), name),
        _ => Expect(node, YamlKind.Scalar, name) && ScalarFits(node, schema, name) ? node : null,
    };

    private YamlNode? ConformingRecord(YamlNode node, Schema schema, string name)
    {
        if (!Expect(node, YamlKind.Mapping, name, node.Kind == YamlKind.Scalar ? "keys with values" + Keys(schema) : null))
        {
            return null;
        }
        var kept = ImmutableArray.CreateBuilder<YamlEntry>(node.Entries.Length);
        var refused = ImmutableArray.CreateBuilder<string>();
        YamlEntry? begun = null;
        foreach (var entry in node.Entries)
        {
            if (entry.IsBare && begun is not null && FieldOf(schema, entry.Key) is null)
            {
                FindCutOff(entry, begun, refused);
                continue;
            }
            begun = entry;
            if (FieldOf(schema, entry.Key) is not { } field)
            {
                // The key that was meant is there, once it is written right.
                refused.AddRange(Nearest.To(entry.Key, schema.Fields.Select(known => known.Key)) is { } meant ? [meant] : Array.Empty<string>());
                findings.Add(Rules.UnknownKey, entry.KeyAt,
                    $"'{entry.Key}' is not a key of {name}.{Nearest.Suggestion(entry.Key, schema.Fields.Select(known => known.Key))}{KnownKeys(schema, entry.Key)}");
            }
            else if (entry.Value.IsNull)
            {
                kept.Add(entry);
                FindEmpty(entry, field);
            }
            else
            {
                var before = findings.All.Count;
                if (Conforming(entry.Value, field.Type, field.Name) is { } value)
                {
                    kept.Add(ReferenceEquals(value, entry.Value) ? entry : entry with { Value = value });
                }
                if (findings.All.Count > before)
                {
                    refused.Add(field.Key);
                }
            }
        }
        foreach (var field in schema.Fields)
        {
            if (field.IsRequired && !node.IsPartial && !HasKey(node, field.Key) && !refused.Contains(field.Key))
            {
                findings.Add(Rules.MissingKey, node.At, $"'{field.Key}' is missing from {name}. {field.Description}");
            }
        }
        return node with { Entries = kept.DrainToImmutable(), Refused = refused.DrainToImmutable() };
    }

    /// <summary>Tells once of a text that ends at its first comma.</summary>
    private void FindCutOff(YamlEntry rest, YamlEntry begun, ImmutableArray<string>.Builder refused)
    {
        if (!refused.Contains(begun.Key))
        {
            refused.Add(begun.Key);
            findings.Add(Rules.UnknownKey, rest.KeyAt, $"'{rest.Key}' stands after a comma, which in braces ends the text of '{begun.Key}'. Put the whole text of '{begun.Key}' in double quotes.");
        }
    }

    private void FindEmpty(YamlEntry entry, SchemaField field)
    {
        if (field.IsRequired)
        {
            findings.Add(Rules.MissingKey, entry.KeyAt, $"'{field.Key}' has no value. {field.Description}");
        }
        else if (!field.IsWrittenBySigning)
        {
            findings.Add(Rules.EmptyKey, entry.KeyAt, $"'{field.Key}' has no value. {field.Description} Write a value, or delete the line.");
        }
    }

    private static SchemaField? FieldOf(Schema schema, string key)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Key == key)
            {
                return field;
            }
        }
        return null;
    }

    private static bool HasKey(YamlNode node, string key)
    {
        foreach (var entry in node.Entries)
        {
            if (entry.Key == key)
            {
                return true;
            }
        }
        return false;
    }

    private static string KnownKeys(Schema schema, string written) =>
        Nearest.To(written, schema.Fields.Select(known => known.Key)) is null
            ? $" Known keys: {string.Join(", ", schema.Fields.Select(field => field.Key))}."
            : "";

    private YamlNode? ConformingList(YamlNode node, Schema schema, string name)
    {
        // What was written is the list's only item, or its items without brackets.
        var isOneValue = node is { Kind: YamlKind.Scalar, Text.Length: > 0 and < 100 } && schema.Item!.Kind != SchemaKind.Record;
        if (!Expect(node, YamlKind.Sequence, name, isOneValue ? $"a list: [{node.Text}]" : schema.Item!.Kind == SchemaKind.Record ? "a list of keys with values" + Keys(schema.Item) : null))
        {
            return null;
        }
        var nameOfItem = $"an item of {name}";
        var items = ImmutableArray.CreateBuilder<YamlNode>(node.Items.Length);
        var isWhole = true;
        foreach (var item in node.Items)
        {
            var fitting = Conforming(item, schema.Item!, nameOfItem);
            isWhole &= ReferenceEquals(fitting, item);
            if (fitting is not null)
            {
                items.Add(fitting);
            }
        }
        return isWhole ? node : node with { Items = items.DrainToImmutable() };
    }

    /// <summary>Such as <c>: {date: …, reason: …}</c>, of what is required; nothing where nothing is.</summary>
    private static string Keys(Schema schema)
    {
        var required = schema.Fields.Where(field => field.IsRequired).Select(field => field.Key + ": …").ToList();
        return required.Count == 0 ? "" : $": {{{string.Join(", ", required)}}}";
    }

    private YamlNode? ConformingTextMap(YamlNode node, string name)
    {
        if (!Expect(node, YamlKind.Mapping, name))
        {
            return null;
        }
        var text = new Schema(SchemaKind.Text);
        return node with { Entries = [.. node.Entries.Where(entry => Conforming(entry.Value, text, $"'{entry.Key}'") is not null)] };
    }

    /// <param name="wanted">What is expected; null to say it in general.</param>
    private bool Expect(YamlNode node, YamlKind kind, string name, string? wanted = null)
    {
        if (node.Kind == kind)
        {
            return true;
        }
        wanted ??= kind switch
        {
            YamlKind.Scalar when node.Kind == YamlKind.Mapping => "a single value. Put text that contains a colon or brackets in double quotes",
            YamlKind.Scalar => "a single value",
            YamlKind.Sequence => "a list, such as [a, b]",
            _ => "keys with values",
        };
        findings.Add(Rules.WrongType, node.At, $"{name} must be {wanted}.");
        return false;
    }

    private bool ScalarFits(YamlNode node, Schema schema, string name)
    {
        var problem = schema.Kind switch
        {
            SchemaKind.Text => TextProblem(node.Text, schema, oneLine: true),
            SchemaKind.LongText => TextProblem(node.Text, schema, oneLine: false),
            SchemaKind.Slug => Slug.TryParse(node.Text, out _) ? null
                : $"'{node.Text}' is not a name for addresses. Use lower-case letters, digits and single hyphens, at most {Slug.MaxLength}.{(SlugOf(node.Text) is { } slug ? $" Write '{slug}'." : "")}",
            SchemaKind.Date => Dates.TryParse(node.Text, out _) ? null
                : $"'{node.Text}' is not a date. {(DateOf(node.Text) is { } date ? $"Write {Dates.Iso(date)}." : "Write year, month and day, such as 2025-08-16.")}",
            SchemaKind.Flag => node.Text is "true" or "false" ? null : $"'{node.Text}' must be true or false.",
            SchemaKind.Number => NumberProblem(node.Text, schema),
            SchemaKind.Choice => schema.Values.Contains(node.Text) ? null
                : $"'{node.Text}' must be one of {string.Join(", ", schema.Values)}.{Nearest.Suggestion(node.Text, schema.Values)}",
            SchemaKind.GuidelineId => GuidelineId.TryParse(node.Text, out _) ? null
                : $"'{node.Text}' is not a NICE reference. {(GuidelineId.TryParse(string.Concat(node.Text.Where(char.IsLetterOrDigit)).ToUpperInvariant(), out var meant) ? $"Write {meant}." : "Write its letters and number, such as NG59.")}",
            SchemaKind.Recommendation => GuidelineId.IsRecommendation(node.Text) ? null
                : $"'{node.Text}' is not a recommendation number. Write it as NICE does, such as 1.2.1.",
            SchemaKind.SitePath => SitePath.Problem(node.Text),
            SchemaKind.BaseAddress => BaseAddress.Problem(node.Text),
            SchemaKind.Language => LanguageProblem(node.Text),
            _ => throw new InvalidOperationException($"{schema.Kind} is not a scalar."),
        };
        if (problem is null)
        {
            return true;
        }
        findings.Add(Rules.InvalidValue, node.At, $"{name}: {problem}");
        return false;
    }

    /// <summary>The words in lower case with hyphens between, of a path its last part; null when that is no name either.</summary>
    private static Slug? SlugOf(string text)
    {
        var name = text.TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        name = name.EndsWith(".md", StringComparison.Ordinal) ? name[..^3] : name;
        return Slug.TryParse(string.Join('-', name.ToLowerInvariant().Split([' ', '_', '.', '-'], StringSplitOptions.RemoveEmptyEntries)), out var slug) ? slug : null;
    }

    /// <summary>A date whose month or day lacks its nought: the order of its parts is no guess.</summary>
    private static DateOnly? DateOf(string text) => DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string? TextProblem(string text, Schema schema, bool oneLine)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "the text is empty.";
        }
        if (text.Length > schema.MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the text has {text.Length} characters; {schema.MaxLength} is the most.");
        }
        return oneLine && text.AsSpan().Trim().ContainsAny('\n', '\r') ? "the text must be on one line." : null;
    }

    private static string? NumberProblem(string text, Schema schema) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= schema.Least && number <= schema.Most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"'{text}' must be a whole number from {schema.Least} to {schema.Most}.");

    /// <summary>The form of RFC 5646: subtags of 1 to 8 letters and digits.</summary>
    private static string? LanguageProblem(string text) =>
        text.Split('-') is var subtags && subtags[0].Length is 2 or 3 && subtags[0].All(char.IsAsciiLetterLower) && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit))
            ? null
            : $"'{text}' is not the tag of a language. Write one such as en-GB.";
}
