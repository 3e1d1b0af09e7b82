using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Render;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IatroX.Generator.Tests.Render;

public class HtmlTemplateContextTests
{
    [Fact]
    public void Text_is_escaped_in_content_and_in_attributes() => Assert.Equal(
        "<a title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&quot;&gt;&lt;script&gt;&#39;&amp;</a>",
        Render("<a title=\"{{ text }}\">{{ text }}</a>", ("text", "\"><script>'&")));

    [Fact]
    public void Ready_HTML_passes_as_it_is() => Assert.Equal("<b>&amp;</b>", Render("{{ html }}", ("html", new SafeHtml("<b>&amp;</b>"))));

    [Fact]
    public void Nothing_is_shown_for_no_value() => Assert.Equal("[]", Render("[{{ text }}]", ("text", null)));

    [Fact]
    public void Numbers_are_grouped_as_British_readers_expect() => Assert.Equal("16,359", Render("{{ count }}", ("count", 16359)));

    [Theory]
    [InlineData("{{ txet }}")]
    [InlineData("{{ object.txet }}")]
    [InlineData("{{ if txet }}{{ end }}")]
    [InlineData("{{ include 'nothing' }}")]
    [InlineData("{{ object }}")]
    [InlineData("{{ 1.5 }}")]
    public void What_the_page_does_not_give_cannot_be_shown(string template) =>
        Assert.Throws<ScriptRuntimeException>(() => Render(template, ("text", "x"), ("object", new ScriptObject { ["a"] = new ScriptObject() })));

    [Fact]
    public void An_include_sees_what_its_page_sees_and_is_not_escaped_twice() =>
        Assert.Equal("<i>&amp;</i>!", Render("{{ include 'part' }}!", ("text", "&")));

    [Fact]
    public void Long_lists_and_long_texts_are_shown_whole()
    {
        var items = new ScriptArray(Enumerable.Range(0, 20_000).Select(_ => (object)new string('x', 100)));
        Assert.Equal(2_000_000, Render("{{ for item in items }}{{ item }}{{ end }}", ("items", items)).Length);
    }

    private static string Render(string template, params (string Name, object? Value)[] values)
    {
        var view = new ScriptObject();
        foreach (var (name, value) in values)
        {
            view[name] = value;
        }
        var includes = new Dictionary<string, Template> { ["part"] = Template.Parse("<i>{{ text }}</i>") };
        var functions = new ScriptObject { ["include"] = new IncludeFunction(includes) };
        return Encoding.UTF8.GetString(new HtmlTemplateContext(functions, view).Render(Template.Parse(template)));
    }
}
