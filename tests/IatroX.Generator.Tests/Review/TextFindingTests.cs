using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

public class TextFindingTests
{
    // The body of SmallSite.Page starts on line 7.
    [Theory]
    [InlineData("Give .5mg [@NG1].", "IX412 7:6")]
    [InlineData("Give **5.0 mg** [@NG1].", "IX412 7:8")]
    [InlineData("Give 1.00g [@NG1].", "IX412 7:6")]
    [InlineData("How to start\nand give .5mg [@NG1]\n---\n\nText [@NG1].", "IX412 8:10")]
    [InlineData("Give 100ug [@NG1].", "IX412 7:6")]
    [InlineData("Give 100 mcg [@NG1].", "IX412 7:6")]
    [InlineData("Give 100 µg [@NG1].", "IX412 7:6")]
    [InlineData("Give 400 IU [@NG1].", "IX412 7:6")]
    [InlineData("Give 5 µg/kg [@NG1].", "IX412 7:6")]
    [InlineData("Give 3 i.u. [@NG1].", "IX412 7:6")]
    [InlineData("Give .25-5mg [@NG1].", "IX412 7:6")]
    [InlineData("Give 5.0 to 10 mg [@NG1].", "IX412 7:6")]
    [InlineData("One [@NG1].\n\n##Management", "IX416 9:1")]
    [InlineData("One [@NG1].\n\n| a | b |\n| 1 | 2 |", "IX416 9:1")]
    [InlineData("One [@NG1].\n\n#Management", "IX416 9:1")]
    [InlineData("One [@NG1].\n\n**Dose: **rest", "IX416 9:1")]
    [InlineData("One [@NG1].\n\nRest ** at home** now", "IX416 9:6")]
    [InlineData("One [@NG1].\n\n[^2]: A note.\n\nTwo.", "IX417 9:1")]
    [InlineData("One [@NG1].\n\nRest **at home.", "IX416 9:6")]
    [InlineData("One [@NG1].\n\n**Dose: rest", "IX416 9:1")]
    [InlineData("One [@NG1].\n\n• Rest\n• Walk", "IX416 9:1")]
    [InlineData("One [@NG1].\n\n-Rest", "IX416 9:1")]
    [InlineData("One [@NG1].\n\nSee [that] (first.md).", "IX416 9:12")]
    [InlineData("One [@NG1].\n\nSee (that)[first.md#two].", "IX416 9:11")]
    [InlineData("One [@NG1].\n\n    Give .5mg [@NG1]", "IX412 9:10", "IX413 9:10")]
    [InlineData("One [@NG1].\n\n- Two\n\n\t\tGive 5mg", "IX413 11:8")]
    [InlineData("One [@NG1].\n\n\tRest.\n\n\t  Give 1.0mg", "IX412 11:9", "IX413 11:9")]
    [InlineData("Alleles CYP2C9*2 and CYP2C19*17 [@NG1].", "IX412 7:15")]
    [InlineData("One [@NG1].\n\n> [WARNING] Text.", "IX402 9:1")]
    [InlineData("One [@NG1].\n\n[!WARNING] Text.", "IX402 9:1")]
    [InlineData("One [@NG1].\n\n> **[!red flag]** Text.", "IX402 9:5")]
    [InlineData("Give 3 I.U. daily [@NG1].", "IX412 7:6")]
    [InlineData("Give 3 iu [@NG1].", "IX412 7:6")]
    [InlineData("One [@NG1].\n\nGive 3 i.u./L or less.", "IX413 9:6")]
    [InlineData("One [@NG1].\n\nRest <b>now</b> and <b>then</b>.", "IX416 9:6")]
    [InlineData("One [@NG1].\n\n- Rest <!-- or not -->", "IX416 9:8")]
    [InlineData("One [@NG1].\n\nRest [^1].", "IX416 9:6")]
    [InlineData("One [@NG1].\n\n> Rest [at home](at home.md).", "IX416 9:17")]
    [InlineData("One [@NG1].\n\nRest [at home][home].", "IX416 9:15")]
    [InlineData("One [@NG1].\n\nRest [NG1].", "IX403 9:6")]
    [InlineData("One [@NG1].\n\nRest (@NG1).", "IX403 9:7")]
    [InlineData("One [@NG1].\n\nRest [see @ng1 1.2].", "IX403 9:11")]
    [InlineData("One [@NG1].\n\n- Rest\n- *Walk* [NG1 1.2]", "IX403 10:10")]
    [InlineData("One [@NG1].\n\n##\n\nText.", "IX415 9:1")]
    [InlineData("One [@NG1].\n\nSee [](first.md).", "IX415 9:5")]
    [InlineData("One [@NG1].\n\n[Dose]: 5mg", "IX417 9:1")]
    [InlineData("One [@NG1].\n\n  [^a]: A note.", "IX417 9:3")]
    [InlineData("One [@NG1].\n\nSee [two][2] and [three][2].\n\n  [2]: nowhere.md", "IX301 11:8")]
    [InlineData("One [@NG1].\n\nSee [two][2] and [three][2].\n\n> [2]: <javascript:x>", "IX303 11:8")]
    [InlineData("Give up to 10U [@NG1].", "IX412 7:12")]
    [InlineData("First line [@NG1]\nsecond *one* .25 mg here.", "IX412 8:14")]
    [InlineData("> [!WARNING] Give .5mg\n> or not [@NG1].", "IX412 7:19")]
    [InlineData("- one [@NG1]\n  - give .5mg", "IX412 8:10")]
    [InlineData("| a | b |\n|---|---|\n| x [@NG1] | .5mg |", "IX412 9:14")]
    [InlineData("Options include:Applying heat [@NG1].", "IX414 7:17")]
    [InlineData("Options include:**applying** heat [@NG1].", "IX414 7:19")]
    [InlineData("Rest.Then walk [@NG1].", "IX414 7:6")]
    [InlineData("Or:that one [@NG1].", "IX414 7:4")]
    [InlineData("Rest (at home).Then walk [@NG1].", "IX414 7:16")]
    [InlineData("Rest [@NG1].Then walk.", "IX414 7:13")]
    [InlineData("One [@NG1].\n\nGive 500mg daily.", "IX413 9:6")]
    [InlineData("One [@NG1].\n\nTreat when HbA1c ≥ 48.", "IX413 9:20")]
    [InlineData("One [@NG1].\n\n- Give 5 units", "IX413 9:8")]
    [InlineData("One [@NG1].\n\nTake 2 tablets.", "IX413 9:6")]
    [InlineData("One [@NG1].\n\nCall if saturation is below 92%.", "IX413 9:29")]
    [InlineData("One [@NG1].\n\nCall at 38°C or more.", "IX413 9:9")]
    [InlineData("One [@NG1].\n\n## Head\n\nGive 5mg.\n\nTwo [@NG1].", "IX413 11:6")]
    [InlineData("One [@NG1].\n\n## Two\n\n#### Four", "IX410 11:1")]
    public void A_text_that_may_be_misread_is_found_at_its_character(string body, params string[] found) => Assert.Equal(found, Codes(body));

    [Theory]
    [InlineData("100ug", "100 micrograms")]
    [InlineData("1 mcg", "1 microgram")]
    [InlineData("1.0 IU", "1 unit")]
    [InlineData("100 mcg", "100 micrograms")]
    [InlineData("100µg", "100 micrograms")]
    [InlineData("400IU", "400 units")]
    [InlineData("3 i.u.", "3 units")]
    [InlineData("3.0 I.U", "3 units")]
    [InlineData("3iu", "3 units")]
    [InlineData("10 U", "10 units")]
    [InlineData(".5 mg", "0.5 mg")]
    [InlineData("5.0mg", "5mg")]
    [InlineData("2.50mg", "2.5mg")]
    [InlineData("5.00mg", "5mg")]
    [InlineData(".5ug", "0.5 micrograms")]
    [InlineData("5.0 IU", "5 units")]
    public void What_a_finding_says_to_write_in_place_of_a_dose_is_safe_in_one_step(string written, string safe)
    {
        using var site = Site(SmallSite.Page($"Give {written} once [@NG1].\n"));
        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.MedicinesNotation);
        Assert.Equal((7, 6), (finding.At.Line, finding.At.Column));
        Assert.StartsWith($"'{written}' ", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith($". Write '{safe}'.", finding.Message, StringComparison.Ordinal);

        site.Edit(written, safe);
        Assert.DoesNotContain(site.Check(), finding => finding.Rule == Rules.MedicinesNotation);
    }

    [Theory]
    [InlineData("Give 0.5mg, 10mg, 2.25 mg or 100 micrograms [@NG1].")]
    [InlineData("At 10:30, 1:2, 5.0 mmol/L [@NG1]. See e.g. www.nice.org.uk and https://test.example/x:abc.Def here.")]
    [InlineData("`include:Applying .5mg` [@NG1]")]
    [InlineData("TSH 4 mIU/L, ALT 30 U/L, B12 5 IU/mL and 10 µg/g [@NG1].")]
    [InlineData("Choose one [@NG1]:\n\n- 5mg\n- 10mg")]
    [InlineData("- 5mg\n- 10mg [@NG1]")]
    [InlineData("If above 140 mmHg:\n\n- treat [@NG1]")]
    [InlineData("| Dose (5mg) | b |\n|---|---|\n| 10mg | [@NG1] |")]
    [InlineData("| a | b |\n|---|---|\n| 10mg | c |\n\nAll from the guideline [@NG1].")]
    [InlineData("From the guideline [@NG1]:\n\n| a | b |\n|---|---|\n| 10mg | c |")]
    [InlineData("> [!NOTE]\n> Give 5mg.\n>\n> As advised [@NG1].")]
    [InlineData("One [@NG1]. For 2 weeks, 30 patients, 50% of people.")]
    [InlineData("One [@NG1].\n\nFor more than 2 weeks in people over 65, or 20% of them at 5°")]
    [InlineData("One [@NG1].\n\n## Two\n\n### Three\n\n## Two again")]
    public void A_text_that_is_well_written_has_no_finding(string body) => Assert.Empty(Codes(body));

    [Fact]
    public void A_title_that_is_no_question_is_found()
    {
        using var site = Site(SmallSite.Page(question: "Management of tests"));
        Assert.Equal(["IX411 2:11"], Found(site));
    }

    [Fact]
    public void Notation_in_question_and_summary_is_found_there()
    {
        using var site = Site(SmallSite.Page(question: "Is .5mg enough?").Replace("nice:", "summary: Give 5.0mg.\nnice:", StringComparison.Ordinal));
        Assert.Equal(["IX412 2:14", "IX412 4:15"], Found(site));
    }

    [Theory]
    [InlineData("summary: >-\n  First it says little.\n  Give 5.0mg then", "IX412 6:8")]
    [InlineData("summary: |\n  Give 5.0mg", "IX412 5:8")]
    [InlineData("summary: \"It \\\"says\\\" 5.0mg\"", "IX412 4:23")]
    [InlineData("summary: 'It''s 5.0mg'", "IX412 4:17")]
    [InlineData("summary: First\n  second 5.0mg", "IX412 5:10")]
    public void Notation_in_a_summary_is_found_behind_quotes_and_on_folded_lines(string summary, string found)
    {
        using var site = Site(SmallSite.Page().Replace("nice:", summary + "\nnice:", StringComparison.Ordinal));
        Assert.Equal([found], Found(site));
    }

    [Fact]
    public void An_accepted_finding_stays_in_the_report_with_its_reason()
    {
        using var site = Site(Accepting("Give .5mg [@NG1].\n", "IX412", "As printed on the label."));
        var finding = Assert.Single(site.Check(), finding => finding.Rule == Rules.MedicinesNotation);
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal("As printed on the label.", finding.AcceptedBecause);
    }

    [Theory]
    [InlineData("IX999", "IX220")]
    [InlineData("ix412", "IX220")]
    [InlineData("IX502", "IX220")]
    [InlineData("IX503", "IX220")]
    [InlineData("IX414", "IX221")]
    public void An_acceptance_that_fits_nothing_is_a_finding(string code, string found)
    {
        using var site = Site(Accepting("Give 5mg [@NG1].\n", code, "No reason."));
        Assert.Equal([found + " 4:17"], Found(site));
    }

    [Fact]
    public void Synonyms_that_lead_back_are_found()
    {
        using var site = Site(SmallSite.Page());
        site.Write("input/synonyms.yaml", "- {from: [AF], to: [fibrillation]}\n- {terms: [a, b]}\n- {from: [fibrillation], to: [af]}\n- {from: [x], to: [X]}\n");
        Assert.Equal(["IX222 3:3", "IX222 4:3"], Found(site));
    }

    [Fact]
    public void A_published_address_that_leads_nowhere_now_is_an_error()
    {
        using var site = Site(SmallSite.Page().Replace("nice:", "aliases: [/old/]\nnice:", StringComparison.Ordinal));
        site.Write("published.json", """
            {"version":1,"asOf":"2026-01-01","files":[
            {"path":"a-z/index.html","bytes":1,"sha256":""},
            {"path":"index.html","bytes":1,"sha256":""},
            {"path":"old/index.html","bytes":1,"sha256":""},
            {"path":"questions/frist/index.html","bytes":1,"sha256":""},
            {"path":"questions/page/2/index.html","bytes":1,"sha256":""},
            {"path":"topics/testing/page/2/index.html","bytes":1,"sha256":""}
            ]}
            """);
        var finding = Assert.Single(SiteBuild.Read(site.Options() with { Published = site.Full("published.json") }, new BuildWatch(), withHistory: false).Findings,
            finding => finding.Rule == Rules.LostAddress);
        Assert.Equal(new Position("published.json", 5, 1), finding.At);
        Assert.Contains("/questions/first/", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\<b> and \\[^1] and \\[NG1]")]
    [InlineData("&lt;b> and `<b>` and `[NG1]`")]
    [InlineData("5 <a and b> c, below <140/90, <dose> once")]
    [InlineData("A range of [0, 5) or [0, 5], [sic], [text]")]
    [InlineData("See [two][2].\n\n[2]: first.md")]
    [InlineData("## ![A tracing](../../media/none.png)")]
    [InlineData("A note[^1].\n\n[^1]: Its text.")]
    [InlineData("3 mIU/L, 5 IU/L, radius")]
    [InlineData("\\##Management")]
    [InlineData("> \\[WARNING] Text.")]
    [InlineData("#1 in the list")]
    [InlineData("\\@NG1, x@ng1.example, @NGO, @ng1x")]
    [InlineData("#NOF is short for a fractured neck of femur, as is #neck of femur.")]
    [InlineData("| a |\n|---|\n| #Femur |")]
    [InlineData("\\[!NOTE] Text.")]
    [InlineData("5mg** and 10mg** daily; 2 ** 3 ** 4; **")]
    [InlineData("Rated **** or (**), * p<0.05; ** p<0.01; *** p<0.001")]
    [InlineData("Variants p.Arg506Gln and HLA-B\\*57:01, HLA-A\\*31:01, *2 and *3*")]
    [InlineData("Off label\\*\\*, \\**Off label, 10mg**, ** p<0.01")]
    [InlineData("-ve cultures")]
    [InlineData("- - Two\n- -5 to 5\n\n|a|\n|-|\n|• b|")]
    [InlineData("Given to [most] (see first.md) and (some)[sic]")]
    [InlineData("|x| is below 2, and 0.25-0.5mg, 2.0-2.6")]
    [InlineData("The enzyme L-arginine:glycine amidinotransferase")]
    public void Marks_that_are_meant_or_that_are_none_are_no_findings(string body) => Assert.DoesNotContain(Codes("One [@NG1].\n\n" + body), code => code[..5] is "IX402" or "IX415" or "IX416" or "IX417" or "IX403" or "IX412" or "IX414");

    [Theory]
    [InlineData("## Management")]
    [InlineData("<!-- to do -->\n\n## Management")]
    [InlineData("[@NG1]")]
    [InlineData("> [!NOTE]")]
    [InlineData("[x]: https://example.org/")]
    public void A_page_of_headings_comments_and_citations_has_no_answer(string body) => Assert.Contains("IX406 0:0", Codes(body));

    [Theory]
    [InlineData("- Rest")]
    [InlineData("`code`")]
    [InlineData("    code")]
    [InlineData("|a|\n|-|\n|b|")]
    [InlineData("> [!NOTE] Rest")]
    [InlineData("Term\n:   definition")]
    public void Any_words_below_the_headings_are_an_answer(string body) => Assert.DoesNotContain(Codes(body), code => code.StartsWith("IX406", StringComparison.Ordinal));

    [Theory]
    [InlineData("Rest **now**.", "IX416 3:15")]
    [InlineData("Rest [@NG1].", "IX416 3:15")]
    [InlineData("See [this](first.md).", "IX416 3:14")]
    [InlineData("\"Rest <b>now</b>.\"", "IX416 3:16")]
    [InlineData("Treat *C. difficile* and _E. coli_.", "IX416 3:16", "IX416 3:35")]
    [InlineData("Rest ~~now~~.", "IX416 3:15")]
    [InlineData("Rest<!-- or not -->.", "IX416 3:14")]
    [InlineData("A pressure &ge; 140.", "IX416 3:21")]
    [InlineData("HLA-B*57:01 and HLA-A*31:01, *off label, *unlicensed, a_b_c, U&Es; R&D;")]
    [InlineData("See www.Example.org for p.Arg506Gln.")]
    [InlineData("2 * 3 * 4, **, [sic] and 5 <a and b> c")]
    public void Marks_in_a_summary_are_found_because_it_is_shown_as_plain_words(string summary, params string[] found)
    {
        using var site = Site(SmallSite.Page().Replace("confidence", $"summary: {summary}\nconfidence", StringComparison.Ordinal));
        Assert.Equal(found, Found(site));
    }

    [Theory]
    [InlineData("changes: [{date: 2025-08-16, kind: editorial, note: Shorter, and clearer.}]", "IX202 3:62: 'and clearer.' stands after a comma, which in braces ends the text of 'note'. Put the whole text of 'note' in double quotes.")]
    [InlineData("changes: [{date: 2025-08-16, kind: editorial, note: Less, more, shorter}]", "IX202 3:59: 'more' stands after a comma, which in braces ends the text of 'note'. Put the whole text of 'note' in double quotes.")]
    [InlineData("changes: [{date: 2025-08-16, kind: editorial, note: Shorter, seen: no}]", "IX202 3:62: 'seen' is not a key of an item of 'changes'. Known keys: date, kind, note.")]
    [InlineData("synonyms: [AF, Type: two]", "IX205 3:16: an item of 'synonyms' must be a single value. Put text that contains a colon or brackets in double quotes.")]
    [InlineData("summary: > 5mg is enough", "IX105 3:10: this is not valid YAML: '>' and '|' begin a text on the lines below. Put text that begins with one in double quotes.")]
    [InlineData("summary: Rest.\n synonyms: [a]", "IX105 4:2: this is not valid YAML: this line is indented, and so goes on with the value above. Delete the spaces before 'synonyms'; a text that goes on with a colon in it must be in double quotes.")]
    [InlineData("related: [questions/croup.md]", "IX206 3:11: an item of 'related': 'questions/croup.md' is not a name for addresses. Use lower-case letters, digits and single hyphens, at most 100. Write 'croup'.")]
    public void A_finding_about_front_matter_says_at_its_place_how_to_write_what_was_meant(string line, string found)
    {
        using var site = Site(SmallSite.Page().Replace("confidence", line + "\nconfidence", StringComparison.Ordinal));
        Assert.Contains(found, site.Check().Select(finding => $"{finding.Rule.Code} {finding.At.Line}:{finding.At.Column}: {finding.Message}"));
    }

    [Theory]
    [InlineData("---\nquestion", "--- \nquestion", "Delete the white space beside those hyphens.")]
    [InlineData("---\nquestion", "\n---\nquestion", "Delete what stands above that line: nothing may, not even a blank one.")]
    [InlineData("---\nquestion", "—-\nquestion", "Here stands '—-': write three hyphens.")]
    [InlineData("---\n\n", "----\n\n", "Put a line '---' after the last key, in the place of '----' in line 5.")]
    [InlineData("---\n\n", "\n", "Put a line '---' after the last key.")]
    public void A_line_that_only_looks_like_the_edge_of_front_matter_is_named(string was, string written, string told)
    {
        using var site = Site(SmallSite.Page().Replace(was, written, StringComparison.Ordinal));
        Assert.EndsWith(told, Assert.Single(site.Check(), finding => finding.Rule == Rules.MissingFrontMatter).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_of_a_merge_conflict_are_an_error_wherever_they_stand()
    {
        using var site = Site(SmallSite.Page("One [@NG1].\n\n<<<<<<< HEAD\n- Give 5mg [@NG1].\n\n=======\n- Give 10mg [@NG1].\n\n>>>>>>> other\n"));
        Assert.Equal(["IX110 9:1", "IX110 12:1", "IX110 15:1"], Found(site));

        site.Write(SmallSite.Path, SmallSite.Page("One [@NG1].\n\n> >>>>>>> not\n\nSee <<<<<<<.\n\n========\n"));
        Assert.Empty(Found(site));
    }

    [Fact]
    public void A_misspelt_key_is_told_once()
    {
        using var site = Site(SmallSite.Page().Replace("confidence", "confidense", StringComparison.Ordinal));
        Assert.Equal(["IX202 3:1"], Found(site));
    }

    private static string Accepting(string body, string code, string reason) =>
        SmallSite.Page(body).Replace("nice:", $"accept: [{{code: {code}, reason: {reason}}}]\nnice:", StringComparison.Ordinal);

    private static string[] Codes(string body)
    {
        using var site = Site(SmallSite.Page(body + "\n"));
        return Found(site);
    }

    /// <summary>Without what this page lacks on purpose: a reviewer.</summary>
    private static string[] Found(SmallSite site) => [.. site.Check().Where(finding => finding.Rule != Rules.MissingKey).Select(finding => $"{finding.Rule.Code} {finding.At.Line}:{finding.At.Column}")];

    private static SmallSite Site(string page) => new SmallSite().Write(SmallSite.Path, page);
}
