using System.Text;
using System.Text.Json;
using CsCheck;
using IatroX.Search.Analysis;

namespace IatroX.Search.Tests;

/// <summary>Sites of random words for the browser's tests: their index, and in plain JSON what the index must say.</summary>
/// <param name="Queries">Words, and phrases in quotes.</param>
internal sealed record RandomSite(SearchDocument[] Documents, string[] Queries)
{
    private static readonly string[] Words =
        "asthma gout statin ramipril oedema haemorrhage tumour what is the treatment of symptoms renal kidney pain chest heart failure type 1 2 x-ray β-blocker 5mg NG59 crohn's in child"
            .Split(' ');

    /// <summary>More pages than this, and common words are split, so that what a query finds depends on its other words.</summary>
    private const int MostPagesForQueries = 60;

    /// <summary>So many words of a query are looked up (rank.js).</summary>
    private const int MostTerms = 7;

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);

    private static readonly Gen<SearchDocument> Page = Gen.Select(Text(1, 12), Text(0, 8), Text(0, 3), Text(0, 60), Text(1, 2), Text(0, 2), Gen.Int[0, 2])
        .Select((question, summary, heading, body, topic, synonym, facet) => new SearchDocument(
            "", question, summary, [heading], Encoding.UTF8.GetBytes(body), [topic], [synonym], ["NG59"], "Test Reviewer One", [new FacetValue("topic", $"t{facet}", $"Topic {facet}")], []));

    private static readonly Gen<string[]> SomeQueries = Gen.OneOf(Text(1, 4), Text(1, 3).Select(words => $"\"{words}\"")).Array[40];

    /// <summary>One site in four has more than a hundred pages.</summary>
    public static Gen<RandomSite> Any { get; } = Gen.Select(Gen.Frequency((3, Page.Array[0, MostPagesForQueries]), (1, Page.Array[100, 150])), SomeQueries)
        .Select((pages, queries) => new RandomSite(
            [.. pages.Select((page, i) => page with { Url = $"/q/{i}/", Display = [KeyValuePair.Create("badge.text", $"badge {i}")] })], queries));

    public static SearchOptions Options(int inlineBytes) =>
        new(inlineBytes) { Facets = [KeyValuePair.Create("topic", "Topic")] };

    private static Gen<string> Text(int fewest, int most) =>
        Gen.Frequency((11, Word), (1, Gen.Const("."))).Array[fewest, most].Select(words => string.Join(' ', words));

    /// <summary>The pages as lunr.js's builder takes them.</summary>
    public static string LunrPages(SearchDocument[] documents) => Json(json =>
    {
        json.WriteStartArray();
        foreach (var d in documents)
        {
            json.WriteStartObject();
            json.WriteString("url", d.Url);
            json.WriteString("question", d.Title);
            json.WriteString("summary", d.Summary);
            json.WriteString("headings", string.Join(' ', d.Headings));
            json.WriteString("body", d.Body.Span);
            json.WriteString("topics", string.Join(' ', d.Topics));
            json.WriteString("synonyms", string.Join(' ', d.Synonyms));
            json.WriteString("references", string.Join(' ', d.References));
            json.WriteString("reviewer", d.Reviewer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Every posting as it was before it was rounded and packed, every word of the lexicon, and what a look at every page finds.</summary>
    public static string Oracle(SearchDocument[] documents, string[] queries)
    {
        var plain = new PlainIndex(documents, ClinicSite.Synonyms, Options(0));
        return Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("terms");
            foreach (var (term, postings) in plain.All)
                WritePostings(json, term, postings.Select(posting => (documents[posting.Key].Url, posting.Value)));
            json.WriteEndObject();
            json.WriteStartArray("words");
            foreach (var word in plain.Words)
                json.WriteStringValue(word);
            json.WriteEndArray();
            WriteDocuments(json, documents);
            WriteQueries(json, documents, queries, plain);
            json.WriteEndObject();
        });
    }

    private static void WritePostings(Utf8JsonWriter json, string term, IEnumerable<(string Url, Indexing.Posting Posting)> postings)
    {
        json.WriteStartArray(term);
        foreach (var (url, posting) in postings)
        {
            json.WriteStartArray();
            json.WriteStringValue(url);
            json.WriteNumberValue(posting.Impact);
            json.WriteNumberValue((int)posting.Fields);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteDocuments(Utf8JsonWriter json, SearchDocument[] documents)
    {
        json.WriteStartArray("documents");
        foreach (var document in documents)
        {
            json.WriteStartArray();
            json.WriteStringValue(document.Url);
            json.WriteStringValue(document.Title);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteQueries(Utf8JsonWriter json, SearchDocument[] documents, string[] queries, PlainIndex plain)
    {
        json.WriteStartArray("queries");
        foreach (var query in documents.Length <= MostPagesForQueries ? queries.Where(query => IsPlain(query, plain)) : [])
        {
            var isPhrase = query[0] == '"';
            json.WriteStartObject();
            // A full stop behind the words: the last one is not half typed.
            json.WriteString("query", isPhrase ? query : query + ".");
            json.WriteStartObject(isPhrase ? "phrase" : "scores");
            foreach (var (page, score) in isPhrase ? plain.WithPhrase(query).Select(page => KeyValuePair.Create(page, 1.0)) : plain.Scores(query))
                json.WriteNumber(documents[page].Url, score);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Every word is known, so none is mended, and all are looked up; a phrase has a telling word.</summary>
    private static bool IsPlain(string query, PlainIndex plain)
    {
        var words = Analyzer.Analyze(query);
        return words.Select(word => word.Term).Distinct(StringComparer.Ordinal).Count() is > 0 and <= MostTerms && words.All(word => word.Stop || plain.Has(word.Term)) && words.Any(word => !word.Stop);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
