using System.Text;
using CsCheck;
using IatroX.Audit;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Parse.Yaml;
using IatroX.Generator.Render.Machine.Hosts;
using IatroX.Safety.Tests.Support;
using IatroX.Search.Analysis;
using IatroX.Tests.Attacks;

namespace IatroX.Safety.Tests.Fuzz;

/// <summary>
/// Random mixtures of the attack vectors, of the syntax of each format and of any characters, given to everything that reads what authors write:
/// no exception, and the promises of the format hold. A fixed seed and budget in every run; IATROX_FUZZ multiplies the budget and draws new seeds.
/// </summary>
public sealed class FuzzTests
{
    private const ulong Seed = 20_261_129;

    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("IATROX_FUZZ"), System.Globalization.CultureInfo.InvariantCulture, out var times) ? times : 1;

    private static readonly string[] Markdown =
    [
        "[", "](", ")", "[^", "]: ", "[@", "*", "**", "_", "~~", "`", "```", "~~~", "> ", "> [!NOTE]", "- ", "1. ", "- [ ] ", "# ", "## ", "|", "|-|", "\n", "\n\n", "    ", ":   ", "<", ">", "&", "&#", ";", "\\", "!", "http://", "www.", "@", ".", "a", "é", "😀",
    ];

    private static readonly string[] Yaml =
    [
        "---\n", "...\n", "a: ", "question: ", "nice: ", "[", "]", "{", "}", ",", "- ", "? ", ": ", "\"", "'", "\\", "|\n", ">\n", "&a ", "*a", "!!x ", "<<: ", "#", "\n", "\n  ", "\t", "~", "null", "true", "NG1", "2026-01-01", "\\u202e", "\\ud800", "%YAML 1.2\n",
    ];

    private static Gen<string> Mixture(string[] syntax) => Gen.Frequency(
        (6, Gen.Int[0, syntax.Length - 1].Select(i => syntax[i])),
        (1, Gen.Int[0, AttackVectors.All.Count - 1].Select(i => AttackVectors.All[i].Text)),
        (1, Gen.String[0, 6])).Array[0, 24].Select(string.Concat);

    [Fact]
    public void Any_Markdown_becomes_harmless_HTML() => Run(Mixture(Markdown), 6000, text =>
        Assert.Empty(HtmlAudit.ProblemsOfContent("x", Source.Body(text.Replace('\uffff', ' ').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')).Body.Html.ToString())));

    [Fact]
    public void Any_front_matter_is_read_or_refused() => Run(Mixture(Yaml), 6000, text =>
    {
        var file = "---\n" + text + "\n---\n\nText.\n";
        Assert.All(Source.Question(file).Findings, finding => Assert.True(
            finding.At.Line >= 0 && finding.At.Line <= file.ReplaceLineEndings("\n").Split('\n').Length && finding.Message.Length > 0, finding.ToString()));
    });

    [Fact]
    public void Any_data_file_is_read_or_refused() => Run(Mixture(Yaml), 3000, text => Source.DataFiles(text));

    [Fact]
    public void What_is_read_from_any_YAML_has_no_character_that_nobody_can_see() => Run(Mixture(Yaml), 4000, text =>
    {
        var findings = new Findings("x.yaml");
        var node = YamlReader.Read(text, 1, findings);
        if (node is not null && !findings.Any)
        {
            Assert.DoesNotContain(Texts(node).Where(value => !text.Contains(value, StringComparison.Ordinal)), value => value.EnumerateRunes().Any(rune =>
                Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
                && !text.Contains(rune.ToString(), StringComparison.Ordinal)));
        }
    });

    [Fact]
    public void Any_citation_is_read_or_told() => Run(Mixture(["[@", "]", "NG1", "CG", "QS12", " ", "1.2.3", ".", ",", "-", "and", "0", "٣", "\u00a0", "["]), 4000, text =>
    {
        var (body, _) = Source.Body("x [@" + text.Replace('\uffff', ' ') + "] y");
        Assert.All(body.Citations, citation => Assert.All(citation.Recommendations, number => Assert.True(GuidelineId.IsRecommendation(number))));
        Assert.Empty(HtmlAudit.ProblemsOfContent("x", body.Html.ToString()));
    });

    [Fact]
    public void Any_link_leads_where_content_may_lead_or_nowhere() => Run(Mixture(["java", "script", ":", "/", "//", "\\", "..", ".", "#", "?", "https", "http", "mailto:", "tel:", "data:", "%2e", "%2f", "\t", "\n", " ", "\u0001", "@", "media/", ".md", ".png"]), 8000, link =>
    {
        var target = LinkTarget.Of(link, "questions/t/q.md", "/questions/q/");
        if (target.Kind == LinkKind.Outside)
        {
            Assert.Matches("^(?i:https?|mailto|tel):", target.Address);
            Assert.DoesNotContain(target.Address.Split('#')[0], c => char.IsControl(c) || c is ' ' or '"' or '<' or '>');
        }
        if (target.Kind is LinkKind.Page)
        {
            Assert.StartsWith("/", target.Address, StringComparison.Ordinal);
            Assert.False(target.Address.StartsWith("//", StringComparison.Ordinal) || target.Address.Contains('\\', StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Any_text_is_folded_and_tokenized_for_search() => Run(Mixture(["a", "B", "é", "ß", "İ", "ﬁ", "µ", "-", "'", "’", ".", "1", "\u0301", "β", " ", "\n", "mg"]), 6000, text =>
        Assert.All(Analyzer.Analyze(text), word => Assert.True(word.Term.Length > 0 && word.Start >= 0 && word.End > word.Start && word.End <= text.Length)));

    [Fact]
    public void Any_title_and_address_keep_the_lines_of_a_hosts_files() => Run(Gen.Select(Mixture(["\n", "\r", ";", "{", "}", "\"", "'", "\\", "$", "%", "#", " ", "*", ":splat", "://", "\u2028"]), Mixture(["/", "\n", " ", "\"", "$"])), 4000, pair =>
    {
        var redirect = new Generator.Render.Machine.Redirect("/" + pair.Item1, "/" + pair.Item2, "title");
        var plain = HostRules.Of(Source.Config, [new Generator.Render.Machine.Redirect("/a", "/b", "title")]);
        var rules = HostRules.Of(Source.Config, [redirect]);
        Assert.Equal(NginxConfig.Write(plain).Count(c => c == '\n'), NginxConfig.Write(rules).Count(c => c == '\n'));
        Assert.Equal(ApacheConfig.Write(plain).Count(c => c == '\n'), ApacheConfig.Write(rules).Count(c => c == '\n'));
        Assert.Equal(HeaderFiles.Redirects(plain, "301", 10).Count(c => c == '\n'), HeaderFiles.Redirects(rules, "301", 10).Count(c => c == '\n'));
        using var azure = System.Text.Json.JsonDocument.Parse(AzureConfig.Write(rules));
    });

    /// <summary>What a host reads has its own grammar; each file is read back as that grammar says, and holds the entries that were meant.</summary>
    [Fact]
    public void Any_old_address_stays_one_entry_of_what_each_host_reads() => Run(Mixture(["\n", "\r", ";", "{", "}", "\"", "'", "\\", "$", "$1", "%0a", "%", "#", " ", "*", "[", "(", "^", ":splat", "://", "\u2028", "\u0085", "é", "/", "<If>", "!"]), 4000, text =>
    {
        var rules = HostRules.Of(Source.Config, [new Generator.Render.Machine.Redirect("/old/" + text, "/questions/a/", "title"), new Generator.Render.Machine.Redirect("/last/", "/questions/b/", "title")]);
        var netlify = HeaderFiles.Redirects(rules, "301!", 10).Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.All(netlify, line => Assert.Matches(@"^/[!-~]+ +/[!-~]+ +301!$", line));
        Assert.Equal(2, netlify.Count);
        var nginx = NginxConfig.Write(rules).Split('\n').Where(line => line.StartsWith("location = ", StringComparison.Ordinal)).ToList();
        Assert.All(nginx, line => Assert.Matches("^location = \"(?:[^\"\\\\$\\p{Cc}]|\\\\.)*\" \\{ return 301 \"[!#%-\\[\\]-~]*\\$is_args\\$args\"; \\}$", line));
        Assert.Equal(2, nginx.Count);
        var apache = ApacheConfig.Write(rules).Split('\n').Where(line => line.StartsWith("RedirectMatch ", StringComparison.Ordinal)).Skip(1).ToList(); // the first adds the slash to folders
        Assert.All(apache, line => Assert.Matches("^RedirectMatch 301 \"(?:[^\"\\\\\\p{Cc}]|\\\\.)*\" \"[!#-\\[\\]-~]*\"$", line));
        Assert.Equal(2, apache.Count);
        using var azure = System.Text.Json.JsonDocument.Parse(AzureConfig.Write(rules));
        Assert.Equal(2, azure.RootElement.GetProperty("routes").EnumerateArray().Count(route => route.TryGetProperty("redirect", out _)));
    });

    private static IEnumerable<string> Texts(YamlNode node) => node.Kind switch
    {
        YamlKind.Scalar => [node.Text],
        YamlKind.Sequence => node.Items.SelectMany(Texts),
        _ => node.Entries.SelectMany(entry => Texts(entry.Value).Prepend(entry.Key)),
    };

    private static void Run<T>(Gen<T> inputs, int most, Action<T> check)
    {
        var random = new PCG(1, Times == 1 ? Seed : (ulong)Random.Shared.NextInt64());
        for (var i = 0; i < most * Times; i++)
        {
            var input = inputs.Generate(random, null, out _);
            if (Record.Exception(() => check(input)) is { } failure)
            {
                Assert.Fail($"{System.Text.Json.JsonSerializer.Serialize(input)}: {failure}");
            }
        }
    }
}
