using System.Collections;
using System.Reflection;
using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Model;

public class QuestionFactsTests
{
    private const string File = "input/questions/testing/full.md";

    private const string Full = """
        ---
        question: What is “µg” of A&E?
        confidence: moderate
        reviewer: test-one
        date: 2026-03-07
        next_review: 2027-01-02
        nice:
          - {ref: NG1, recommendations: [1.2.1, 1.2.10]}
          - CG57
        summary: Give 5 mg. Then stop.
        topics: [other]
        aspects: [diagnosis, treatment]
        synonyms: [one, "two: words"]
        aliases: [/answers/12/]
        related: [another]
        changes: [{date: 2026-01-02, kind: clinical, note: Put it right.}]
        withdrawn: {date: 2026-04-01, reason: Tested., replaced_by: another}
        signoff: v1:00
        accept: [{code: IX413, reason: Tested.}]
        draft: true
        unknown: key
        ---

        Refer to A&E [@NG1 1.2.1, CG57], see [that](another.md#part) and [this](/media/x.png).

        ## Part

        ![Picture][p] Give .5mg.

        #### Deep

        [p]: ../../media/x.png
        """;

    private static readonly SiteConfig Config = new() { Name = "x", Tagline = "x", Description = "x", BaseUrl = new Uri("https://site.example/"), Organisation = "x", Disclaimer = "x" };

    /// <summary>Every property is compared, those of tomorrow too.</summary>
    [Theory]
    [InlineData(Full)]
    [InlineData("---\nquestion: What?\n---\n\nWords 😀.\n")]
    [InlineData("---\nquestion: [\n---\n\nWords.\n")]
    [InlineData("No front matter.\n")]
    [InlineData("---\nquestion: What?\nnice: [nonsense]\n---\n")]
    public void A_question_that_is_read_back_says_all_that_it_said_when_it_was_parsed(string text)
    {
        var parsed = Parse(text);
        var facts = new FactWriter(16);
        facts.Clear(File);
        QuestionFacts.WriteFront(facts, parsed.Value!);
        QuestionFacts.WriteRest(facts, parsed.Value!, parsed.Findings);
        var (question, findings) = QuestionFacts.Read(facts.Written.ToArray(), File, () => Parse(text).Value!.Body);
        Assert.Equal(Told(parsed.Value), Told(question));
        Assert.Equal(Told(parsed.Findings), Told(findings));
    }

    private static Parsed<Question?> Parse(string text) => QuestionParser.Parse(
        new SourceText(File, "questions/testing/full.md", text), new MarkdownParser(Config, [new Abbreviation("A&E", "accident and emergency", new Position("x", 1, 1))], [new MediaFile("x.png", "x", 1, 1, 1)]));

    private static string Told(object? value)
    {
        var text = new StringBuilder();
        Tell(value, "", text);
        return text.ToString();
    }

    private static void Tell(object? value, string name, StringBuilder text)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Tell(item, name + ".item", text);
            }
        }
        else if (value?.GetType() is { } type && IsMadeOfParts(type))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
            {
                Tell(property.GetValue(value), $"{name}.{property.Name}", text);
            }
        }
        else
        {
            text.Append(name).Append(" = ").Append(value).Append('\n');
        }
    }

    /// <summary>Records of our own, of which only names and numbers of documents are told whole.</summary>
    private static bool IsMadeOfParts(Type type) => type.Assembly == typeof(Question).Assembly && !type.IsEnum && (type.IsValueType || type.GetMethod("<Clone>$") is not null)
        && type != typeof(Slug) && type != typeof(GuidelineId);
}
