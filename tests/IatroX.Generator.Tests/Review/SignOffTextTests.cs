using System.Text.RegularExpressions;
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
        ":", "~", "> :", "- ~", "1. :", "> - :", "[^1]: :", "  :", "~   definition", "    [x]: /url", "1.", "1)", "#", "##", "|", "[^1]:", "[ref]:", "[!NOTE]", "> [!NOTE]x", "> -", "> #", "= =", "-|-", "::", "=", "_", "<", "!", "[", "[]",
    ];

    /// <summary>What may begin a block, of which lines are made that say nothing, or hardly anything.</summary>
    private static readonly string[] Markers =
        [":", "~", ">", "-", "+", "*", "1.", "2)", "#", "[!NOTE]", "[^1]:", "[^1]", "[ref]:", "|", "---", "=", "```", "~~~", "- [ ]", "[", "]", "word", "\u00a0", "/url", "\"title\"", "\\"];

    private static readonly string[] Indents = ["", "", "", " ", "   ", "    "];
    private static readonly string[] Gaps = ["", " ", " ", "  ", "    ", "\t"];
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
        return Enumerable.Range(0, wanted).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => (random.Next(3) == 0 ? Marked() : One(Pieces)) + One(Spaces) + One(Ends))));

        string Marked() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(i => (i == 0 ? One(Indents) : One(Gaps)) + One(Markers)));
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
    [InlineData("- \n\n\n- a", "- \n\n\n- a")]
    [InlineData("Term\n: \nx", "Term\n: \nx")] // a definition, which without the space is none
    [InlineData("Term\n\n~\t\nx", "Term\n\n~\t\nx")]
    [InlineData("> Term\n> : \n> x", "> Term\n> : \n> x")]
    [InlineData("- Term\n  : \nx", "- Term\n  : \nx")]
    [InlineData("1. : \n[^a]: ~ \nx", "1. : \n[^a]: ~ \nx")]
    [InlineData("Term\n\n\n~ x", "Term\n\n\n~ x")]
    [InlineData("~ x\ny\n\n\nz", "~ x\ny\n\n\nz")]
    [InlineData("word\n- \t", "word\n- \t")] // no heading, which without the white space is one
    [InlineData("Dose: \n**When**: \n", "Dose:\n**When**:")]
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

    private static readonly Regex BlockStart = new("(<(?:p|li|dt|dd|td|th|h[1-6])(?: [^>]*)?>) ");

    private static string Collapsed(string text) => BlockStart.Replace(string.Join(' ', text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)), "$1")
        .Replace(" <", "<", StringComparison.Ordinal).Replace("<dd></dd>", "", StringComparison.Ordinal).Replace("<p></p>", "", StringComparison.Ordinal);
}
