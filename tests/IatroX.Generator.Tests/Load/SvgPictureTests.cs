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
    [InlineData("not XML")]
    [InlineData("")]
    public void A_picture_that_could_run_or_fetch_something_is_refused(string svg) => Assert.Same(Rules.ActivePicture, Assert.Single(Findings(svg)).Rule);

    private System.Collections.Immutable.ImmutableArray<Diagnostic> Findings(string svg)
    {
        folder.Write("media/a.svg", System.Text.Encoding.UTF8.GetBytes(svg));
        return MediaFolder.Read(InputFolder.Find(folder.FullPath, "input")).Findings;
    }
}
