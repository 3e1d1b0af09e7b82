using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Benchmarks.Related;

/// <summary>Writes links as a run: for each page of a manifest the ids of its related pages, best first.</summary>
internal static class RunFile
{
    public static void Write(string manifest, string run, Relations relations)
    {
        var ids = File.ReadLines(manifest).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.GetProperty("path").GetString()!), entry => entry.GetProperty("id").GetString()!, StringComparer.Ordinal);
        using var file = File.Create(run);
        foreach (var (slug, id) in ids)
        {
            using (var line = new Utf8JsonWriter(file))
            {
                line.WriteStartObject();
                line.WriteString("id", id);
                line.WriteStartArray("ranked");
                foreach (var related in Slug.TryParse(slug, out var known) ? relations.Of(known) : [])
                {
                    line.WriteStringValue(ids[related.Slug.Value]);
                }
                line.WriteEndArray();
                line.WriteEndObject();
            }
            file.WriteByte((byte)'\n');
        }
    }
}
