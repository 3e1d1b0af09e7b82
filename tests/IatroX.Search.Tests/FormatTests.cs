using System.Text.RegularExpressions;

namespace IatroX.Search.Tests;

public partial class FormatTests
{
    private static readonly SearchDocument[] Example = [Page("What is gout?", "Gout hurts."), Page("What is asthma?", "Wheeze.")];

    [Fact]
    public void The_example_in_the_specification_is_what_the_writer_writes()
    {
        var text = File.ReadAllText(TestFiles.Path("generator", "IatroX.Search", "FORMAT.md"));
        var example = ExamplePattern().Match(text).Groups["hex"].Value.Replace("\n", " ", StringComparison.Ordinal).Trim();
        var part = Assert.Single(Write(Example, inlineBytes: 0, jobs: 1), file => file.Path.StartsWith('t'));
        Assert.Equal(example, string.Join(' ', part.Bytes.ToArray().Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_jobs_does_not_change_a_byte(int seed)
    {
        var documents = RandomSite.Documents(seed);
        var one = Write(documents, 0, jobs: 1);
        foreach (var jobs in (int[])[2, 7, 64])
            Assert.Equal(one.Select(Text), Write(documents, 0, jobs).Select(Text));

        static string Text(SearchFile file) => $"{file.Path} {Convert.ToHexString(file.Bytes.Span)}";
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_site_of_no_page_or_one_is_one_file(int pages) =>
        Assert.Equal("root.bin", Assert.Single(Write(Example[..pages], 64 * 1024, jobs: 2)).Path);

    [Fact]
    public void A_page_of_a_million_words_is_indexed_in_seconds()
    {
        var body = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => (i % 30) == 0 ? "end. Word" : "w" + (i % 5000)));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var files = Write([Page("Long?", body)], 0, jobs: 1);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
        Assert.True(files.Sum(file => file.Bytes.Length) < 200_000);
    }

    private static SearchDocument Page(string question, string body) =>
        new("/" + question.Length + "/", question, "", [], body, [], [], [], "", [], []);

    private static IReadOnlyList<SearchFile> Write(SearchDocument[] documents, int inlineBytes, int jobs) =>
        SearchIndexWriter.Write(documents.Length, i => documents[i], [], RandomSite.Options(inlineBytes), jobs);

    [GeneratedRegex(@"## Example.*?```\n(?<hex>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();
}
