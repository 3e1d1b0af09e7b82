using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes what results show (address, question, display strings, passages) as deflated JSON, a few pages a part.</summary>
internal static class TextParts
{
    /// <summary>Pages on one subject stand together, so a part serves several results; more pages a part is more bytes for those that stand alone.</summary>
    private const int PartPages = 10;

    private const int MostParts = 4096;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int PagesPerPart(int pages) => Math.Max(PartPages, (pages + MostParts - 1) / MostParts);

    public static Part[] Write(DocumentSet set, int[] order, IReadOnlyList<string> displayKeys, int jobs)
    {
        var size = PagesPerPart(order.Length);
        var parts = new Part[(order.Length + size - 1) / size];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs) }, i =>
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream, Options))
            {
                json.WriteStartArray();
                foreach (var page in order.Skip(i * size).Take(size))
                    WritePage(json, set.Documents[page], displayKeys);
                json.WriteEndArray();
            }
            parts[i] = new Part("", "", Deflate.Compress(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        });
        return parts;
    }

    private static void WritePage(Utf8JsonWriter json, IndexedDocument page, IReadOnlyList<string> displayKeys)
    {
        json.WriteStartArray();
        json.WriteStringValue(page.Url);
        json.WriteStringValue(page.Title);
        json.WriteStringValue(Encoding.UTF8.GetString(page.Text));
        foreach (var key in displayKeys)
            json.WriteStringValue(page.Display.FirstOrDefault(pair => pair.Key == key).Value ?? "");
        json.WriteEndArray();
    }
}
