using System.Buffers;
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
        return InOrder.Map((order.Length + size - 1) / size, jobs, () => new PartWriter(displayKeys),
            (writer, i) => new Part("", "", writer.Write(set, order.AsSpan(i * size, Math.Min(size, order.Length - (i * size))))));
    }

    /// <summary>Writes one part after another; one a thread.</summary>
    private sealed class PartWriter
    {
        private readonly IReadOnlyList<string> displayKeys;
        private readonly string[] values;
        private readonly ArrayBufferWriter<byte> buffer = new();

        public PartWriter(IReadOnlyList<string> displayKeys)
        {
            this.displayKeys = displayKeys;
            values = new string[displayKeys.Count];
        }

        public byte[] Write(DocumentSet set, ReadOnlySpan<int> pages)
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer, Options))
            {
                json.WriteStartArray();
                foreach (var page in pages)
                    WritePage(json, set.Documents[page]);
                json.WriteEndArray();
            }
            return Deflate.Compress(buffer.WrittenSpan);
        }

        private void WritePage(Utf8JsonWriter json, IndexedDocument page)
        {
            json.WriteStartArray();
            json.WriteStringValue(page.Url);
            json.WriteStringValue(page.Title);
            json.WriteStringValue(page.Text);
            Array.Fill(values, "");
            foreach (var (key, value) in page.Display)
                values[PlaceOf(key)] = value;
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        private int PlaceOf(string key)
        {
            var place = 0;
            while (displayKeys[place] != key)
                place++;
            return place;
        }
    }
}
