using IatroX.Generator.Model;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Text;

/// <summary>A character that may not be written as it is may not be written by its number either.</summary>
public sealed class DecodedTextTests
{
    [Theory]
    [InlineData("\\u202e")]
    [InlineData("\\u2066")]
    [InlineData("\\u200b")]
    [InlineData("\\xad")]
    [InlineData("\\e")]
    [InlineData("\\0")]
    [InlineData("\\a")]
    [InlineData("\\L")]
    [InlineData("\\N")]
    [InlineData("\\ud800")]
    [InlineData("\\ufffe")]
    [InlineData("\\uffff")]
    [InlineData("\\U000e0041")]
    [InlineData("\\u0301")]
    public void An_escape_of_YAML_brings_in_nothing_that_nobody_sees(string escape)
    {
        var finding = Assert.Single(Source.Question($"---\nquestion: \"What is {escape}a test?\"\nconfidence: low\n---\n\nText.\n").Findings, IsAboutText);
        Assert.Equal(2, finding.At.Line);
    }

    [Theory]
    [InlineData("\\u00e9")]
    [InlineData("\\xb5")]
    [InlineData("\\t")]
    [InlineData("\\\"")]
    [InlineData("\\U0001F600")]
    public void Other_escapes_are_what_they_stand_for(string escape) =>
        Assert.DoesNotContain(Source.Question($"---\nquestion: \"What is {escape} a test?\"\nconfidence: low\n---\n\nText.\n").Findings, IsAboutText);

    [Theory]
    [InlineData("&#x202e;")]
    [InlineData("&#8238;")]
    [InlineData("&rlm;")]
    [InlineData("&zwj;")]
    [InlineData("&ZeroWidthSpace;")]
    [InlineData("&shy;")]
    [InlineData("&#xe0041;")]
    [InlineData("&#xfeff;")]
    [InlineData("&#x2800;")]
    [InlineData("e&#x301;")]
    [InlineData("https://www.nhs.uk/&#x202e;")]
    [InlineData("www.nhs.uk/&#x202e;")]
    [InlineData("\n\n![a](../../media/a.png \"&#x202e;\")")]
    public void Nor_does_an_entity_of_Markdown(string text) => Assert.Contains(Source.Body($"Give {text}\n").Findings, finding => finding.Rule == Rules.InvisibleCharacter);

    [Theory]
    [InlineData("[NHS](https://xn--nh-foc.example.org/guidance)", '\u0455')]
    [InlineData("<https://www.XN--80AK6AA92E.com/>", '\u0430')]
    [InlineData("https://xn--nh-foc.example.org/", '\u0455')]
    [InlineData("[write](mailto:a@xn--nh-foc.example.org)", '\u0455')]
    [InlineData("[a]\n\n[a]: https://nhs.xn--rg-emc.uk/", '\u043e')]
    public void Nor_does_a_host_written_as_ASCII_bring_in_a_letter_that_passes_for_another(string text, char letter) =>
        Assert.Contains($"(U+{(int)letter:X4}) in the host", Assert.Single(Source.Body(text + "\n").Findings, finding => finding.Rule == Rules.LookAlike).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[https://www.nice.org.uk/guidance/ng59](https://example.org/)")]
    [InlineData("[www.nice.org.uk](https://nice.example.org/)")]
    [InlineData("[**HTTPS://nice.org.uk**:443/a](https://example.org/)")]
    [InlineData("[`http://nice.org.uk`](https://example.org/ \"NICE\")")]
    [InlineData("[https&#58;//nice.org.uk?](https://example.org/)")]
    [InlineData("[https://nice.org.uk][a]\n\n[a]: https://example.org/nice.org.uk")]
    public void Words_that_are_an_address_lead_where_they_say(string text) =>
        Assert.Contains("and it leads to '", Assert.Single(Source.Body(text + "\n").Findings, finding => finding.Rule == Rules.UnsafeLink).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[nice.org.uk](https://evil.example)")]
    [InlineData("[nice.org.uk/guidance](https://evil.example)")]
    [InlineData("[see https://www.nice.org.uk/guidance/ng128](https://evil.example)")]
    [InlineData("[(www.nice.org.uk)](https://evil.example)")]
    [InlineData("[“https://www.nice.org.uk/guidance”](https://evil.example)")]
    [InlineData("[NICE's site…nice.org.uk!](https://evil.example)")]
    [InlineData("[nice&#xff0e;org&#x3002;uk](https://evil.example)")]
    [InlineData("[x.example.com, nice.org.uk](https://x.example.com/)")]
    [InlineData("[https://nice.org.uk@evil.example/](https://evil.example/)")]
    [InlineData("[bpac.org.nz](https://evil.example)")]
    [InlineData("[a@nhs.uk](mailto:b@evil.example)")]
    [InlineData("[write to a@nhs.uk](https://evil.example)")]
    [InlineData("[a@nhs.uk](mailto:b@nhs.uk)")]
    [InlineData("[nice.org.uk](tel:+441234567890)")]
    public void So_do_words_that_hold_one_anywhere(string text) =>
        Assert.Contains("the words of this link are an address of '", Assert.Single(Source.Body(text + "\n").Findings, finding => finding.Rule == Rules.UnsafeLink).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[![www.nice.org.uk](../../media/a.png)](https://evil.example/)", "an address of 'www.nice.org.uk', and it leads to 'evil.example'")]
    [InlineData("[our ![logo of nice&#46;org.uk](../../media/a.png)](https://evil.example/)", "an address of 'nice.org.uk', and it leads to 'evil.example'")]
    [InlineData("[![call 999](../../media/a.png)](tel:+449098790000)", "show the number '999', and it calls '+449098790000'")]
    [InlineData("[call 111](tel:0909)", "show the number '111', and it calls '0909'")]
    [InlineData("[0800 1111](tel:+449098790000)", "show the number '0800 1111'")]
    [InlineData("[+44 (0)20 7946 0000](tel:+442079460001)", "show the number '+44 (0)20 7946 0000'")]
    [InlineData("[９９９](tel:998)", "show the number '999'")]
    [InlineData("[call 999 or 112](tel:999)", "show the number '112'")]
    [InlineData("[0909 8790000, or 999](tel:09098790000)", "show the number '999'")]
    [InlineData("[365 days](tel:09098790000)", "show the number '365'")]
    [InlineData("[a@b.nhs.uk](mailto:a@b.nhs.uk?cc=b@evil.example)", "is not a mail to one person")]
    [InlineData("[a@b.nhs.uk](mailto:a@b.nhs.uk?subject=x&amp;BCC=b@evil.example)", "is not a mail to one person")]
    [InlineData("[a@b.nhs.uk](mailto:a@b.nhs.uk?%62cc=b@evil.example)", "is not a mail to one person")]
    [InlineData("[a@b.nhs.uk](mailto:a@b.nhs.uk,b@evil.example)", "is not a mail to one person")]
    [InlineData("[a@b.nhs.uk](mailto:a@b.nhs.uk%2Cb@evil.example)", "is not a mail to one person")]
    [InlineData("[write](mailto:?to=b@evil.example)", "is not a mail to one person")]
    [InlineData("[write](mailto:a@b.nhs.uk?subject=x%0d%0aBcc:b@evil.example)", "is not a mail to one person")]
    [InlineData("[call](tel:javascript:alert)", "is not a telephone number")]
    [InlineData("[0909 8790000 (999)](tel:09098790000)", "show the number '0909 8790000 (999'")]
    [InlineData("[0909 8790000 111](tel:09098790000)", "show the number '0909 8790000 111'")]
    [InlineData("[0300 123 1053](tel:0300123105)", "show the number '0300 123 1053'")]
    public void A_link_calls_the_number_and_writes_to_the_one_person_whom_its_words_or_pictures_show(string text, string told) =>
        Assert.Contains(told, Assert.Single(Source.Body(text + "\n").Findings, finding => finding.Rule == Rules.UnsafeLink).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[0800 1111](tel:08001111)")]
    [InlineData("[0800-1111, day and night](tel:+448001111)")]
    [InlineData("[+44 (0)20 7946 0000](tel:+442079460000)")]
    [InlineData("[020 7946 0000](tel:0044-20-7946-0000)")]
    [InlineData("[NHS 111, option 2](tel:111)")]
    [InlineData("[telephone](tel:111)")]
    [InlineData("[0800 1111 (day and night, 24/7)](tel:08001111)")]
    [InlineData("[day and night, 24/7](tel:08001111)")]
    [InlineData("[0300 123 1053 (24/7)](tel:03001231053)")]
    [InlineData("[0300 123 1053 (9am to 5pm)](tel:03001231053)")]
    [InlineData("[0300 123 1053 9-5](tel:03001231053)")]
    [InlineData("[116 123, 365 days a year](tel:116123)")]
    [InlineData("[020 7946 0000 ext. 1234](tel:+442079460000;ext=1234)")]
    [InlineData("[extension 12 of 020 7946 0000](tel:02079460000;ext=12)")]
    [InlineData("[a@b.nhs.uk](mailto:a@b.nhs.uk?subject=A&body=B%0d%0aC)")]
    [InlineData("[![www.nice.org.uk](../../media/a.png)](https://www.nice.org.uk/guidance)")]
    [InlineData("[![ECG of 999](../../media/a.png)](https://evil.example/)")]
    public void Numbers_people_and_pictures_that_are_what_they_show_are_allowed(string text) => Assert.Empty(Source.Body(text + "\n").Findings);

    [Theory]
    [InlineData("https://níce.org.uk/", "www.nice.org.uk")]
    [InlineData("https://xn--nce-rma.org.uk/", "www.nice.org.uk")]
    [InlineData("https://www.nıce.org.uk/guidance", "www.nice.org.uk")]
    [InlineData("https://cks.nice.örg.uk/", "www.nice.org.uk")]
    [InlineData("https://n1ce.org.uk/", "www.nice.org.uk")]
    [InlineData("https://xn--nce-jhd.org.uk/guidance", "www.nice.org.uk")]
    [InlineData("https://nice.xn--rg-emc.uk/", "www.nice.org.uk")]
    [InlineData("https://www.n&#x456;ce.org.uk/", "www.nice.org.uk")]
    [InlineData("https://www.nlce.org.uk/", "www.nice.org.uk")]
    [InlineData("https://сlіnіс.test/", "clinic.test")]
    [InlineData("https://cl1nic.test/", "clinic.test")]
    public void No_link_leads_to_a_host_that_looks_like_one_that_the_site_names(string address, string named)
    {
        var message = Assert.Single(Source.Body($"[the guidance]({address})\n").Findings, finding => finding.Rule == Rules.UnsafeLink).Message;
        Assert.Contains($"looks like '{named}', and is another", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.nice.org.uk/")]
    [InlineData("https://nice.org.uk/")]
    [InlineData("https://cks.nice.org.uk/topics/gout/")]
    [InlineData("https://NICE.org.uk/")]
    [InlineData("https://clinic.test/")]
    [InlineData("https://rn.example.org/")]
    [InlineData("https://www.müller.example/")]
    public void A_host_that_the_site_names_and_those_below_it_are_themselves(string address) => Assert.Empty(Source.Body($"[the guidance]({address})\n").Findings);

    [Theory]
    [InlineData("[the leaflet](https://www.nhs.uk/&#x202e;)")]
    [InlineData("[the leaflet](https://www.nh&#x200b;s.uk/)")]
    [InlineData("[the leaflet](https://www.nhs.uk/a#b&shy;)")]
    [InlineData("[the leaflet](mailto:a&#x2066;@nhs.uk)")]
    [InlineData("[the leaflet](../a/b&#xe0041;.md)")]
    [InlineData("[the leaflet](https://www.nhs.uk/e&#x301;)")]
    [InlineData("[the leaflet][a]\n\n[a]: https://www.nhs.uk/&#x202e;")]
    [InlineData("![the leaflet](../../media/&#x202e;a.png)")]
    public void An_address_has_no_character_that_nobody_sees(string text)
    {
        var (body, findings) = Source.Body(text + "\n");
        Assert.Contains(Assert.Single(findings).Rule, (DiagnosticRule[])[Rules.UnsafeLink, Rules.BadImage]);
        Assert.DoesNotContain(body.Html.ToString().EnumerateRunes(), rune => VisibleText.IsInvisible(rune) || rune.Value == 0x301);
    }

    [Fact]
    public void In_an_address_without_words_an_entity_is_text() =>
        Assert.DoesNotContain(Source.Body("<https://www.nhs.uk/&#x202e;>\n").Body.Html.ToString().EnumerateRunes(), VisibleText.IsInvisible);

    [Theory]
    [InlineData("[clinic](https://www.cl&#x456;n.example/)")]
    [InlineData("[clinic][a]\n\n[a]: https://www.cl&#x456;n.example/")]
    public void A_letter_of_a_host_that_passes_for_another_is_told_of_when_an_entity_writes_it(string text) =>
        Assert.Contains("(U+0456) in the host", Assert.Single(Source.Body(text + "\n").Findings, finding => finding.Rule == Rules.LookAlike).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[https://www.nice.org.uk/guidance/ng59](https://nice.org.uk/guidance/ng59)")]
    [InlineData("[see nice.org.uk/guidance](https://www.nice.org.uk/guidance)")]
    [InlineData("[nice.org.uk](https://pathways.nice.org.uk/)")]
    [InlineData("[bücher.de](https://xn--bcher-kva.de/)")]
    [InlineData("[https://web.archive.org/web/2020/https://www.nice.org.uk/a](https://web.archive.org/web/2020/https://www.nice.org.uk/a)")]
    [InlineData("[write to first.co@nhs.uk.](mailto:first.co@nhs.uk?subject=a)")]
    [InlineData("[e.g. 1.2.1, a t.d.s. dose, chart.pdf, No.5 … &#xd800;](https://example.org/)")]
    [InlineData("[NICE.org.uk's guideline](https://www.nice.org.uk/guidance/ng59)")]
    [InlineData("www.nice.org.uk, https://www.nice.org.uk/guidance. <https://bücher.example/>")]
    [InlineData("[](https://example.org/) [https://](mailto:a@example.org)")]
    public void Other_words_of_links_are_words(string text) => Assert.DoesNotContain(Source.Body(text + "\n").Findings, finding => finding.Rule == Rules.UnsafeLink);

    [Theory]
    [InlineData("<https://xn--bcher-kva.example/>")]
    [InlineData("<https://xn--nf-xbc.example/>")]
    [InlineData("<https://example.org/xn--nce-jhd>")]
    public void Other_hosts_written_as_ASCII_are_hosts(string text) => Assert.Empty(Source.Body(text + "\n").Findings);

    [Theory]
    [InlineData("&amp; &lt; &nbsp; &eacute; &#181; &beta;")]
    public void Other_entities_are_what_they_stand_for(string text) => Assert.Empty(Source.Body($"Give {text}\n").Findings);

    [Theory]
    [InlineData("Give p&#x430;racetamol.", '\u0430')]
    [InlineData("Give p&#x3bf;tassium.", '\u03bf')]
    [InlineData("Give &#65313;spirin.", '\uff21')]
    [InlineData("Give &acy;spirin.", '\u0430')]
    public void A_letter_that_passes_for_another_is_told_of_when_an_entity_writes_it(string text, char letter) =>
        Assert.Contains($"U+{(int)letter:X4}", Assert.Single(Source.Body(text).Findings, finding => finding.Rule == Rules.LookAlike).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\\u0430", true)]
    [InlineData("\\u03bf", true)]
    [InlineData("\\u00e9", false)]
    public void Or_an_escape_of_YAML(string escape, bool isTold) =>
        Assert.Equal(isTold, Source.Question($"---\nquestion: \"What is p{escape}racetamol?\"\nconfidence: low\n---\n\nText.\n").Findings.Any(finding => finding.Rule == Rules.LookAlike));

    [Fact]
    public void A_Greek_letter_by_itself_is_no_look_alike() => Assert.Empty(Source.Body("A&#946;-blocker, TNF&alpha;, &omicron; and &beta;.").Findings);

    private static bool IsAboutText(Diagnostic finding) => finding.Rule == Rules.InvisibleCharacter || finding.Rule == Rules.InvalidYaml;
}
