using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Bounds;

/// <summary>
/// The shapes on which Markdown and YAML libraries have been slow, deep or greedy (cmark's pathological tests, advisories of cmark-gfm, marked,
/// showdown, Markdig and YamlDotNet): each is read in time and memory that grow no worse than its length does, or refused by one finding that names the limit.
/// </summary>
public sealed class PathologicalTests
{
    private const int Repeats = 20_000;

    private const int QuarterPage = 256 * 1024;

    /// <summary>Work may grow by this for an input of twice the length: two, and room for caches and the garbage collector.</summary>
    private const double MostGrowth = 3.2;

    /// <summary>Work on inputs that take less than this is not compared: it is mostly chance.</summary>
    private static readonly TimeSpan Measurable = TimeSpan.FromMilliseconds(150);

    private static readonly Dictionary<string, Func<int, string>> Shapes = new(StringComparer.Ordinal)
    {
        ["nested strong emphasis"] = n => Repeated("*a **a ", n) + "b" + Repeated(" a** a*", n),
        ["emphasis closers without openers"] = n => Repeated("a_ ", n),
        ["emphasis openers without closers"] = n => Repeated("_a ", n),
        ["link closers without openers"] = n => Repeated("a]", n),
        ["link openers without closers"] = n => Repeated("[a", n),
        ["link openers with addresses"] = n => Repeated("[a](", n),
        ["nested link openers"] = n => Repeated("[ (](", n),
        ["mismatched openers and closers"] = n => Repeated("*a_ ", n),
        ["openers and closers in threes"] = n => "a**b" + Repeated("c* ", n),
        ["link openers and emphasis closers"] = n => Repeated("[ a_", n),
        ["links the wrong way round"] = n => Repeated(")[", n),
        ["links with a space inside"] = n => Repeated("] (", n),
        ["marks of merge conflicts"] = n => Repeated("<<<<<<<\n", n),
        ["nested brackets"] = n => Repeated("[", n) + "a" + Repeated("]", n),
        ["nested quotes"] = n => Repeated("> ", n) + "a",
        ["nested lists"] = n => string.Concat(Enumerable.Range(0, Math.Min(n, 700)).Select(i => new string(' ', i * 2) + "* a\n")),
        ["lists in a line"] = n => Repeated("- ", n) + "a",
        ["zero bytes in words"] = n => Repeated("abc\u0001", n),
        ["backticks of every length"] = n => string.Concat(Enumerable.Range(1, (int)Math.Sqrt(n)).Select(i => "e" + new string('`', i))),
        ["unclosed code spans"] = n => Repeated("`a ", n),
        ["unclosed links in angles"] = n => Repeated("[a](<b", n),
        ["unclosed comments"] = n => "</" + Repeated("<!--", n),
        ["unclosed processing instructions"] = n => Repeated("<?", n),
        ["unclosed declarations"] = n => Repeated("<!A", n),
        ["unclosed CDATA"] = n => Repeated("<![CDATA[", n),
        ["autolink openers"] = n => Repeated("<https:", n),
        ["bare addresses"] = n => Repeated("www.a.b ", n),
        ["bare mail addresses"] = n => Repeated("a@b.c ", n),
        ["at signs"] = n => Repeated("a@", n),
        ["dots of mail addresses"] = n => "a@" + Repeated("b.", n),
        ["many references"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"[{i}]: x\n\n")) + Repeated("[0]", n),
        ["references that grow"] = n => "[a]: /" + new string('x', n) + "\n\n" + Repeated("[a] ", n / 4),
        ["reference colliders"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"[x{i}] ")),
        ["tables of one row"] = n => Repeated("|a", n) + "\n" + Repeated("|-", n) + "\n",
        ["wide and long tables"] = n => Repeated("|a", 300) + "\n" + Repeated("|-", 300) + "\n" + Repeated("|b\n", n),
        ["many small tables"] = n => Repeated("|a|\n|-|\n|b|\n\n", n),
        ["delimiter rows"] = n => Repeated("|-\n", n),
        ["one hundred thousand headings"] = n => Repeated("## a\n\n", n * 5),
        ["a million links"] = n => Repeated("[a](b)\n", n * 50),
        ["footnotes"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"[^{i}] ")) + "\n\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"[^{i}]: x\n\n")),
        ["uses of one footnote"] = n => Repeated("[^1] ", n) + "\n\n[^1]: x",
        ["definition lists"] = n => Repeated("a\n:   b\n\n", n),
        ["hard line breaks"] = n => Repeated("a\\\n", n),
        ["blank lines"] = n => Repeated("\n", n * 10),
        ["blank lines in a list"] = n => "* a\n" + Repeated("\n", n),
        ["fences"] = n => Repeated("~~~\n", n),
        ["unclosed fences"] = n => Repeated("~", n),
        ["thematic breaks"] = n => Repeated("* * * * * a\n", n),
        ["setext underlines"] = n => Repeated("a\n=", n),
        ["underlined headings"] = n => Repeated("a\n=\n", n * 2),
        ["underlines that are headings"] = n => Repeated("=\n", n * 4),
        ["headings underlined in quotes"] = n => Repeated("> a\n> -\n", n * 2),
        ["entities"] = n => Repeated("&amp;", n),
        ["unfinished entities"] = n => Repeated("&", n),
        ["long numeric entities"] = n => Repeated("&#99999999", n),
        ["backslashes"] = n => Repeated("\\", n),
        ["a megabyte word"] = n => new string('a', n * 60),
        ["long lines of words"] = n => Repeated("abc def ", n),
        ["spaces"] = n => "a" + new string(' ', n) + "b",
        ["tabs"] = n => Repeated("\t", n) + "a",
        ["strikethrough"] = n => Repeated("~~a ", n),
        ["tasks"] = n => Repeated("- [ ] a\n", n),
        ["callouts"] = n => Repeated("> [!NOTE]\n> a\n\n", n),
        ["citations"] = n => Repeated("[@NG1] ", n),
        ["broken citations"] = n => Repeated("[@NG", n),
        ["abbreviations"] = n => Repeated("AF ", n),
        ["numbers and units"] = n => Repeated("5.0mg ", n),
        ["dots between words"] = n => Repeated("abc.Def", n),
        ["combining marks"] = n => "a" + new string('\u0301', n),
        ["front matter that never ends"] = n => "---\n" + Repeated("a: b\n", n),
        ["a list in brackets"] = n => Front(Repeated("[", n)),
        ["a mapping in braces"] = n => Front(Repeated("{a: ", n)),
        ["a list in dashes"] = n => Front(Repeated("- ", n)),
        ["a complex key"] = n => Front(Repeated("? ", n)),
        ["an indented mapping"] = n => Front(string.Concat(Enumerable.Range(0, Math.Min(n, 250)).Select(i => new string(' ', i) + "a:\n"))),
        ["an alias bomb"] = n => Front("a: &a [x]\n" + string.Concat(Enumerable.Range(0, n / 100).Select(i => $"b{i}: &b{i} [*a, *a, *a, *a, *a, *a, *a, *a]\n"))),
        ["an alias cycle"] = n => Front("a: &a [*a]\n"),
        ["merge keys"] = n => Front("a: &a {b: c}\n" + Repeated("<<: *a\n", n / 100)),
        ["tags"] = n => Front(Repeated("!!x ", n / 10) + "a"),
        ["many keys"] = n => Front(string.Concat(Enumerable.Range(0, n / 10).Select(i => $"k{i}: x\n"))),
        ["an unclosed quote"] = n => Front("question: \"" + Repeated("a\n ", n / 10)),
        ["escapes"] = n => Front("question: \"" + Repeated("\\u0041", n / 10) + "\""),
        ["comments of YAML"] = n => Front(Repeated("#\n", n)),
        ["documents of YAML"] = n => Front(Repeated("--- x\n", n / 10)),
    };

    public static TheoryData<string> Names => new(Shapes.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_of_this_shape_costs_no_more_than_its_length_or_is_refused_in_words(string shape) => Grows(Shapes[shape], Repeats);

    /// <summary>On one line most shapes stop at the limit for lines; a paragraph of many lines is bounded by the page alone.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Nor_does_it_in_the_lines_of_a_page_that_is_a_quarter_as_long_as_a_page_may_be(string shape)
    {
        var repeats = QuarterPage / 2 * 1000 / Math.Max(1000, Shapes[shape](1000).Length);
        Grows(n => InLines(Shapes[shape](n)), repeats);
    }

    [Theory]
    [InlineData("https://x.example/", 'a', 60_000, "2000 characters, which is the limit")]
    [InlineData("a.md#", 'a', 60_000, "2000 characters, which is the limit")]
    [InlineData("https://x.example/?", '&', 1_900, "4 MiB of HTML, which is the limit")]
    public void What_is_written_once_and_published_at_each_use_is_bounded(string address, char letter, int more, string told)
    {
        var (body, findings) = Source.Body(Repeated("[a]\n", 1_900) + $"\n[a]: {address}" + new string(letter, more) + "\n");
        Assert.All(findings, finding => Assert.Same(Generator.Model.Rules.TooLarge, finding.Rule));
        Assert.Contains(told, findings[0].Message, StringComparison.Ordinal);
        Assert.True(body.Html.Bytes.Length < 100_000, $"{body.Html.Bytes.Length} bytes");
    }

    private static void Grows(Func<int, string> text, int repeats)
    {
        var once = Cost(text(repeats));
        var twice = Cost(text(2 * repeats));
        for (var again = 0; again < 3 && twice > Measurable && twice > MostGrowth * once; again++)
        {
            (once, twice) = (Cost(text(repeats)), Min(twice, Cost(text(2 * repeats))));
        }
        Assert.True(twice <= Measurable || twice <= MostGrowth * once, $"{once.TotalMilliseconds:N0} ms of processor time became {twice.TotalMilliseconds:N0} ms for twice the length");
    }

    /// <summary>Processor time to read the text.</summary>
    private static TimeSpan Cost(string text)
    {
        var before = ThreadTime.Now;
        var question = Source.Question(text.StartsWith("---", StringComparison.Ordinal) ? text : "---\nquestion: A?\nconfidence: low\n---\n" + text);
        var spent = ThreadTime.Now - before;
        var html = question.Value?.Body.Html.Bytes.Length ?? 0;
        Assert.True(html <= 100L * text.Length + 100_000, $"{text.Length} characters became {html}");
        Assert.All(question.Findings.Where(finding => finding.Rule == Generator.Model.Rules.TooLarge), finding => Assert.EndsWith(".", finding.Message, StringComparison.Ordinal));
        return spent;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static string Front(string yaml) => $"---\n{yaml}\n---\n\ntext\n";

    private static string InLines(string text)
    {
        const int width = 500;
        var lines = new System.Text.StringBuilder(text.Length + text.Length / width);
        foreach (var line in text.StartsWith("---", StringComparison.Ordinal) ? [text] : text.Split('\n'))
        {
            for (var start = 0; start < line.Length || start == 0; start += width)
            {
                lines.Append(line.AsSpan(start, Math.Min(width, line.Length - start))).Append('\n');
            }
        }
        return lines.ToString();
    }

    private static string Repeated(string text, int times) => new System.Text.StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
