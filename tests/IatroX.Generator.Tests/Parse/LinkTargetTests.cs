using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Parse;

/// <summary>Where links of content may lead. The dangerous ones are shapes on which published sanitisers have failed.</summary>
public class LinkTargetTests
{
    private const string Page = "questions/cardiology/here.md";
    private const string Url = "/questions/here/";

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://www.nice.org.uk@evil.example/")]
    [InlineData("https://www.nice.org.uk:guidance@evil.example/ng59")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("livescript:x")]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=")]
    [InlineData("data:image/svg+xml,<svg onload=alert(1)>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://example.org/x")]
    [InlineData("ftp://example.org/")]
    [InlineData("ws://example.org/")]
    [InlineData("view-source:https://example.org/")]
    [InlineData("intent://example.org#Intent;end")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example\\share")]
    [InlineData("https://example.org/\"onmouseover=\"x")]
    [InlineData("https://example.org/<script>")]
    [InlineData("https://exa mple.org/")]
    [InlineData("https://example.org/\u0085x")]
    [InlineData("https://evil.example\\@example.org/")]
    [InlineData("https:\\\\evil.example/a")]
    [InlineData("https:/\\evil.example/a")]
    [InlineData("https://evil.example?\\@example.org/")]
    [InlineData("https://example.org/#a\u0085b")]
    [InlineData("https://example.org/#\"onclick=\"x")]
    [InlineData("https://n%D1%96ce.org.uk/")]
    [InlineData("https://nice.org.uk\u2044guidance.evil.example/")]
    [InlineData("https://nice.org.uk\u2215guidance.evil.example/")]
    [InlineData("https://nice.org.uk\uff0fguidance.evil.example/")]
    [InlineData("https://nice.org.uk\u02f8443.evil.example/")]
    [InlineData("https://xn--a/")]
    [InlineData("https://xn--ukguidance-396e.evil.example/")]
    [InlineData("https:")]
    [InlineData("../../../outside.md")]
    [InlineData("../../../../../etc/passwd")]
    [InlineData("")]
    public void Content_cannot_link_to_what_could_run_or_leads_out_of_the_site(string link) =>
        Assert.Equal(LinkKind.Unsafe, LinkTarget.Of(link, Page, Url).Kind);

    [Theory]
    [InlineData("https://www.nice.org.uk/guidance/ng59#top")]
    [InlineData("http://example.org/?a=b&c=d")]
    [InlineData("HTTPS://EXAMPLE.ORG/")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://exa_mple.org:8080/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("mailto:mail@example.org")]
    [InlineData("tel:+441234567890")]
    public void Pages_mail_and_telephones_are_outside_links_kept_as_written(string link) =>
        Assert.Equal(new LinkTarget(LinkKind.Outside, link, null), LinkTarget.Of(link, Page, Url));

    /// <summary>Browsers would take it for a slash, and ask for another file than was written.</summary>
    [Fact]
    public void A_backslash_behind_the_host_is_written_as_what_it_is() =>
        Assert.Equal(new LinkTarget(LinkKind.Outside, "http://example.org/a%5C_b", null), LinkTarget.Of("http://example.org/a\\_b", Page, Url));

    [Theory]
    [InlineData("there.md", "/questions/there/", null)]
    [InlineData("./there.md#doses", "/questions/there/", "doses")]
    [InlineData("../renal/kidney.md", "/questions/kidney/", null)]
    [InlineData("../../pages/about.md", "/about/", null)]
    [InlineData("#answer", "/questions/here/", "answer")]
    [InlineData("/questions/there", "/questions/there/", null)]
    [InlineData("/topics/cardiology/#x", "/topics/cardiology/", "x")]
    public void Files_beside_and_addresses_of_the_site_are_pages(string link, string address, string? fragment) =>
        Assert.Equal(new LinkTarget(LinkKind.Page, address, fragment), LinkTarget.Of(link, Page, Url));

    [Theory]
    [InlineData("../../media/ecg.png", "ecg.png")]
    [InlineData("/media/charts/a.svg", "charts/a.svg")]
    public void Files_of_media_are_media(string link, string path) => Assert.Equal(new LinkTarget(LinkKind.Media, path, null), LinkTarget.Of(link, Page, Url));

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("there")]
    [InlineData("../renal/")]
    public void Other_relative_paths_lead_nowhere(string link) => Assert.Equal(LinkKind.Unknown, LinkTarget.Of(link, Page, Url).Kind);
}
