using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Render;
using IatroX.Generator.Render.Templates;
using IatroX.Generator.Tests.Support;
using Scriban;
using Scriban.Runtime;

namespace IatroX.Generator.Tests.Render;

public class TemplateProgramTests
{
    private static readonly FrozenDictionary<string, Template> Includes = new Dictionary<string, Template>
    {
        ["part"] = Template.Parse("<i>{{ text }}{{ for.last }}</i>"),
        ["item"] = Template.Parse("\n{{~ if item.text ~}}\n({{ item.text }})\n{{~ end ~}}\n"),
        ["itself"] = Template.Parse("{{ include 'itself' }}"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    [Fact]
    public void Random_templates_show_what_Scriban_shows() => Templates.Select(Views, Views).Sample((template, view, constants) =>
    {
        var page = PageOf(template, new ViewRecord { ["site"] = constants });
        var quick = Quick(page, view);
        Assert.True(quick is null || Plain(page, view) == quick, template);
    }, iter: 2000);

    [Theory]
    [InlineData("a{{~ if object.text ~}} b {{~ else if none ~}} c {{~ else ~}} d {{~ end ~}} e", "abe")]
    [InlineData("{{ for item in list }}{{ item.text }}{{ if !for.last }}, {{ end }}{{ end }}", "1 &amp; 2, 1 &amp; 2")]
    [InlineData("{{ for item in list }}{{ for inner in list }}{{ if for.last }}x{{ end }}{{ end }}{{ if for.last }}y{{ end }}{{ end }}", "xxy")]
    [InlineData("{{ for item in list }}{{ include 'item' }}{{ end }}", "\n(1 &amp; 2)\n\n(1 &amp; 2)\n")]
    [InlineData("{{ if list.size > 1 && !none }}{{ list.size }}{{ end }}", "2")]
    [InlineData("{{ for item in site.list }}{{ item.text }}{{ if !for.last }}, {{ end }}{{ end }}", "1 &amp; 2, 1 &amp; 2")]
    [InlineData("{{ if site.none }}x{{ end }}{{ if site.text || none }}{{ site.text }}{{ end }}", "1 &amp; 2")]
    [InlineData("{{ if empty }}an empty text is there{{ end }}{{ if zero }} and so is 0{{ end }}", "an empty text is there and so is 0")]
    public void What_themes_say_becomes_a_program_that_shows_what_Scriban_shows(string template, string shown)
    {
        var page = PageOf(template, new ViewRecord { ["site"] = View("1 & 2") });
        Assert.Equal(shown, Quick(page, View("1 & 2")));
        Assert.Equal(shown, Plain(page, View("1 & 2")));
    }

    [Theory]
    [InlineData("{{ txet }}")]
    [InlineData("{{ object.txet }}")]
    [InlineData("{{ none.text }}")]
    [InlineData("{{ site.txet }}")]
    [InlineData("{{ include 'nothing' }}")]
    [InlineData("{{ object }}")]
    [InlineData("{{ for item in text }}{{ end }}")]
    [InlineData("{{ x = 1 }}")]
    [InlineData("{{ text | string.upcase }}")]
    [InlineData("  {{ include 'part' }}")]
    [InlineData("{{ include 'itself' }}")]
    public void What_programs_do_not_know_is_left_to_Scriban(string template) =>
        Assert.Null(Quick(PageOf(template, new ViewRecord { ["site"] = View("x") }), View("x")));

    [Fact]
    public void Every_template_of_the_theme_becomes_a_program()
    {
        var folder = Repository.PathOf("theme");
        var files = Directory.GetFiles(folder, "*.html", SearchOption.AllDirectories)
            .Select(file => new SourceText(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));
        var theme = IatroX.Generator.Render.Theme.Compile([.. files]).Theme!;
        Assert.All(theme.With(new ViewRecord()), page => Assert.True(page.Value.IsProgram, page.Key));
    }

    /// <summary>What themes are made of, and some things that programs must not take for what they know.</summary>
    private static readonly Gen<string> Leaf = OneOf(
        "text", "\n", "<p>é“", "{{ text }}", "{{ html }}", "{{ zero }}", "{{ object.text }}", "{{~ text ~}}", "{{- text -}}", "{{ site.text }}", "{{ site.object.text }}", "{{ item.text }}", "{{ none }}",
        "{{ include 'part' }}", "{{ include 'item' }}", "  {{ include 'part' }}\n", "{{ list.size }}", "{{ text.size }}", "{{ unknown }}", "{{ if text == 'ab' }}y{{ end }}", "{{ for.index }}", "{{ empty }}");

    private static readonly Gen<string> Choice = OneOf(
        "text", "none", "!site.none", "list.size > 0", "site.list.size > 2", "for.last", "none || text", "text && site.text", "zero", "empty", "text && !item.text", "(none || zero) && html", "zero > 0");

    private static readonly Gen<string> List = OneOf("list", "site.list", "none", "text");

    private static readonly Gen<string> Name = OneOf("item", "text", "site");

    private static readonly Gen<string> Templates = TemplateOf(3);

    private static Gen<string> TemplateOf(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Choice, Parts(depth), Parts(depth), Gen.Bool, (choice, then, otherwise, isTight) => Tightened($"{{{{ if {choice} }}}}\n{then}{{{{ else }}}}\n{otherwise}{{{{ end }}}}\n", isTight)),
        Gen.Select(Choice, Choice, Parts(depth), Parts(depth), (choice, other, then, otherwise) => $"{{{{ if {choice} }}}}{then}{{{{ else if {other} }}}}{otherwise}{{{{ end }}}}"),
        Gen.Select(Name, List, Parts(depth), Gen.Bool, (name, list, body, isTight) => Tightened($"{{{{ for {name} in {list} }}}}\n{body}{{{{ end }}}}\n", isTight)));

    private static Gen<string> Parts(int depth) => TemplateOf(depth - 1).Array[0, 4].Select(string.Concat);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static string Tightened(string template, bool isTight) =>
        isTight ? template.Replace("{{ ", "{{~ ", StringComparison.Ordinal).Replace(" }}", " ~}}", StringComparison.Ordinal) : template;

    private static readonly Gen<ViewRecord> Views = Gen.String[Gen.Char["ab &<>\"'é\n"], 0, 6].Select(View);

    private static ViewRecord View(string text)
    {
        var item = new ViewRecord { ["text"] = text, ["none"] = null };
        return new ViewRecord
        {
            ["text"] = text, ["html"] = new SafeHtml("<b>"), ["none"] = null, ["zero"] = 0, ["empty"] = "", ["object"] = item, ["list"] = new ScriptArray { item, item },
        };
    }

    private static PageTemplate PageOf(string template, ViewRecord constants) => new(Template.Parse("{{ content_html }}"), Template.Parse(template), Includes, constants);

    /// <summary>Null, and nothing written, where the program leaves the page to Scriban.</summary>
    private static string? Quick(PageTemplate page, ViewRecord view)
    {
        var output = new ArrayBufferWriter<byte>();
        var ran = page.TryRunProgram(view, output);
        Assert.True(ran || output.WrittenCount == 0);
        return ran ? Encoding.UTF8.GetString(output.WrittenSpan) : null;
    }

    private static string Plain(PageTemplate page, ViewRecord view) => Encoding.UTF8.GetString(page.Plain(view));
}
