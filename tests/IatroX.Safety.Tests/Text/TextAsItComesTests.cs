using System.Text;
using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Text;

/// <summary>Files as editors, keyboards and systems make them: the same page, or a finding; never another text.</summary>
public sealed class TextAsItComesTests : IDisposable
{
    private const string Page = "---\nquestion: What is a test?\nconfidence: low\nreviewer: test-one\ndate: 2026-01-01\nnice: []\n---\n\nFirst line\nsecond line.\n\n- one\n- two\n";

    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("\ufeff", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("", "\r")]
    [InlineData("\ufeff", "\r\n")]
    public void A_byte_order_mark_and_any_line_ends_make_the_same_page(string mark, string lineEnd)
    {
        site.Write(SmallSite.Page, Page);
        var plain = Html();
        Put(Encoding.UTF8.GetBytes(mark + Page.Replace("\n", lineEnd, StringComparison.Ordinal)));
        Assert.Equal(plain, Html());
    }

    [Theory]
    [InlineData("utf-16", "a zero byte")]
    [InlineData("utf-16BE", "a zero byte")]
    [InlineData("utf-32", "a zero byte")]
    [InlineData("iso-8859-1", "the byte 0xe9 stands at byte 108 of the file")]
    public void Another_encoding_is_one_finding_that_says_where(string encoding, string says)
    {
        Put(Encoding.GetEncoding(encoding).GetBytes(Page.Replace("second", "s\u00e9cond", StringComparison.Ordinal)));
        var finding = Assert.Single(Findings(), finding => finding.Rule == Rules.InvalidEncoding);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What about \ud83d\udc68\u200d\u2695\ufe0f emoji?", false)]
    [InlineData("What is \u05d0\u05d1\u05d2?", true)]
    [InlineData("What is \u0627\u0644\u0639\u0631\u0628\u064a\u0629?", true)]
    [InlineData("What is IRDELESS \u0130stanbul I\u0131?", true)]
    [InlineData("What is e\u0301 and \u00e9?", true)]
    [InlineData("What is \ud83e\ude7a?", true)]
    public void Any_script_is_published_as_it_is_written_and_what_joins_invisibly_is_told(string question, bool isPlain)
    {
        site.Write(SmallSite.Page, Page.Replace("What is a test?", question, StringComparison.Ordinal));
        var findings = Findings();
        if (isPlain)
        {
            Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
            Assert.Contains(question, Html(), StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain(findings, finding => finding.Rule == Rules.InvalidEncoding);
        }
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("20260101", false)]
    [InlineData("2026-1-1", false)]
    [InlineData("\u0662\u0660\u0662\u0666-01-01", false)]
    public void Days_that_do_not_exist_are_findings(string date, bool exists)
    {
        site.Write(SmallSite.Page, Page.Replace("2026-01-01", date, StringComparison.Ordinal));
        Assert.Equal(exists, !Findings().Any(finding => finding.Rule == Rules.InvalidValue));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9998-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("2024-02-29")]
    public void The_ends_of_the_calendar_are_days_like_others(string today)
    {
        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        site.Write(SmallSite.Page, Page.Replace("2026-01-01", today, StringComparison.Ordinal));
        var result = SiteBuild.Run(site.Options with { AsOf = day }, new BuildWatch());
        Assert.True(result.IsPublished, string.Join('\n', result.Findings.Where(finding => finding.Severity == Severity.Error)));
    }

    [Theory]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("Gout", "gout")]
    [InlineData("gout", "gout ")]
    [InlineData("gout", "gout.")]
    [InlineData("gout", "g\u043eut")]
    [InlineData("con", "aux")]
    [InlineData("nul", "com1")]
    [InlineData("gout", "-gout")]
    [InlineData("gout", "gout\n::error::x")]
    [InlineData("gout", "gout\u001b[31m")]
    [InlineData("gout", "gout\u202egm")]
    public void A_name_that_some_system_cannot_hold_or_tell_apart_is_a_finding(string first, string second)
    {
        File.Delete(site.PathOf(SmallSite.Page));
        foreach (var name in (string[])[first, second])
        {
            site.Write($"input/questions/testing/{name}.md", Page.Replace("a test", $"{name.Length} of test", StringComparison.Ordinal));
        }
        var findings = Findings();
        Assert.Contains(findings, finding => finding.Severity == Severity.Error && finding.Rule == Rules.BadFileName);
    }

    [Fact]
    public void Pictures_whose_names_differ_only_in_capitals_are_a_finding()
    {
        site.Write("input/media/ecg.png", "x");
        site.Write("input/media/ECG.png", "y");
        site.Write("input/media/aux.png", "z");
        Assert.Equal(["input/media/aux.png", "input/media/ecg.png"], Findings().Where(finding => finding.Rule == Rules.BadFileName).Select(finding => finding.At.File));
    }

    private string Html()
    {
        var result = SiteBuild.Run(site.Options, new BuildWatch());
        Assert.True(result.IsPublished, string.Join('\n', result.Findings.Where(finding => finding.Severity == Severity.Error)));
        return File.ReadAllText(Path.Combine(site.Output, "questions/first/index.html"));
    }

    private System.Collections.Immutable.ImmutableArray<Diagnostic> Findings() => SiteBuild.Read(site.Options, new BuildWatch(), withHistory: false).Findings;

    private void Put(byte[] bytes) => File.WriteAllBytes(site.PathOf(SmallSite.Page), bytes);
}
