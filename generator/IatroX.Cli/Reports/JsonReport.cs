using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using IatroX.Generator.Model;

namespace IatroX.Cli.Reports;

/// <summary>Findings as one JSON document.</summary>
internal static class JsonReport
{
    public static string Of(ImmutableArray<Diagnostic> findings) => Document(json =>
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Rule.Code);
            json.WriteString("severity", FindingPrinter.Word(finding.Severity));
            json.WriteString("file", finding.At.File);
            json.WriteNumber("line", finding.At.Line);
            json.WriteNumber("column", finding.At.Column);
            json.WriteString("message", finding.Message);
            json.WriteString("fix", finding.Rule.Fix);
            if (finding.AcceptedBecause is { } reason)
            {
                json.WriteString("accepted", reason);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>An object written by <paramref name="write"/>, indented.</summary>
    public static string Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
