using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IatroX.Search.Lunr;

/// <summary>
/// Writes the pages as Lunr 2.3 serialises an index, for sites and tools that run lunr.js: <c>lunr.Index.load</c> reads it, and
/// finds what lunr's own builder would have found. The store beside it says address and question of each reference.
/// </summary>
public static class LunrIndex
{
    private const string Version = "2.3.9";

    /// <summary>BM25's numbers, as lunr.Builder has them.</summary>
    private const double Saturation = 1.2, LengthShare = 0.75;

    private static readonly string[] FieldNames = ["question", "summary", "headings", "body", "topics", "synonyms", "references", "reviewer"];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The index and its store, below the search folder.</summary>
    public static IReadOnlyList<SearchFile> Write(int count, Func<int, SearchDocument> document)
    {
        var index = new Builder();
        for (var i = 0; i < count; i++)
            index.Add(document(i));
        return [new SearchFile("lunr-index.json", Json(index.Write)), new SearchFile("lunr-store.json", Json(json => WriteStore(json, index.Store)))];
    }

    private static void WriteStore(Utf8JsonWriter json, List<(string Url, string Title)> store)
    {
        json.WriteStartObject();
        foreach (var (url, title) in store)
        {
            json.WriteStartObject(url);
            json.WriteString("title", title);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            write(json);
        return stream.ToArray();
    }

    private static string TextOf(SearchDocument document, int field) => field switch
    {
        0 => document.Title,
        1 => document.Summary,
        2 => string.Join(' ', document.Headings),
        3 => Encoding.UTF8.GetString(document.Body.Span),
        4 => string.Join(' ', document.Topics),
        5 => string.Join(' ', document.Synonyms),
        6 => string.Join(' ', document.References),
        _ => document.Reviewer,
    };

    private sealed class Builder
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<SortedDictionary<int, List<int>>> postings = [];
        private readonly List<(int Page, int Field, Dictionary<int, int> Counts, int Length)> vectors = [];

        public List<(string Url, string Title)> Store { get; } = [];

        public void Add(SearchDocument document)
        {
            for (var field = 0; field < FieldNames.Length; field++)
            {
                var counts = new Dictionary<int, int>();
                var length = 0;
                foreach (var term in LunrTokens.Of(TextOf(document, field)))
                {
                    var number = NumberOf(term);
                    counts[number] = counts.GetValueOrDefault(number) + 1;
                    length++;
                    if (counts[number] == 1)
                        PagesOf(number, field).Add(Store.Count);
                }
                vectors.Add((Store.Count, field, counts, length));
            }
            Store.Add((document.Url, document.Title));
        }

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteStartArray("fields");
            foreach (var field in FieldNames)
                json.WriteStringValue(field);
            json.WriteEndArray();
            WriteVectors(json);
            WriteInverted(json);
            json.WriteStartArray("pipeline");
            json.WriteStringValue("stemmer");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private int NumberOf(string term)
        {
            if (!numbers.TryGetValue(term, out var number))
            {
                numbers.Add(term, number = postings.Count);
                postings.Add([]);
            }
            return number;
        }

        private List<int> PagesOf(int term, int field)
        {
            if (!postings[term].TryGetValue(field, out var pages))
                postings[term].Add(field, pages = []);
            return pages;
        }

        private void WriteVectors(Utf8JsonWriter json)
        {
            var means = new double[FieldNames.Length];
            foreach (var vector in vectors)
                means[vector.Field] += vector.Length / (double)Store.Count;
            json.WriteStartArray("fieldVectors");
            foreach (var (page, field, counts, length) in vectors)
            {
                json.WriteStartArray();
                json.WriteStringValue($"{FieldNames[field]}/{Store[page].Url}");
                json.WriteStartArray();
                foreach (var (term, count) in counts.OrderBy(pair => pair.Key, Comparer<int>.Default))
                {
                    var norm = Saturation * (1 - LengthShare + (LengthShare * (length / means[field])));
                    var score = Idf(term) * ((Saturation + 1) * count) / (norm + count);
                    json.WriteNumberValue(term);
                    json.WriteNumberValue(Math.Floor((score * 1000) + 0.5) / 1000);
                }
                json.WriteEndArray();
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }

        /// <summary>lunr.idf counts a page once for each field that has the term.</summary>
        private double Idf(int term)
        {
            var having = postings[term].Values.Sum(pages => pages.Count);
            return Math.Log(1 + Math.Abs((Store.Count - having + 0.5) / (having + 0.5)));
        }

        private void WriteInverted(Utf8JsonWriter json)
        {
            json.WriteStartArray("invertedIndex");
            foreach (var (term, number) in numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray();
                json.WriteStringValue(term);
                json.WriteStartObject();
                json.WriteNumber("_index", number);
                for (var field = 0; field < FieldNames.Length; field++)
                {
                    json.WriteStartObject(FieldNames[field]);
                    foreach (var page in postings[number].GetValueOrDefault(field, []))
                    {
                        json.WriteStartObject(Store[page].Url);
                        json.WriteEndObject();
                    }
                    json.WriteEndObject();
                }
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
    }
}
