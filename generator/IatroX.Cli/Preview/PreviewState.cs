using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli.Preview;

/// <summary>What browsers are shown at one moment: the last site that could be made, and what is wrong with the sources now.</summary>
/// <param name="Site">Null until a site could be made.</param>
/// <param name="Number">Counts the sites that were made.</param>
/// <param name="Findings">Of the newest sources, by file, line and column.</param>
internal sealed record PreviewState(PreviewSite? Site, int Number, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>More would fill the page.</summary>
    private const int MostFindings = 50;

    /// <summary>Tells the sites of this process from those of an earlier one.</summary>
    private static readonly string Process = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Environment.TickCount64}");

    /// <summary>Another one means that the browser has to load its page again.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{Process}-{Number}");

    /// <summary>What keeps the site from being published as it is, with drafts shown too.</summary>
    public IEnumerable<Diagnostic> Errors => Findings.Where(finding => finding.StopsPublishing);

    /// <summary>For the script in the browser, as one line of JSON.</summary>
    public string Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteNumber("count", Errors.Count());
            json.WriteStartArray("errors");
            foreach (var error in Errors.Take(MostFindings))
            {
                json.WriteStartObject();
                json.WriteString("at", At(error));
                json.WriteString("code", error.Rule.Code);
                json.WriteString("message", FindingPrinter.Printable(error.Message));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string At(Diagnostic finding) => FindingPrinter.Printable(finding.At.Line == 0
        ? finding.At.File
        : string.Create(CultureInfo.InvariantCulture, $"{finding.At.File}:{finding.At.Line}:{finding.At.Column}"));
}
