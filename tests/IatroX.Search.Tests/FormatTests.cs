using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace IatroX.Search.Tests;

public partial class FormatTests
{
    private static readonly SearchDocument[] Example = [Page("What is gout?", "Gout hurts."), Page("What is asthma?", "Wheeze.")];

    [Fact]
    public void The_example_in_the_specification_is_what_the_writer_writes()
    {
        var text = File.ReadAllText(TestFiles.Path("generator", "IatroX.Search", "FORMAT.md"));
        var example = ExamplePattern().Match(text).Groups["hex"].Value.Replace("\n", " ", StringComparison.Ordinal).Trim();
        var part = Assert.Single(Write(Example, inlineBytes: 0, jobs: 1), file => file.Path.StartsWith("parts/t", StringComparison.Ordinal));
        Assert.Equal(example, string.Join(' ', part.Bytes.ToArray().Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void The_specification_is_that_of_the_version_that_is_written()
    {
        var text = File.ReadAllText(TestFiles.Path("generator", "IatroX.Search", "FORMAT.md"));
        var version = Write(Example, inlineBytes: 0, jobs: 1)[0].Bytes.Span[4];
        Assert.Contains($"# The search index, version {version}\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"byte version ({version})", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_jobs_does_not_change_a_byte() => RandomSite.Any.Sample(site =>
    {
        var one = Write(site.Documents, 0, jobs: 1);
        foreach (var jobs in (int[])[2, 7, 64])
            Assert.Equal(one.Select(Text), Write(site.Documents, 0, jobs).Select(Text));

        static string Text(SearchFile file) => $"{file.Path} {Convert.ToHexString(file.Bytes.Span)}";
    }, iter: 20);

    [Fact]
    public void A_page_that_cannot_be_read_fails_as_itself_however_many_pages_fail_at_once()
    {
        foreach (var jobs in (int[])[1, 4])
            Assert.Equal("page", Assert.Throws<InvalidDataException>(() =>
                SearchIndexWriter.Write(100, _ => throw new InvalidDataException("page"), [], RandomSite.Options(0), jobs)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_site_of_no_page_or_one_is_one_file(int pages) =>
        Assert.Equal("root.bin", Assert.Single(Write(Example[..pages], 64 * 1024, jobs: 2)).Path);

    [Fact]
    public void A_page_of_a_million_words_keeps_its_index_small()
    {
        var body = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => (i % 30) == 0 ? "end. Word" : "w" + (i % 5000)));
        var files = Write([Page("Long?", body)], 0, jobs: 1);
        Assert.True(files.Sum(file => file.Bytes.Length) < 200_000);
    }

    private static SearchDocument Page(string question, string body) =>
        new("/" + question.Length + "/", question, "", [], Encoding.UTF8.GetBytes(body), [], [], [], "", [], []);

    private static IReadOnlyList<SearchFile> Write(SearchDocument[] documents, int inlineBytes, int jobs) =>
        SearchIndexWriter.Write(documents.Length, i => documents[i], [], RandomSite.Options(inlineBytes), jobs);

    [GeneratedRegex(@"## Example.*?```\n(?<hex>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();
}
