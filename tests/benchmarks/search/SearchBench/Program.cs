// Makes the search index of an input folder without the rest of the site, and says how long the index alone takes.
//
//     dotnet run -c Release --project tests/benchmarks/search/SearchBench -- INPUT OUT [JOBS [ROUNDS [CHANGED]]]
//
// Run it from the root of the repository. OUT gets the client in search/ and the index below search/index/. Of several rounds the first is what a build
// meets, the least processor time (of all threads) what a busy machine does not lengthen. With CHANGED
// as many rounds follow that also make a memory, and as many in which so many pages are edited and all others known from the memory of the round before. The front matter is read by a few plain rules, enough for generated pages.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using IatroX.Search;

var input = args[0];
var output = Path.Combine(args[1], "search", "index");
var jobs = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
var topics = Titles(Path.Combine(input, "topics.yaml"));
var files = Directory.GetFiles(Path.Combine(input, "questions"), "*.md", SearchOption.AllDirectories);
Array.Sort(files, StringComparer.Ordinal);
var documents = Array.ConvertAll(files, Read);

var synonyms = Synonyms(Path.Combine(input, "synonyms.yaml"));
var searchOptions = new SearchOptions { Facets = [.. new[] { "topic", "guideline", "confidence", "year" }.Select(f => KeyValuePair.Create(f, f))] };
var rounds = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1;
IReadOnlyList<SearchFile> parts = [];
for (var round = 1; round <= rounds; round++)
    parts = Measured(round, () => SearchIndexWriter.Write(documents.Length, i => documents[i], synonyms, searchOptions, jobs));
if (args.Length > 4)
    parts = WithMemory(int.Parse(args[4], CultureInfo.InvariantCulture));
if (Directory.Exists(output))
    Directory.Delete(output, recursive: true);
Directory.CreateDirectory(Path.Combine(output, SearchIndex.PartsFolder));
foreach (var part in parts)
    File.WriteAllBytes(Path.Combine(output, part.Path), part.Bytes.ToArray());
foreach (var module in SearchClient.Join(name => File.ReadAllText(Path.Combine("theme", "scripts", "search", name))))
    File.WriteAllBytes(Path.Combine(args[1], "search", module.Path), module.Bytes.ToArray());
Console.WriteLine($"{documents.Length} pages, {jobs} jobs: {parts.Count} files, {parts.Sum(p => (long)p.Bytes.Length)} bytes, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
foreach (var kind in parts.GroupBy(p => Path.GetFileName(p.Path)[0]).OrderBy(k => k.Key, Comparer<char>.Default))
    Console.WriteLine($"  {kind.Key}: {kind.Count()} files, {kind.Sum(p => (long)p.Bytes.Length)} bytes");

IReadOnlyList<SearchFile> WithMemory(int changed)
{
    WrittenIndex written = null!;
    for (var round = 1; round <= rounds; round++)
        written = Measured(round, () => SearchIndexWriter.Write(documents.Length, i => documents[i], synonyms, searchOptions, jobs, null, _ => -1));
    for (var round = 1; round <= rounds; round++)
    {
        var memory = Joined(written.Memory);
        var edited = Enumerable.Range(0, changed).Select(i => ((round * 7919) + (i * 104_729)) % documents.Length).ToHashSet();
        foreach (var i in edited)
            documents[i] = documents[i] with { Body = Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(documents[i].Body.Span)}\nEdited {round} times, newly in round{round}.") };
        written = Measured(round, () => SearchIndexWriter.Write(
            documents.Length, i => documents[i], synonyms, searchOptions, jobs, SearchMemory.Read(memory), i => edited.Contains(i) ? -1 : i), memory.Length);
    }
    return written.Files;
}

static byte[] Joined(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
{
    using var stream = new MemoryStream();
    foreach (var piece in pieces)
        stream.Write(piece.Span);
    return stream.ToArray();
}

T Measured<T>(int round, Func<T> write, long memory = 0)
{
    GC.Collect();
    var (processor, allocated, clock) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
    var made = write();
    var (elapsed, used, bytes) = (clock.Elapsed, Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes() - allocated);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"round {round}: {elapsed.TotalSeconds:N2} s, processor time {used.TotalSeconds:N2} s, {used.TotalMicroseconds / Math.Max(documents.Length, 1):N1} µs a page, {bytes >> 20} MiB allocated, {GC.CollectionCount(0)} collections{(memory > 0 ? $", memory of {memory} bytes" : "")}"));
    return made;
}

SearchDocument Read(string file)
{
    var text = File.ReadAllText(file);
    var end = text.IndexOf("\n---\n", 4, StringComparison.Ordinal);
    var front = text[4..end].Split('\n').Select(line => line.Split(": ", 2)).Where(pair => pair.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    var body = text[(end + 5)..].Trim();
    var lines = body.Split('\n');
    var plain = string.Join('\n', lines.Select(line => Plain(line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)));
    ImmutableArray<string> ids = [.. List(front, "topics")];
    ImmutableArray<string> references = [.. List(front, "nice")];
    var url = "/" + Path.GetRelativePath(input, file)[..^3].Replace('\\', '/') + "/";
    return new SearchDocument(
        url, Scalar(front, "question"), Scalar(front, "summary"), [.. lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => Plain(l[3..]))], Encoding.UTF8.GetBytes(plain),
        [.. ids.Select(Title)], [], references, Scalar(front, "reviewer"),
        [.. ids.Select(id => new FacetValue("topic", id, Title(id))), .. references.Select(r => new FacetValue("guideline", r, r)),
            new FacetValue("confidence", Scalar(front, "confidence"), Scalar(front, "confidence")),
            new FacetValue("year", Scalar(front, "date")[..4], Scalar(front, "date")[..4])],
        [KeyValuePair.Create("confidence", Scalar(front, "confidence")), KeyValuePair.Create("date", Scalar(front, "date")), KeyValuePair.Create("topic", Title(ids[0]))]);
}

string Title(string id) => topics.GetValueOrDefault(id, id);

static string Plain(string line) => System.Text.RegularExpressions.Regex.Replace(line, @"\\(.)", "$1");

static string Scalar(Dictionary<string, string> front, string key)
{
    var value = front.GetValueOrDefault(key, "");
    return value.StartsWith('"') ? System.Text.Json.JsonDocument.Parse(value).RootElement.GetString()! : value;
}

static string[] List(Dictionary<string, string> front, string key) =>
    front.GetValueOrDefault(key, "[]").Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries);

// The lines "- terms: [a, b]" alone.
static Synonym[] Synonyms(string file) => !File.Exists(file) ? [] :
    [.. from line in File.ReadLines(file)
        where line.StartsWith("- terms: [", StringComparison.Ordinal)
        let terms = line["- terms: [".Length..].TrimEnd(']').Split(", ")
        from term in terms
        from means in terms
        where term != means
        select new Synonym(term, means)];

static Dictionary<string, string> Titles(string file)
{
    var titles = new Dictionary<string, string>(StringComparer.Ordinal);
    var id = "";
    foreach (var line in File.ReadLines(file))
    {
        if (line.StartsWith("- id: ", StringComparison.Ordinal))
            id = line[6..];
        else if (line.StartsWith("  title: ", StringComparison.Ordinal))
            titles[id] = line[9..].Trim('"');
    }
    return titles;
}
