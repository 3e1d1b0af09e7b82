using System.Text.Json;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Tests.Theme;

namespace IatroX.Generator.Tests.Review;

public class SignOffVectorTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThemeFiles.Root)!, "tests", "vectors", "sign-off");

    public static IEnumerable<TheoryDataRow<string>> Names => Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal)
        .Select(path => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(path)));

    /// <summary>The vectors are fixed: a change here is a new version of the sign-off, and voids every signature there is.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_the_normal_form_and_digest_of_its_vector(string name)
    {
        using var vector = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        var question = Parse(vector.RootElement.GetProperty("page").GetString()!);

        Assert.Equal(vector.RootElement.GetProperty("normalised").GetString(), SignOff.Normalised(question));
        Assert.Equal(vector.RootElement.GetProperty("digest").GetString(), SignOff.DigestOf(question));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_digest_does_not_depend_on_the_culture(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(culture);
            A_page_has_the_normal_form_and_digest_of_its_vector("all-fields");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    internal static Question Parse(string page) =>
        QuestionParser.Parse(new SourceText("first.md", "questions/testing/first.md", page.ReplaceLineEndings("\n")), Markdown).Value!;

    internal static MarkdownParser Markdown { get; } = new(
        new SiteConfig
        {
            Name = "Test", Tagline = "Test", Description = "Test", BaseUrl = new Uri("https://test.example/"), Organisation = "Test", Disclaimer = "Test",
        }, [], []);
}
