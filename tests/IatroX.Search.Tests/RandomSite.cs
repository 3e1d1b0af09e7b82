using System.Text.Json;
using IatroX.Search.Indexing;

namespace IatroX.Search.Tests;

/// <summary>Sites of random words for the browser's tests: their index, and in plain JSON what the index must say.</summary>
internal static class RandomSite
{
    private static readonly string[] Words =
        "asthma gout statin ramipril oedema haemorrhage tumour what is the treatment of symptoms renal kidney pain chest heart failure type 1 2 x-ray β-blocker 5mg NG59 crohn's in child"
            .Split(' ');

    public static SearchDocument[] Documents(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, seed == 1 ? 150 : random.Next(0, 60)).Select(i => new SearchDocument(
            $"/q/{i}/", Text(random, 1, 6), Text(random, 0, 8), [Text(random, 0, 3)], Text(random, 0, 60), [Text(random, 1, 2)], [Text(random, 0, 2)], ["NG59"],
            "Test Reviewer One", [new FacetValue("topic", $"t{i % 3}", $"Topic {i % 3}")], [KeyValuePair.Create("badge.text", $"badge {i}")]))];
    }

    private static string Text(Random random, int fewest, int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(fewest, most + 1)).Select(_ => random.Next(12) == 0 ? ". " : Words[random.Next(Words.Length)]));

    public static SearchOptions Options(int inlineBytes) =>
        new(inlineBytes) { Facets = [KeyValuePair.Create("topic", "Topic")] };

    /// <summary>The pages as lunr.js's builder takes them.</summary>
    public static string LunrPages(SearchDocument[] documents)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var d in documents)
            {
                json.WriteStartObject();
                json.WriteString("url", d.Url);
                json.WriteString("question", d.Title);
                json.WriteString("summary", d.Summary);
                json.WriteString("headings", string.Join(' ', d.Headings));
                json.WriteString("body", d.Body);
                json.WriteString("topics", string.Join(' ', d.Topics));
                json.WriteString("synonyms", string.Join(' ', d.Synonyms));
                json.WriteString("references", string.Join(' ', d.References));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Every posting as it was before it was rounded and packed, and every word of the lexicon.</summary>
    public static string Oracle(SearchDocument[] documents)
    {
        var read = DocumentSet.Read(documents.Length, i => documents[i], [], Options(0), 1);
        var subjects = Subjects.Find(read);
        var order = PageOrder.Find(read, subjects);
        var set = Aliases.Add(read, subjects);
        var postings = new Impacts(set).Invert(order);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("terms");
            for (var term = 0; term < set.Terms.Length; term++)
            {
                json.WriteStartArray(set.Terms[term]);
                foreach (var posting in postings[term])
                {
                    json.WriteStartArray();
                    json.WriteStringValue(set.Documents[order[posting.Document]].Url);
                    json.WriteNumberValue(posting.Impact);
                    json.WriteNumberValue((int)posting.Fields);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteStartArray("words");
            foreach (var word in set.Words)
                json.WriteStringValue(word.Key);
            json.WriteEndArray();
            json.WriteStartArray("documents");
            foreach (var document in documents)
            {
                json.WriteStartArray();
                json.WriteStringValue(document.Url);
                json.WriteStringValue(document.Title);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
