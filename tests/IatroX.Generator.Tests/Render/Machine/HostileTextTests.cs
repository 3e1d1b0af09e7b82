using System.Collections.Immutable;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Render;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Machine.Hosts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using XmlText = IatroX.Generator.Render.Machine.XmlText;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>Text from authors stays text in every format: whatever it holds, an independent reader finds the same structure and gets the same text back.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Fragments =
    [
        "</script>", "<script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[", "\"", "'", "\\", "`", "&", "&amp;", "<", ">", "\n", "\r\n", "\t", "\0", "\u0001", "\u001b[31m", "\u2028", "\u2029",
        "\u202e", "\ufffe", "\ud800", "\udc00", "😀", "---\n", "...\n", "reviewer: \"x\"", "# ", "> ", "- ", "[a](javascript:alert(1))", "![x](y)", "{{ x }}", "${HOME}", "$uri", "%{REQUEST_URI}", "%0a",
        "; }", "}\nserver {", "*/", "//", "\n/*\n  X-Evil: 1", "=", "javascript:alert(1)", "é", "ß", "\u00a0", " ", "", "\" onload=\"x", "<img src=x onerror=y>", "<?x y?>", "</p>", "*", "_", "~~~", "```", "|", "1. ", " #",
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]), Gen.String[0, 8]).Array[0, 8].Select(string.Concat);

    /// <summary>What is left of a text in a format that cannot hold half a surrogate pair.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void JSON_in_an_HTML_script_element_ends_where_it_should_and_reads_back() => Hostile.Sample(text =>
    {
        var json = Encoding.UTF8.GetString(JsonText.Write(writer => writer.WriteStringValue(text)).Span);
        var document = new HtmlParser().ParseDocument($"<!doctype html><head><script type=\"application/ld+json\">{json}</script></head><body></body>");
        Assert.Equal(3, document.All.Count(element => element.LocalName is "html" or "head" or "body"));
        Assert.Equal(4, document.All.Length);
        Assert.Equal(Whole(text), JsonDocument.Parse(document.QuerySelector("script")!.TextContent).RootElement.GetString());
    });

    [Fact]
    public void XML_reads_back() => Hostile.Sample(text =>
    {
        var bytes = XmlText.Write(xml =>
        {
            xml.WriteStartElement("a");
            xml.Attribute("b", text);
            xml.Element("c", text);
            xml.WriteEndElement();
        });
        var root = XDocument.Parse(Encoding.UTF8.GetString(bytes.Span), LoadOptions.PreserveWhitespace).Root!;
        Assert.Equal(["a", "c"], root.DescendantsAndSelf().Select(element => element.Name.LocalName));
        Assert.Equal(XmlText.Legal(text), root.Attribute("b")!.Value);
        Assert.Equal(XmlText.Legal(text), root.Element("c")!.Value);
    });

    [Fact]
    public void A_quoted_YAML_value_is_one_value() => Hostile.Sample(text =>
    {
        var parser = new Parser(new StringReader($"a: {MarkdownText.Quoted(text)}\nb: c\n"));
        var scalars = new List<string>();
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                scalars.Add(scalar.Value);
            }
        }
        Assert.Equal(["a", Whole(text), "b", "c"], scalars);
    });

    [Fact]
    public void Text_in_Markdown_is_one_paragraph_or_heading_of_the_same_text() => Hostile.Sample(text =>
    {
        AssertIsText($"> x {MarkdownText.Inline(text)} y", $"x {text} y", "BLOCKQUOTE", "P");
        AssertIsText($"# x {MarkdownText.Inline(text)}", $"x {text}", "H1");

        static void AssertIsText(string markdown, string text, params string[] elements)
        {
            var found = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(markdown)).Body!.QuerySelectorAll("*");
            Assert.Equal(elements, found.Select(element => element.TagName));
            Assert.Equal(Visible(text), Visible(found[^1].TextContent));
        }

        static string Visible(string text) => string.Concat(Whole(text).Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && c != '\ufffd'));
    });

    [Fact]
    public void The_list_for_assistants_has_one_link_an_answer_whatever_it_asks() => Gen.Select(Hostile, Hostile).Sample((title, summary) =>
    {
        var text = Encoding.UTF8.GetString(LlmsText.Of(Publication(title, summary)).Render().Span);
        var document = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(text));
        Assert.Equal(["Answers", "Topics", "Optional"], document.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(
            ["https://clinic.test/questions/demo/index.md", "https://clinic.test/topics/demo/", "https://clinic.test/api/v1/index.json", "https://clinic.test/reviews.json", "https://clinic.test/feed.xml"],
            document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(document.QuerySelectorAll("script, img, iframe"));
    });

    [Fact]
    public void Authored_Markdown_opens_no_element_of_HTML_in_a_twin() => Hostile.Sample(text =>
    {
        var markdown = new StringBuilder();
        MarkdownText.AppendWithoutTags(markdown, text);
        var blocks = Markdig.Markdown.Parse(markdown.ToString());
        Assert.DoesNotContain(Markdig.Syntax.MarkdownObjectExtensions.Descendants(blocks), item => item is Markdig.Syntax.HtmlBlock or Markdig.Syntax.Inlines.HtmlInline);
    });

    /// <summary>A body, title or summary that imitates what the site says of an answer, or the mark where that ends.</summary>
    private static readonly string[] Imitations =
    [
        "\n## Answer\n", "## Answer", "\n---\n", "state: \"signed\"\n", "> **Signed off.** Last reviewed 1 March 2026 by Dr Nobody.\n", "\n## References\n\n- NG1\n", "```\n", "# What?\n", "\r", "\u2028", "\u0085", "text",
        "    ", "<!-- ", "-->", "\n\n> " + MarkdownTwin.Notice + "\n\n## Answer\n\n",
    ];

    private static readonly Gen<string> Imitation = Gen.Int[0, Imitations.Length - 1].Select(i => Imitations[i]).Array[0, 8].Select(string.Concat);

    [Fact]
    public void What_the_site_says_of_an_answer_ends_in_a_twin_where_no_text_can_move_it() => Gen.Select(Imitation, Imitation, Imitation).Sample((title, summary, body) =>
    {
        var (above, below) = Twin(title, summary, body);
        Assert.Equal(Twin(title, summary, "Text.").Above, above);
        Assert.EndsWith($"\n> {MarkdownTwin.Notice}\n", above, StringComparison.Ordinal);
        Assert.Equal(Twin("T", "S", "Text.").Above.Split('\n').Select(line => line.Split(' ')[0]), above.Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal($"\n**In short:** {MarkdownText.Inline(summary)}\n\n{body.Trim('\n').Replace("<!", "&lt;!", StringComparison.Ordinal)}\n", below);

        static (string Above, string Below) Twin(string title, string summary, string body)
        {
            var publication = Publication(title + "?", summary, body);
            var parts = Encoding.UTF8.GetString(MarkdownTwin.Of(publication.Answers[0], publication.Site).Render().Span).Split($"\n{MarkdownTwin.Mark}\n", 2);
            return (parts[0], parts[1]);
        }
    });

    [Fact]
    public void Redirect_pages_have_the_same_elements_whatever_the_title() => Gen.Select(Hostile, Hostile).Sample((title, name) =>
    {
        var config = Config(name);
        var expected = Elements(RedirectPages.Write(new Redirect("/old/", "/questions/new/", "title"), config));
        Assert.Equal(expected, Elements(RedirectPages.Write(new Redirect("/old/", "/questions/new/", title), config)));

        static string Elements(string html) => string.Join(' ', new HtmlParser().ParseDocument(html).All.Select(element => element.LocalName));
    });

    [Fact]
    public void A_feed_keeps_its_entries_whatever_they_say() => Gen.Select(Hostile, Hostile).Sample((title, summary) =>
    {
        var publication = Publication(title, summary);
        var files = Feeds.Of(publication).ToDictionary(file => file.Path, file => file.Render());
        using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(files["feed.xml"].Span)));
        var entry = Assert.Single(SyndicationFeed.Load(reader).Items);
        Assert.Equal(XmlText.Legal(title), entry.Title.Text);
        using var json = JsonDocument.Parse(files["feed.json"]);
        Assert.Equal(Whole(title), json.RootElement.GetProperty("items")[0].GetProperty("title").GetString());
    });

    [Fact]
    public void Front_matter_of_a_twin_cannot_be_forged() => Gen.Select(Hostile, Hostile, Hostile).Sample((title, summary, body) =>
    {
        var publication = Publication(title + "?", summary, body);
        var twin = Encoding.UTF8.GetString(MarkdownTwin.Of(publication.Answers[0], publication.Site).Render().Span);
        var parser = new Parser(new StringReader(twin));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (parser.TryConsume<Scalar>(out var key))
        {
            fields.Add(key.Value, parser.Consume<Scalar>().Value);
        }
        Assert.Equal(Whole(title) + "?", fields["question"]);
        Assert.Equal("demonstration", fields["state"]);
        Assert.DoesNotContain("reviewer", fields.Keys);
    });

    [Fact]
    public void Structured_data_and_head_keep_their_elements() => Gen.Select(Hostile, Hostile, Hostile).Sample((title, summary, body) =>
    {
        var publication = Publication(title, summary, body);
        var head = new PageHead(publication, IatroX.Generator.Render.Theme.Compile(ThemeTests.Files()).Theme!).Of(new PageFrame(PageKinds.Question, "/questions/demo/", title) { Description = summary, Answer = publication.Answers[0] }).Html;
        var document = new HtmlParser().ParseDocument($"<!doctype html><html><head>{Encoding.UTF8.GetString(head.Written)}</head><body></body></html>");
        Assert.Empty(document.Body!.Children);
        Assert.Subset(new HashSet<string>(["meta", "link", "script"]), document.Head!.Children.Select(element => element.LocalName).ToHashSet(StringComparer.Ordinal));
        var block = Assert.Single(document.QuerySelectorAll("script"));
        var graph = JsonDocument.Parse(block.TextContent).RootElement.GetProperty("@graph");
        Assert.Equal(Whole(title), graph[0].GetProperty("name").GetString());
    });

    [Fact]
    public void Files_of_hosts_keep_their_lines() => Gen.Select(Hostile, Hostile).Sample((from, to) =>
    {
        var rules = HostRules.Of(Config("x"), [new Redirect("/" + from, "/" + to, "title")]);
        var plain = HostRules.Of(Config("x"), [new Redirect("/a", "/b", "title")]);
        Assert.Equal(Lines(HeaderFiles.Redirects(plain, "301", 10)), Lines(HeaderFiles.Redirects(rules, "301", 10)));
        Assert.Equal(3, HeaderFiles.Redirects(rules, "301", 10).TrimEnd('\n').Split(' ').Length);
        Assert.Equal(Lines(NginxConfig.Write(plain)), Lines(NginxConfig.Write(rules)));
        Assert.Equal(Lines(ApacheConfig.Write(plain)), Lines(ApacheConfig.Write(rules)));
        using var azure = JsonDocument.Parse(AzureConfig.Write(rules));
        Assert.Equal(rules.Unchanging.Length + 3, azure.RootElement.GetProperty("routes").GetArrayLength());

        static int Lines(string text) => text.Split('\n').Length;
    });

    [Fact]
    public void A_quoted_argument_of_a_server_ends_at_its_last_quote() => Hostile.Sample(text =>
    {
        var quoted = ConfigText.Quoted(text);
        var end = 1;
        while (quoted[end] != '"')
        {
            end += quoted[end] == '\\' ? 2 : 1;
        }
        Assert.Equal(quoted.Length - 1, end);
        Assert.DoesNotContain(quoted, c => char.IsControl(c) || c == '$');
    });

    [Fact]
    public void Header_values_have_one_line() => Hostile.Sample(text => Assert.DoesNotContain(ConfigText.Line(text), char.IsControl));

    private static SiteConfig Config(string name) => new()
    {
        Name = name, Tagline = "Test", Description = name, BaseUrl = new Uri("https://clinic.test/"), Organisation = name, Disclaimer = name,
    };

    private static Publication Publication(string title, string summary, string body = "Text.")
    {
        var at = Position.WholeFile("demo.md");
        _ = Slug.TryParse("demo", out var slug);
        var question = new Question
        {
            File = "demo.md", Slug = slug, Title = new Located<string>(title, at), Confidence = new Located<Confidence>(Confidence.Low, at), Reviewer = new Located<Slug>(slug, at),
            ReviewDate = new Located<DateOnly>(new DateOnly(2025, 1, 1), at), Summary = summary, SummaryAt = at, Topics = [new Located<Slug>(slug, at)],
            Body = new MarkdownBody { Html = Utf8Html.Empty, Text = Utf8Text.Of(body), Source = Utf8Text.Of(body) },
        };
        return Generator.Model.Publication.Of(new Site
        {
            Config = Config("Test"), AsOf = new DateOnly(2026, 1, 1), WithDrafts = false, Questions = [question], Pages = [], Topics = [new Topic(slug, title, summary, null, null, at)],
            Guidelines = [], Reviewers = [new Reviewer { File = "demo.yaml", Id = slug, Name = new Located<string>(title, at), IsDemonstration = true }], Synonyms = [], Abbreviations = [], Media = [],
        }, 1);
    }
}
