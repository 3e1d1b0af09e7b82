using System.Text;
using System.Collections.Immutable;

namespace IatroX.Search.Tests;

/// <summary>An index made with what was kept of the one before is that of a clean build, to the last byte.</summary>
public class MemoryTests
{
    private const int Chains = 30, Generations = 6;

    private static readonly string[] Words =
        "What is gout asthma Down syndrome's Hepatitis A B ME statins how genetic changes outlook for TIA transient ischaemic attack co-amoxiclav x-ray 5mg NG59 the of treatment symptoms in children β-blocker oedema"
            .Split(' ');

    [Fact]
    public void An_index_made_with_a_memory_is_that_of_a_clean_build()
    {
        var random = new Random(20_261_130);
        for (var chain = 0; chain < Chains; chain++)
        {
            var (pages, memory, jobs) = (Pages(random, 0), (SearchMemory?)null, (int[])[1, 2, 4]);
            int[] knownAs = [.. pages.Select(_ => -1)];
            for (var generation = 1; generation <= Generations; generation++)
            {
                var clean = Write(pages, null, [], jobs[0]);
                foreach (var number in jobs)
                {
                    var written = Write(pages, memory, knownAs, number);
                    Assert.Equal(clean.Files.Select(Text), written.Files.Select(Text));
                    Assert.Equal(Joined(clean), Joined(written));
                }
                memory = SearchMemory.Read(Joined(clean));
                (pages, knownAs) = Edited(pages, random, generation);
            }
        }
    }

    [Fact]
    public void Pages_that_are_known_are_not_asked_for()
    {
        var pages = Pages(new Random(1), 0);
        var memory = SearchMemory.Read(Joined(Write(pages, null, [], 1)));
        var written = SearchIndexWriter.Write(pages.Length, i => i == 3 ? pages[3] : throw new InvalidOperationException($"page {i}"), ClinicSite.Synonyms, RandomSite.Options(0), 2, memory, i => i == 3 ? -1 : i);
        Assert.Equal(Write(pages, null, [], 1).Files.Select(Text), written.Files.Select(Text));
    }

    [Fact]
    public void Each_page_can_be_taken_away_and_nothing_else_changes()
    {
        var pages = Pages(new Random(2), 0);
        var memory = SearchMemory.Read(Joined(Write(pages, null, [], 1)));
        for (var gone = 0; gone < pages.Length; gone++)
        {
            int[] knownAs = [.. Enumerable.Range(0, pages.Length).Where(page => page != gone)];
            var left = Array.ConvertAll(knownAs, page => pages[page]);
            Assert.Equal(Write(left, null, [], 1).Files.Select(Text), Write(left, memory, knownAs, 1).Files.Select(Text));
        }
    }

    [Fact]
    public void Nothing_is_kept_of_a_site_that_may_be_one_file()
    {
        var pages = Pages(new Random(1), 0);
        Assert.False(SearchIndexWriter.Remembers(pages.Length, new SearchOptions()));
        Assert.Empty(SearchIndexWriter.Write(pages.Length, i => pages[i], [], new SearchOptions(), 2, null, _ => -1).Memory);
    }

    [Fact]
    public void Bytes_that_are_cut_or_of_another_version_are_no_memory()
    {
        var bytes = Joined(Write(Pages(new Random(1), 0), null, [], 1));
        Assert.NotNull(SearchMemory.Read(bytes));
        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Null(SearchMemory.Read(bytes.AsMemory(0, length))));
        Assert.Null(SearchMemory.Read((byte[])[.. bytes, 0]));
        for (var at = 0; at < SearchMemory.HeaderBytes; at++)
            for (var value = 1; value <= byte.MaxValue; value++)
            {
                var damaged = bytes.ToArray();
                damaged[at] ^= (byte)value;
                Assert.Null(SearchMemory.Read(damaged));
            }
    }

    /// <summary>Pages removed, added, changed and moved; and of which page before each is a copy.</summary>
    private static (SearchDocument[] Pages, int[] KnownAs) Edited(SearchDocument[] pages, Random random, int generation)
    {
        var next = pages.Select((page, i) => (Page: page, KnownAs: i)).ToList();
        // Often hardly a page, so that whole text parts stay as they were.
        var oneIn = ((int[])[6, 100, 1000])[random.Next(3)];
        next.RemoveAll(_ => random.Next(oneIn) == 0);
        for (var i = 0; i < next.Count; i++)
            if (random.Next(oneIn) == 0)
                next[i] = (Page(random, generation, i), -1);
        if (random.Next(2) == 0)
            foreach (var page in Pages(random, generation)[..random.Next(10)])
                next.Insert(random.Next(next.Count + 1), (page, -1));
        if (random.Next(3) == 0)
            next = [.. next.OrderBy(_ => random.Next(), Comparer<int>.Default)];
        if (random.Next(4) == 0)
            next = [.. next.Select(page => random.Next(3) == 0 ? (page.Page, -1) : page)];
        return ([.. next.Select(page => page.Page)], [.. next.Select(page => page.KnownAs)]);
    }

    private static SearchDocument[] Pages(Random random, int generation) => [.. Enumerable.Range(0, random.Next(10, 120)).Select(i => Page(random, generation, i))];

    /// <param name="generation">Each has words that the others do not have.</param>
    private static SearchDocument Page(Random random, int generation, int number) => new(
        $"/q/{generation}-{number}/", random.Next(10) == 0 ? Some(random, generation, 1, 5).ToUpperInvariant() : Some(random, generation, 1, random.Next(4) == 0 ? 1 : 8), Some(random, generation, 0, 12), [Some(random, generation, 0, 4)],
        Encoding.UTF8.GetBytes(string.Join(".\n", Enumerable.Range(0, random.Next(12)).Select(_ => Some(random, generation, 1, 40)))), [Some(random, generation, 1, 2)],
        random.Next(4) == 0 ? [Some(random, generation, 1, 2)] : [], ["NG59"], $"Test Reviewer {(char)('A' + random.Next(3))}",
        [new FacetValue("topic", $"t{random.Next(4 + generation)}", $"Topic {random.Next(3)}"), new FacetValue("unlisted", "u", "U")],
        random.Next(3) == 0 ? [KeyValuePair.Create("reviewed", $"{generation}"), KeyValuePair.Create("badge.text", "ß")] : [KeyValuePair.Create("badge.text", $"badge {number}")])
    {
        Listed = random.Next(2) == 0 ? "" : $"202{random.Next(6)}-01-01",
    };

    private static string Some(Random random, int generation, int fewest, int most) => string.Join(' ', Enumerable.Range(0, random.Next(fewest, most + 1)).Select(_ =>
        random.Next(5) switch
        {
            0 => $"word{(char)('a' + random.Next(26))}{(char)('a' + generation)}",
            1 => Words[random.Next(Words.Length)] + (random.Next(9) == 0 ? "ng" : ""),
            _ => Words[random.Next(Words.Length)],
        }));

    private static WrittenIndex Write(SearchDocument[] pages, SearchMemory? before, int[] knownAs, int jobs) => SearchIndexWriter.Write(
        pages.Length, i => before is null || knownAs[i] < 0 ? pages[i] : throw new InvalidOperationException($"page {i} is known"), ClinicSite.Synonyms, RandomSite.Options(0), jobs, before, i => knownAs[i]);

    private static byte[] Joined(WrittenIndex index) => [.. index.Memory.SelectMany(piece => piece.ToArray())];

    private static string Text(SearchFile file) => $"{file.Path} {Convert.ToHexString(file.Bytes.Span)}";
}
