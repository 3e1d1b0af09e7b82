using System.Text.Json;
using IatroX.Cli.Reports;
using IatroX.Generator.Model;

namespace IatroX.Cli.Tests;

public class DiffCommandTests
{
    private const string Signed = "---\nquestion: What is a test?\nconfidence: moderate\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG2]\n---\n\nA first answer [@NG2].\n\n## Old part\n\nIts second line.\n";

    [Fact]
    public void A_site_does_not_differ_from_itself()
    {
        using var site = Built();
        Assert.Equal((0, "The site does not change.\n", ""), Cli.Run("diff", site.Full("old"), site.Full("old")));
    }

    [Fact]
    public void What_was_added_changed_withdrawn_moved_and_removed_is_told_with_the_changed_lines()
    {
        using var site = Built();
        site.Write("input/questions/testing/kept.md", Signed.Replace("second line", "second, better line", StringComparison.Ordinal).Replace("Old part", "New part", StringComparison.Ordinal));
        site.Write("input/questions/testing/added.md", Page("What is new?", "New."));
        site.Write("input/questions/testing/taken-back.md", Page("What is taken back?", "Wrong.", "withdrawn: {date: 2026-11-01, reason: It was wrong.}\n"));
        File.Delete(site.Full("input/questions/testing/removed.md"));
        File.Delete(site.Full("input/questions/testing/moved.md"));
        site.Write("input/questions/testing/moved-here.md", Page("What is moved?", "Moved.", "aliases: [/questions/moved/]\n"));
        Build(site, "new");

        var (code, output, _) = Cli.Run("diff", site.Full("old"), site.Full("new"));

        Assert.Equal(0, code);
        Assert.Contains("### Answers added (1)\n\n- What is new? (`/questions/added/`)", output, StringComparison.Ordinal);
        Assert.Contains("### Answers withdrawn (1)\n\n- What is taken back? (`/questions/taken-back/`)", output, StringComparison.Ordinal);
        Assert.Contains("### Answers moved: the old address leads on (1)\n\n- What is moved? (`/questions/moved/`, now `/questions/moved-here/`)\n\n", output, StringComparison.Ordinal);
        Assert.Contains("### Answers removed: links to them break (1)\n\n- What is removed? (`/questions/removed/`)", output, StringComparison.Ordinal);
        Assert.Contains("### Parts of pages removed: links to them break (1)\n\n- `/questions/kept/#old-part`\n", output, StringComparison.Ordinal);
        Assert.Matches(@"### Search\n\nAnswers that search finds: 3 \(-1\)\. The index weighs [\d.]+ kB \(-[\d.]+\)\.\n", output);
        Assert.Contains("### Answers changed (1)\n\n- What is a test? (`/questions/kept/`)\n", output, StringComparison.Ordinal);
        Assert.Contains("\n-Its second line.\n+Its second, better line.\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\| pages \| \d+ \| [\d.,]+ \| [\d.,]+ \| [+-][\d.,]+ \|", output);
    }

    [Fact]
    public void What_sets_two_lines_apart_that_look_the_same_is_named()
    {
        using var site = Built();
        site.Write("input/questions/testing/kept.md", Signed.Replace("second line", "second\u00a0line", StringComparison.Ordinal));
        Build(site, "new");
        Assert.Contains("\n-Its second line.\n+Its second‹U+00A0 no-break space›line.\n", Cli.Run("diff", site.Full("old"), site.Full("new")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_offs_that_are_gained_and_voided_are_told_first_with_who_signed()
    {
        using var site = Built();
        Assert.Equal(0, site.Run("review", "sign", site.Full("input/questions/testing/kept.md"), "--reviewer", "test-one", "--date", "2026-03-07").ExitCode);
        Build(site, "signed");
        Assert.Contains("### Sign-offs gained (1)\n\n- What is a test? (`/questions/kept/`): was \"Awaits sign-off\" (Test Reviewer One, 2026-03-07), is \"Signed off\" (Test Reviewer One, 2026-03-07)",
            Cli.Run("diff", site.Full("old"), site.Full("signed")).Output, StringComparison.Ordinal);

        var file = site.Full("input/questions/testing/kept.md");
        File.WriteAllText(file, File.ReadAllText(file).Replace("first", "worse", StringComparison.Ordinal));
        Build(site, "edited", "--drafts");
        var (_, output, _) = Cli.Run("diff", site.Full("signed"), site.Full("edited"), "--format", "json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal("/questions/kept/", json.RootElement.GetProperty("sign_offs_voided")[0].GetString());
        Assert.Equal("edited", json.RootElement.GetProperty("answers")[0].GetProperty("now").GetProperty("state").GetString());
    }

    [Fact]
    public void A_signed_answer_that_is_only_renamed_gains_no_sign_off_and_changes_no_word()
    {
        using var site = Built();
        Assert.Equal(0, site.Run("review", "sign", site.Full("input/questions/testing/kept.md"), "--reviewer", "test-one", "--date", "2026-03-07").ExitCode);
        Build(site, "before");
        File.Move(site.Full("input/questions/testing/kept.md"), site.Full("input/questions/testing/renamed.md"));
        site.Write("input/questions/testing/renamed.md", File.ReadAllText(site.Full("input/questions/testing/renamed.md")).Replace("nice: [NG2]", "nice: [NG2]\naliases: [/questions/kept/]", StringComparison.Ordinal));
        Build(site, "after");
        var output = Cli.Run("diff", site.Full("before"), site.Full("after")).Output;
        Assert.Contains("now `/questions/renamed/`", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign-offs", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Answers added", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Text of <code>/questions/kept/", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_signature_covers_is_told_with_the_pages_and_the_words()
    {
        using var site = Built();
        site.Write("input/abbreviations.yaml", "BNF: British National Formulary\n").Write("input/media/ecg.svg", Picture("red"));
        site.Write("input/questions/testing/kept.md", Signed.Replace("date: 2026-03-07\n", "date: 2026-03-07\nchanges: [{date: 2026-03-07, kind: editorial, note: Words.}]\n", StringComparison.Ordinal) + "\nSee the BNF.\n\n![A drawing](../../media/ecg.svg)\n");
        Build(site, "before");
        site.Write("input/abbreviations.yaml", "BNF: Best New Formulary\n").Write("input/media/ecg.svg", Picture("tan")).Write("input/reviewers/test-one.yaml", "name: Test Reviewer One\nrole: Consultant\n");
        site.Write("input/questions/testing/kept.md", File.ReadAllText(site.Full("input/questions/testing/kept.md")).Replace("Words.", "Dose lowered.", StringComparison.Ordinal));
        Build(site, "after");

        var (code, output, _) = Cli.Run("diff", site.Full("before"), site.Full("after"));
        Assert.Equal(0, code);
        Assert.Contains("no sign-off covers them (1)\n\n- `/media/ecg.svg`, on `/questions/kept/`\n", output, StringComparison.Ordinal);
        Assert.Contains("\n-See the (British National Formulary) BNF.\n+See the (Best New Formulary) BNF.\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\n-.*Words\.\n\+.*Dose lowered\.\n", output);
        Assert.Matches(@"Text of <code>/reviewers/test-one/</code>[^#]*\n\+.*Consultant", output);
        using var json = JsonDocument.Parse(Cli.Run("diff", site.Full("before"), site.Full("after"), "--format", "json").Output);
        Assert.Equal("/questions/kept/", json.RootElement.GetProperty("media_changed")[0].GetProperty("pages")[0].GetString());

        static string Picture(string colour) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"{colour}\"/></svg>\n";
    }

    [Fact]
    public void A_folder_that_no_build_published_is_refused()
    {
        using var site = Built();
        Assert.Equal(2, Cli.Run("diff", site.Full("input"), site.Full("old")).ExitCode);
        site.Write("forged/iatrox-manifest.json", """{"files": [{"path": 3}]}""");
        Assert.Equal(2, Cli.Run("diff", site.Full("old"), site.Full("forged")).ExitCode);
    }

    [Fact]
    public void Content_neither_ends_a_code_block_nor_formats_nor_mentions_anybody()
    {
        string[] hostile = ["``` ````", "</details><script>alert(1)</script>", "a\u202Eb\u001b[31m", "@everyone", "~~~"];
        var review = new PublishedReview("Is `x` @everyone <b>[bold](javascript:x)</b> | \n## here?", "signed", "Signed off", "A *name*", "2026-01-01");
        var markdown = DiffReport.Markdown(new SiteChanges
        {
            Answers = [new AnswerChange(AnswerFate.Changed, "/questions/`<x>/", review, review with { State = "edited" }, [.. hostile.Select(line => new DiffLine(DiffKind.Added, line))])],
            PagesAdded = [], PagesRemoved = [], PagesChanged = ["/a`b|<i>/"], AnswersAroundText = 0, Sizes = [],
        });
        var open = markdown.IndexOf("`````diff\n", StringComparison.Ordinal);
        var close = markdown.IndexOf("\n`````\n", StringComparison.Ordinal);
        Assert.True(open > 0 && close > open);
        var outside = markdown[..open] + markdown[close..];
        Assert.DoesNotContain("@", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", outside, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)\]\(", outside);
        Assert.DoesNotContain("\n## here", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("see https://evil.example/ or www.evil.example or WWW.evil.example")]
    [InlineData("http://evil.example mailto:a@evil.example a@evil.example xmpp:a@b.example ftp://evil.example")]
    [InlineData("<https://evil.example/> [a](https://evil.example) ![a](//evil.example) [a]: https://evil.example")]
    [InlineData("**a** _b_ ~~c~~ `d` <b>e</b> &lt; \\* # f | g")]
    public void Content_in_a_line_of_Markdown_is_no_link_and_formats_nothing(string text)
    {
        var pipeline = new Markdig.MarkdownPipelineBuilder();
        Markdig.MarkdownExtensions.UseAdvancedExtensions(pipeline);
        var html = Markdig.Markdown.ToHtml("x " + SafeMarkdown.Text(text), pipeline.Build());
        Assert.DoesNotContain("<", html.AsSpan()["<p>".Length..^"</p>\n".Length].ToString(), StringComparison.Ordinal);
        Assert.Equal("x " + text, System.Net.WebUtility.HtmlDecode(html)["<p>".Length..^"</p>\n".Length].Replace("\u200b", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_diff_keeps_the_longest_common_lines() => Assert.All(
        new[] { ("a\nb\nc", "a\nc\nd", " a-b c+d"), ("", "x", "-+x"), ("a", "a", ""), ("1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\n5\n6\n7\nx", " 6 7-8+x"), ("x\n2\n3\n4\n5\n6\n7\ny", "X\n2\n3\n4\n5\n6\n7\nY", "-x+X 2 3@ 6 7-y+Y") },
        pair => Assert.Equal(pair.Item3, string.Concat(LineDiff.Of(pair.Item1, pair.Item2).Select(line => " -+@"[(int)line.Kind] + line.Text))));

    internal static string Page(string question, string answer, string more = "") =>
        $"---\nquestion: {question}\nconfidence: moderate\nreviewer: test-one\ndate: 2026-03-07\n{more}---\n\n{answer}\n";

    private static CliSite Built()
    {
        var site = new CliSite();
        File.AppendAllText(site.Full("output-config/site.yaml"), "review: {sign_off: warn}\n");
        site.Write("input/questions/testing/kept.md", Signed);
        site.Write("input/questions/testing/removed.md", Page("What is removed?", "Words that search finds here alone: angina, bronchitis, cystitis, delirium, eczema, fracture, glaucoma, hernia, influenza, jaundice."));
        site.Write("input/questions/testing/moved.md", Page("What is moved?", "Moved."));
        site.Write("input/questions/testing/taken-back.md", Page("What is taken back?", "Wrong."));
        Build(site, "old");
        return site;
    }

    private static void Build(CliSite site, string output, params string[] more) =>
        Assert.Equal(0, site.Run(["build", "--quiet", "--output", site.Full(output), .. more]).ExitCode);
}
