using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Load;

/// <summary>An SVG in media/ is published as it is, so it must be safe when it is opened by its own address.</summary>
public sealed class SvgPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<path d='M0 0h1' fill='url(#a)'/>")]
    [InlineData("<defs><linearGradient id='a'><stop offset='0' stop-color='#fff'/></linearGradient></defs><use href='#a'/>")]
    [InlineData("<g transform='translate(1, 2) rotate(3)' style='fill:rgb(1 2 3);font-family:Arial (Body)' aria-label='Heart(s)'/>")]
    [InlineData("<title>Heart</title><text x='1' y='2'>P wave</text><!-- drawn by hand -->")]
    public void A_plain_drawing_is_published(string content) => Assert.Empty(Findings($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{content}</svg>"));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><a href='#x'><path d='M0 0'/></a></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><use href='https://example.org/x.svg#a'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><use x:href='data:image/svg+xml,x'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><path fill='URL(https://example.org/x)'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' style='background:\\75rl(https://example.org/x.png)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' style='background:image-set(&quot;https://example.org/x.png&quot; 1x)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' style='background:-webkit-image-set(&quot;//example.org/x.png&quot; 1x)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><path fill='src(&quot;https://example.org/x&quot;)'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><path fill='url( #a)'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xml:base='https://example.org/'><path d='M0 0'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'https://example.org/x.css';</style></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:h='http://www.w3.org/1999/xhtml'><h:script>alert(1)</h:script></svg>")]
    [InlineData("<?xml-stylesheet href='x.xsl' type='text/xsl'?><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<path xmlns='http://www.w3.org/2000/svg' d='M0 0'/>")]
    [InlineData("not XML")]
    [InlineData("")]
    public void A_picture_that_could_run_or_fetch_something_is_refused(string svg) => Assert.Same(Rules.ActivePicture, Assert.Single(Findings(svg)).Rule);

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-7")]
    [InlineData("utf-16")]
    [InlineData("iso-2022-jp")]
    public void A_picture_that_says_it_is_written_otherwise_than_servers_say_is_refused(string encoding) =>
        Assert.Same(Rules.ActivePicture, Assert.Single(Findings($"<?xml version='1.0' encoding='{encoding}'?>{Drawing("")}")).Rule);

    [Fact]
    public void A_picture_in_UTF_16_is_refused_and_one_in_UTF_8_with_a_byte_order_mark_is_not()
    {
        var drawing = $"<?xml version='1.0' encoding='UTF-8'?>{Drawing("<text>µ</text>")}";
        Assert.Same(Rules.ActivePicture, Assert.Single(Findings([.. System.Text.Encoding.Unicode.Preamble, .. System.Text.Encoding.Unicode.GetBytes(drawing)])).Rule);
        Assert.Same(Rules.ActivePicture, Assert.Single(Findings(System.Text.Encoding.Unicode.GetBytes(drawing))).Rule);
        Assert.Same(Rules.ActivePicture, Assert.Single(Findings(System.Text.Encoding.Latin1.GetBytes(drawing))).Rule);
        Assert.Empty(Findings([.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(drawing)]));
    }

    public static TheoryData<string, string> Costly => new()
    {
        { "64 deep", Drawing(Repeated("<g>", 64) + Repeated("</g>", 64)) },
        { "20000 elements", Drawing(Repeated("<g/>", 20_000)) },
        { "2 MiB", Drawing($"<path d='{new string(' ', 2 * 1024 * 1024)}'/>") },
        { "100000 elements", Drawing("<g id='a'>" + Repeated("<g/>", 400) + "</g>" + Repeated("<use href='#a'/>", 250)) },
        { "100000 elements", Drawing("<g id='p0'>" + Repeated("<g/>", 10) + "</g>" + string.Concat(Enumerable.Range(1, 5).Select(i => $"<pattern id='p{i}'>" + Repeated($"<g style='fill:url(#p{i - 1})'/>", 8) + "</pattern>"))) },
        { "8 deep", Drawing("<g id='u0'/>" + string.Concat(Enumerable.Range(1, 10).Select(i => $"<g id='u{i}'><use href='#u{i - 1}'/></g>"))) },
        { "8 deep", Drawing(string.Concat(Enumerable.Range(0, 10).Select(i => $"<g id='u{i}'><use href='#u{i + 1}'/></g>"))) },
        { "in a circle", Drawing("<g id='a'><g mask='url( #b )'/></g><g id='b'><g><use href='#a'/></g></g>".Replace("( #b )", "(#b)", StringComparison.Ordinal)) },
        { "100000 elements", Drawing($"{Marker}<path marker-mid='url(#m)' d='M0 0{Repeated("h1", 30_000)}'/>") },
        { "100000 elements", Drawing($"{Marker}<path marker-mid='url(#m)' d='M0 0{Repeated("-1.5", 15_000)}'/>") },
        { "100000 elements", Drawing($"{Marker}<polyline points='{Repeated("1 1 ", 30_000)}' style='fill:none;marker-mid/*marker-end*/:url(#m)'/>") },
        { "100000 elements", Drawing($"{Marker}<path id='p' style='MARKER: url(#m)' d='M0 0{Repeated("h1", 100)}'/>{Repeated("<use href='#p'/>", 500)}") },
        { "a group or a use has markers", Drawing($"{Marker}<g marker-mid='url(#m)'><path d='M0 0{Repeated("h1", 30_000)}'/></g>") },
    };

    private const string Marker = "<marker id='m'><g/><g/><g/></marker>";

    [Fact]
    public void Arrows_and_dots_on_a_long_line_are_drawn() => Assert.Empty(Findings(Drawing(
        $"{Marker}<path style='fill:none; marker-end:url(#m)' d='M0 0{Repeated("h1", 30_000)}'/><polyline marker-mid='url(#m)' points='{Repeated("1,1 ", 1_000)}'/><line marker='url(#m)'/>")));

    [Theory]
    [MemberData(nameof(Costly))]
    public void A_drawing_that_costs_a_browser_too_much_is_refused_by_its_limit(string limit, string svg)
    {
        var finding = Assert.Single(Findings(svg));
        Assert.Same(Rules.TooLarge, finding.Rule);
        Assert.Contains(limit, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(19_000)]
    public void A_drawing_within_the_limits_may_use_a_part_often(int uses) =>
        Assert.Empty(Findings(Drawing($"<defs><path id='letter' d='M0 0h1'/></defs>{Repeated("<use href='#letter'/>", uses)}<use href='#nothing'/>{Repeated("<g>", 60)}{Repeated("</g>", 60)}")));

    private static string Drawing(string content) => $"<svg xmlns='http://www.w3.org/2000/svg'>{content}</svg>";

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private System.Collections.Immutable.ImmutableArray<Diagnostic> Findings(string svg) => Findings(System.Text.Encoding.UTF8.GetBytes(svg));

    private System.Collections.Immutable.ImmutableArray<Diagnostic> Findings(byte[] svg)
    {
        folder.Write("media/a.svg", svg);
        return MediaFolder.Read(InputFolder.Find(folder.FullPath, "input")).Findings;
    }
}
