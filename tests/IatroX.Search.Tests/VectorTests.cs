using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IatroX.Search.Tests;

/// <summary>The vectors of format and ranking, which the browser's tests read too: change one side and the other fails.</summary>
public class VectorTests
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly PlainIndex Plain = new(VectorSite.Documents, VectorSite.Synonyms, VectorSite.Options);

    [Fact]
    public void The_parts_are_those_of_the_shared_vectors()
    {
        var files = SearchIndexWriter.Write(VectorSite.Documents.Length, i => VectorSite.Documents[i], VectorSite.Synonyms, VectorSite.Options, jobs: 2);
        TestFiles.AssertVectors("format.json", Lines(
            ("masks", JsonValue.Create(string.Join(' ', Masks()))),
            ("pages", new JsonArray([.. Plain.Order.Select(page => JsonValue.Create(VectorSite.Documents[page].Url))])),
            ("parts", new JsonObject(files.Where(file => file.Path != "root.bin").Select(file => KeyValuePair.Create<string, JsonNode?>(Path.GetFileName(file.Path)[..2], Unpacked(file))))),
            ("terms", new JsonObject(Plain.All.Where(term => term.Postings.Any()).Select(term => KeyValuePair.Create<string, JsonNode?>(term.Term, Postings(term.Postings)))))));
    }

    [Fact]
    public void Pages_are_ranked_as_in_the_shared_vectors()
    {
        string[] queries =
        [
            "asthma.", "what is asthma?", "asthma treatment.", "How is asthma treated?", "outlook for asthma.", "heart attack.", "mi treatment.", "leg oedema.", "edema of the legs.",
            "β-blockers in asthma.", "beta blocker.", "familial hip dysplasia.", "bfhd.", "cilliers disease.", "ng80.", "coronary thrombosis.", "what is it?", "my doctor says asthma.",
        ];
        TestFiles.AssertVectors("ranking.json", Lines([.. queries.Select(query => (query, (JsonNode)Ranked(query)))]));
    }

    [Fact]
    public void A_synonym_from_afar_weighs_as_if_the_page_only_mentioned_it()
    {
        const string Near = "/q/heart-attack/";
        var page = Array.FindIndex(VectorSite.Documents, document => document.Url == Near);
        double Score(bool isDistant) => new PlainIndex(VectorSite.Documents, [new Synonym("brandone", "myocardial infarction", isDistant)], VectorSite.Options).Scores("brandone")[page];
        Assert.InRange(Score(true), 0.01, Score(false) / 3);
    }

    private static JsonObject Ranked(string query) => new(Plain.Scores(query)
        .OrderByDescending(score => score.Value, Comparer<double>.Default).ThenBy(score => score.Key, Comparer<int>.Default)
        .Select(score => KeyValuePair.Create<string, JsonNode?>(VectorSite.Documents[score.Key].Url, Rounded(score.Value))));

    /// <summary>By page: fields, impact, different terms of its question.</summary>
    private static JsonObject Postings(IEnumerable<KeyValuePair<int, Indexing.Posting>> postings) => new(postings.Select(posting => KeyValuePair.Create<string, JsonNode?>(
        VectorSite.Documents[posting.Key].Url, new JsonArray((int)posting.Value.Fields, Rounded(posting.Value.Impact), (int)posting.Value.QuestionTerms))));

    private static JsonValue Rounded(double value) => JsonValue.Create(Math.Round(value, 3));

    private static IEnumerable<int> Masks() => Plain.All.SelectMany(term => term.Postings).GroupBy(posting => (int)posting.Value.Fields)
        .OrderByDescending(group => group.Count(), Comparer<int>.Default).ThenBy(group => group.Key, Comparer<int>.Default).Select(group => group.Key);

    /// <summary>What stands behind the checksum: terms as bytes, words and facets as bytes once inflated (what deflate makes of them differs with its version), texts as they are.</summary>
    private static JsonValue Unpacked(SearchFile file)
    {
        var content = file.Bytes[4..].ToArray();
        if (Path.GetFileName(file.Path)[0] == 't')
            return JsonValue.Create(Hex(content));
        using var inflated = new MemoryStream();
        using (var stream = new DeflateStream(new MemoryStream(content), CompressionMode.Decompress))
            stream.CopyTo(inflated);
        return JsonValue.Create(Path.GetFileName(file.Path)[0] == 'd' ? Encoding.UTF8.GetString(inflated.ToArray()) : Hex(inflated.ToArray()));
    }

    private static string Hex(byte[] bytes) => string.Join(' ', bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    private static string Lines(params (string Key, JsonNode Value)[] members) =>
        "{\n" + string.Join(",\n", members.Select(member => $"  {JsonSerializer.Serialize(member.Key, OneLine)}: {member.Value.ToJsonString(OneLine)}")) + "\n}\n";
}
