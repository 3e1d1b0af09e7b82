using System.Text;
using IatroX.Audit;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using SharpFuzz;

// Coverage-guided fuzzing: AFL++ grows inputs towards code that none has reached yet. An exception, or active HTML, is a crash.
// run.sh instruments the parsers and starts it; FuzzTests and its vectors are what every test run repeats.

// Instrumented code may run only once the fuzzer has set up where it counts.
MarkdownParser? markdown = null;
Action<string> read = args is ["markdown"] ? ReadMarkdown : args is ["page"] ? ReadPage : throw new ArgumentException("Say what to read: 'markdown' or 'page'.");

Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    // A file that is not UTF-8, or holds a zero byte, is refused before any parser sees it.
    var text = Encoding.UTF8.GetString(bytes.ToArray()).Replace('\0', ' ').Replace('\uffff', ' ').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    markdown ??= NewParser();
    read(text);
});

static MarkdownParser NewParser()
{
    var config = ConfigParser.Parse(new SourceText("site.yaml", "site.yaml", "name: T\ntagline: T\ndescription: T.\nbase_url: https://clinic.test/\norganisation: T\ndisclaimer: T.\n"), null).Value!;
    return new MarkdownParser(config, [new Abbreviation("AF", "atrial fibrillation", default)], [new MediaFile("a.png", "a.png", 1, 1, 1)]);
}

void ReadMarkdown(string text)
{
    var html = markdown!.Parse(text, 1, "questions/t/q.md", "/questions/q/", new Findings("input/questions/t/q.md")).Html.ToString();
    if (HtmlAudit.ProblemsOfContent("x", html).Count > 0)
    {
        throw new InvalidOperationException(html);
    }
}

void ReadPage(string text)
{
    var lines = text.Count(c => c == '\n') + 1;
    var (_, findings) = QuestionParser.Parse(new SourceText("input/questions/t/q.md", "questions/t/q.md", text), markdown!);
    if (findings.Any(finding => finding.At.Line > lines))
    {
        throw new InvalidOperationException("a finding stands below the end of the file");
    }
}
