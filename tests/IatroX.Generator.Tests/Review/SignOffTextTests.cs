using IatroX.Generator.Model;
using IatroX.Generator.Parse;

namespace IatroX.Generator.Tests.Review;

public class SignOffTextTests
{
    /// <summary>Pieces of Markdown in which white space may mean something, with the white space that may follow them.</summary>
    private static readonly string[] Pieces =
    [
        "word", "two words", "# Head", "## Head ##", "- item", "  - nested", "1. item", "> quote", ">", "    indented", "\tindented", "- ", "-", "*", "***", "---", "===",
        "| a | b |", "|---|---|", "| 1 | 2 |", "term", ":   definition", "[^1]", "[^1]: note", "- [ ] task", "- [ ]", "`code", "`", "``", "a\\", "\\", "**strong**", "[x](y.md)",
        "[ref]: /url", "\"title\"", "![", "> [!NOTE]", "> [!URGENT] Do this if:", "\u00a0", "\u2003", "word\u00a0", "  word", "+", "a  b", "~~~", "```", "&nbsp;", "<br>", "[@NG1]", "  ", "\t", "",
    ];

    private static readonly string[] Spaces = ["", " ", "  ", "   ", "\t", " \t", "  \t", "\t  "];
    private static readonly string[] Ends = ["\n", "\n", "\n\n", "\n\n\n", "\n \n"];

    [Fact]
    public void The_signed_form_of_a_text_looks_the_same_as_the_text() => Assert.All(Bodies(5_000), body => Assert.Equal(Seen(body), Seen(SignOffText.Of(body))));

    [Fact]
    public void The_signed_form_is_its_own_signed_form() => Assert.All(Bodies(5_000), body => Assert.Equal(SignOffText.Of(body), SignOffText.Of(SignOffText.Of(body))));

    /// <summary>The same in every run; ITERATIONS asks for more.</summary>
    private static IEnumerable<string> Bodies(int count)
    {
        var random = new Random(20261123);
        var wanted = int.TryParse(Environment.GetEnvironmentVariable("ITERATIONS"), out var more) ? more : count;
        return Enumerable.Range(0, wanted).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => One(Pieces) + One(Spaces) + One(Ends))));

        string One(string[] values) => values[random.Next(values.Length)];
    }

    [Theory]
    [InlineData("a\n\n\n\nb", "a\n\nb")]
    [InlineData("\n\na \n\n", "a")]
    [InlineData("a   \nb", "a  \nb")]
    [InlineData("a   \n\nb", "a\n\nb")]
    [InlineData("a\\ \nb", "a\\ \nb")]
    [InlineData("    a \n\n\n    b", "    a \n\n\n    b")]
    [InlineData("a \n```\n b  \n\n\n c \n```\nd \n", "a\n```\n b  \n\n\n c \n```\nd ")]
    [InlineData("- \n\n\n- a", "-\n\n\n- a")]
    [InlineData("e\u0301", "e\u0301")]
    public void Only_white_space_that_markdown_ignores_goes(string body, string signed) => Assert.Equal(signed, SignOffText.Of(body));

    /// <summary>The HTML as a browser shows it: outside code, runs of white space are one space, and an empty definition or paragraph (Markdig leaves them behind lists and tables) is nothing.</summary>
    private static string Seen(string body)
    {
        var html = SignOffVectorTests.Markdown.Parse(body, 1, "questions/testing/first.md", "/questions/first/", new Findings("first.md")).Html.ToString();
        return string.Join("<pre>", html.Split("<pre>").Select(part => part.Split("</pre>") switch
        {
            [var code, var text] => string.Join('\n', code.Replace("</code>", "", StringComparison.Ordinal).TrimEnd().Split('\n').Select(line => line.TrimEnd())) + "</code></pre>" + Collapsed(text),
            [var text, ..] => Collapsed(text),
            _ => "",
        }));
    }

    private static string Collapsed(string text) => string.Join(' ', text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
        .Replace(" <", "<", StringComparison.Ordinal).Replace("<dd></dd>", "", StringComparison.Ordinal).Replace("<p></p>", "", StringComparison.Ordinal);
}
