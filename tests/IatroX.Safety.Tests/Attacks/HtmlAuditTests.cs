using IatroX.Audit;

namespace IatroX.Safety.Tests.Attacks;

/// <summary>The check of finished pages is no rubber stamp: it sees each thing that it is for.</summary>
public sealed class HtmlAuditTests
{
    [Theory]
    [InlineData("<p onclick=x>a</p>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a href='javascript:x'>a</a>")]
    [InlineData("<a href='java&#10;script:x'>a</a>")]
    [InlineData("<a href='//evil.test/'>a</a>")]
    [InlineData("<a href='/\\evil.test/'>a</a>")]
    [InlineData("<img src='https://evil.test/p.png' alt=''>")]
    [InlineData("<p style='x'>a</p>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<p class='badge'>a</p>")]
    [InlineData("<p data-copy='x'>a</p>")]
    [InlineData("<form></form>")]
    [InlineData("<input type=password>")]
    [InlineData("<h2 id=a></h2><h2 id=a></h2>")]
    [InlineData("</div><p>a</p>")]
    [InlineData("<template><p onclick=x></p></template>")]
    [InlineData("<math></math>")]
    public void The_check_of_finished_pages_sees_what_it_is_for(string html) => Assert.NotEmpty(HtmlAudit.ProblemsOfContent("x", html));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' style='background:\\75rl(x)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' style='background:image-set(&quot;//evil.test/x&quot; 1x)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><path fill='url(data:image/svg+xml,x)'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")]
    public void And_what_a_picture_may_not_have(string svg) => Assert.NotEmpty(SiteAudit.OfContent("media/x.svg", System.Text.Encoding.UTF8.GetBytes(svg)));

    [Theory]
    [InlineData("<meta http-equiv=refresh content='0; url=https://evil.test/'>")]
    [InlineData("<meta http-equiv=refresh content='0; url=//evil.test/'>")]
    [InlineData("<base href='/x/'>")]
    [InlineData("<link rel=stylesheet href='https://evil.test/x.css'>")]
    [InlineData("<link rel=preload href='https://evil.test/x.css'>")]
    [InlineData("<script src='https://evil.test/x.js'></script>")]
    [InlineData("<script type=module>import 'x'</script>")]
    [InlineData("<script type='application/ld+json'>{</script>")]
    [InlineData("<style>x{}</style>")]
    [InlineData("<body><iframe src='/x'></iframe>")]
    [InlineData("<body><form action='https://evil.test/'></form>")]
    [InlineData("<body><template><script>x</script></template>")]
    public void And_what_a_whole_page_may_not_have(string html) => Assert.NotEmpty(HtmlAudit.Problems("x", $"<!doctype html><title>x</title>{html}"));

    /// <summary>A parser looks through all open elements at many a tag: 100,000 of them would keep the check for a minute and more.</summary>
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b id={0}>")]
    [InlineData("<b id={0}><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><b id={0}>")]
    public void A_page_that_only_opens_elements_is_left_and_told(string tag)
    {
        var page = "<!doctype html><title>x</title>\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, tag, i)));
        var finding = Assert.Single(HtmlAudit.Problems("x", page));
        Assert.Contains("more than 400 deep", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Line);
    }
}
