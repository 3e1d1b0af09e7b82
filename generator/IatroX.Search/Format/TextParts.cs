using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IatroX.Search.Indexing;
using IatroX.Search.Memory;

namespace IatroX.Search.Format;

/// <summary>Writes what results show (address, question, display strings, passages) as deflated JSON, a few pages a part.</summary>
internal static class TextParts
{
    /// <summary>
    /// Pages on one subject stand together and are not parted, so a part serves several results; more pages a part is fewer requests, and more bytes
    /// for results that stand alone.
    /// </summary>
    private const int PartPages = 24;

    private const int MostParts = 4096;

    /// <summary>Address, question and passages.</summary>
    private const int BeforeDisplay = 3;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="known">The parts of an index before, of which those are taken that would be written again.</param>
    public static Part[] Write(DocumentSet set, int[] order, Subjects subjects, IReadOnlyList<string> displayKeys, int jobs, KnownTexts? known)
    {
        var runs = Cut(order, subjects);
        return InOrder.Map(runs.Count, jobs, () => new PartWriter(displayKeys), (writer, i) =>
        {
            var pages = order.AsSpan(runs[i].First, runs[i].Count);
            return new Part("", "", known?.Find(pages) ?? writer.Write(set, pages), pages.Length);
        });
    }

    /// <summary>As many whole subjects as a part takes; a subject that is too large for one is cut.</summary>
    private static List<(int First, int Count)> Cut(int[] order, Subjects subjects)
    {
        var most = Math.Max(PartPages, 2 * order.Length / MostParts);
        var runs = new List<(int First, int Count)>();
        for (var (first, end) = (0, 0); first < order.Length; first = end)
        {
            while (end < order.Length && EndOfSubject(order, subjects, end) is var next && next - first <= most)
                end = next;
            if (end == first)
                end = first + most;
            runs.Add((first, end - first));
        }
        return runs;
    }

    private static int EndOfSubject(int[] order, Subjects subjects, int place)
    {
        var key = subjects.Keys[order[place]];
        while (place < order.Length && subjects.Keys[order[place]].AsSpan().SequenceEqual(key))
            place++;
        return place;
    }

    /// <summary>Writes one part after another; one a thread.</summary>
    private sealed class PartWriter
    {
        private readonly IReadOnlyList<string> displayKeys;
        private readonly Range[] values;
        private readonly ArrayBufferWriter<byte> buffer = new();

        public PartWriter(IReadOnlyList<string> displayKeys)
        {
            this.displayKeys = displayKeys;
            values = new Range[displayKeys.Count];
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
            var shown = new MemoryReader(page.Shown.Span);
            for (var i = 0; i < BeforeDisplay; i++)
                json.WriteStringValue(shown.Utf8());
            Array.Clear(values);
            foreach (var key in page.DisplayKeys)
                values[PlaceOf(key)] = shown.Range();
            foreach (var value in values)
                json.WriteStringValue(page.Shown.Span[value]);
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
