using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Writes the keys of front matter as snippets of VS Code, which completes them in Markdown files, where JSON Schemas do not reach.</summary>
public static class EditorSnippets
{
    public const string FileName = "front-matter.code-snippets";

    private const string Today = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";

    public static string Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var field in Schemas.QuestionFrontMatter.Fields.Concat(Schemas.PageFrontMatter.Fields).DistinctBy(field => field.Key).Where(field => field.Key != "signoff"))
            {
                json.WriteStartObject(field.Key);
                json.WriteString("scope", "markdown");
                json.WriteString("prefix", field.Key);
                json.WriteString("body", BodyOf(field));
                json.WriteString("description", field.Description);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string BodyOf(SchemaField field)
    {
        var stop = 1;
        return field.Type is { Kind: SchemaKind.List, Item.Kind: SchemaKind.Record }
            ? $"{field.Key}:\n  - {ValueOf(field.Type.Item, ref stop)}"
            : $"{field.Key}: {ValueOf(field.Type, ref stop)}";
    }

    /// <param name="stop">The number of the next place at which the cursor stops.</param>
    private static string ValueOf(Schema type, ref int stop)
    {
        switch (type.Kind)
        {
            case SchemaKind.Date:
                return Today;
            case SchemaKind.Flag:
                return $"${{{stop++}|true,false|}}";
            case SchemaKind.Choice:
                return $"${{{stop++}|{string.Join(',', type.Values)}|}}";
            case SchemaKind.List:
                return $"[${stop++}]";
            case SchemaKind.Record:
                var keys = new List<string>();
                foreach (var field in type.Fields.Where(field => field.IsRequired))
                {
                    keys.Add($"{field.Key}: {ValueOf(field.Type, ref stop)}");
                }
                return $"{{{string.Join(", ", keys)}}}";
            default:
                return $"${stop++}";
        }
    }
}
