using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace IatroX.Generator.Render.Machine;

/// <summary>Writes JSON that is also safe inside an HTML script element: <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and quotes in text become <c>\u003C</c> and the like.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [ThreadStatic]
    private static Utf8JsonWriter? kept;

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write) => Utf8Output.Of(write, static (output, write) => Append(output, write));

    /// <summary>Appends to a text in the making, by a writer that the thread keeps for the next one.</summary>
    public static void Append(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        var json = kept ?? new Utf8JsonWriter(output, Options);
        kept = null;
        json.Reset(output);
        write(json);
        json.Flush();
        kept = json;
    }

    /// <summary>What stands between the quotes of a string.</summary>
    public static string Escaped(string text) => Options.Encoder!.Encode(text);

    /// <summary>Writes nothing for null.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    public static void Optional(this Utf8JsonWriter json, string name, DateOnly? value) => json.Optional(name, value is { } day ? Model.Dates.Iso(day) : null);

    public static void Strings<T>(this Utf8JsonWriter json, string name, ImmutableArray<T> values, Func<T, string> text)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(text(value));
        }
        json.WriteEndArray();
    }
}
