using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Writes the shapes of front matter and data files as JSON Schemas (draft 7), so that editors complete and underline as people type.</summary>
public static class JsonSchemas
{
    /// <summary>By path below the folder of schemas.</summary>
    public static ImmutableArray<(string Name, string Json)> All =>
    [
        ("question.json", Write("Front matter of a question", Schemas.QuestionFrontMatter)),
        ("page.json", Write("Front matter of a plain page", Schemas.PageFrontMatter)),
        ("reviewer.json", Write("A reviewer", Schemas.Reviewer)),
        ("topics.json", Write("Topics", Schemas.Topics)),
        ("guidelines.json", Write("NICE guidelines", Schemas.Guidelines)),
        ("synonyms.json", Write("Synonyms for search", Schemas.Synonyms)),
        ("abbreviations.json", Write("Abbreviations", Schemas.Abbreviations)),
        ("site.json", Write("The site's configuration", Schemas.SiteConfig)),
        .. Schemas.Hosts.Select(host => ($"hosts/{host}.json", Write($"Settings of {host}", Schemas.HostSettings(HostParser.KindOf(host))))),
    ];

    private static string Write(string title, Schema schema)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", title);
            WriteMembers(json, schema);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteSchema(Utf8JsonWriter json, Schema schema, string? description = null)
    {
        json.WriteStartObject();
        if (description is not null)
        {
            json.WriteString("description", description);
        }
        WriteMembers(json, schema);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, Schema schema)
    {
        switch (schema.Kind)
        {
            case SchemaKind.Text or SchemaKind.LongText:
                WriteText(json, schema.MaxLength);
                break;
            case SchemaKind.Slug:
                WritePattern(json, "^[a-z0-9]+(-[a-z0-9]+)*$", Slug.MaxLength);
                break;
            case SchemaKind.Date:
                WritePattern(json, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", 10);
                break;
            case SchemaKind.GuidelineId:
                WritePattern(json, "^[A-Z]{2,4}[1-9][0-9]{0,4}$", 9);
                break;
            case SchemaKind.Recommendation:
                // YAML reads 1.2 as a number; 1.2.1 is text.
                json.WriteStartArray("type");
                json.WriteStringValue("string");
                json.WriteStringValue("number");
                json.WriteEndArray();
                break;
            case SchemaKind.SitePath:
                WritePattern(json, "^/[A-Za-z0-9._/-]*$", SitePath.MaxLength);
                break;
            case SchemaKind.BaseAddress:
                json.WriteString("type", "string");
                json.WriteString("format", "uri");
                break;
            case SchemaKind.Language:
                WritePattern(json, "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", 35);
                break;
            case SchemaKind.Flag:
                json.WriteString("type", "boolean");
                break;
            case SchemaKind.Number:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", schema.Least);
                json.WriteNumber("maximum", schema.Most);
                break;
            case SchemaKind.Choice:
                json.WriteStartArray("enum");
                foreach (var value in schema.Values)
                {
                    json.WriteStringValue(value);
                }
                json.WriteEndArray();
                break;
            case SchemaKind.List:
                json.WriteString("type", "array");
                json.WritePropertyName("items");
                WriteSchema(json, schema.Item!);
                break;
            case SchemaKind.Record:
                WriteRecord(json, schema);
                break;
            case SchemaKind.TextMap:
                json.WriteString("type", "object");
                json.WritePropertyName("additionalProperties");
                WriteSchema(json, new Schema(SchemaKind.Text));
                break;
            case SchemaKind.GuidelineIdOrRecord:
                json.WriteStartArray("oneOf");
                WriteSchema(json, new Schema(SchemaKind.GuidelineId));
                WriteSchema(json, schema with { Kind = SchemaKind.Record });
                json.WriteEndArray();
                break;
        }
    }

    private static void WriteRecord(Utf8JsonWriter json, Schema schema)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var field in schema.Fields)
        {
            json.WritePropertyName(field.Key);
            WriteSchema(json, field.Type, field.Description);
        }
        json.WriteEndObject();
        var required = schema.Fields.Where(field => field.IsRequired).ToList();
        if (required.Count > 0)
        {
            json.WriteStartArray("required");
            foreach (var field in required)
            {
                json.WriteStringValue(field.Key);
            }
            json.WriteEndArray();
        }
        json.WriteBoolean("additionalProperties", false);
    }

    private static void WriteText(Utf8JsonWriter json, int maxLength)
    {
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
        json.WriteNumber("maxLength", maxLength);
    }

    private static void WritePattern(Utf8JsonWriter json, string pattern, int maxLength)
    {
        json.WriteString("type", "string");
        json.WriteString("pattern", pattern);
        json.WriteNumber("maxLength", maxLength);
    }
}
