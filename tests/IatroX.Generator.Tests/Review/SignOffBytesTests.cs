using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Review;

/// <summary>A signed file changed byte by byte, as somebody does who has the file and not the reviewer.</summary>
public class SignOffBytesTests(ITestOutputHelper report)
{
    private const int Changes = 600;
    private const int Seed = 20_261_129;

    private const string Body = "Give the *test* once.\nRest for 2 days [@NG1].\n\n## Later\n\n- one\n- two\n\n| Dose | When |\n|---|---|\n| 5 mg | early |\n\n```\ncode  here\n```\n";

    private static readonly string[] Insertions = ["\n", " ", "  \n", "\t", "0", ".", "-", "not ", "*", "`", "\\", "#", "\u200b", "\u00a0", "\u202e", "\r", "\u0430", "&#48;", "<!-- -->", "\n---\n", "[^1]", "\ufeff", "\0", "\u0085", "\u2028"];

    [Fact]
    public void Whatever_bytes_are_changed_an_answer_stands_as_reviewed_only_with_what_was_signed()
    {
        using var site = new SmallSite().Write(SmallSite.Path, SmallSite.Page(Body)).Sign();
        var file = File.ReadAllBytes(site.Full());
        var original = Assert.Single(site.Questions(out _));
        Assert.Equal(SignOffState.Signed, AnswerState.Of(original.Question, original.Site).SignOff);
        var random = new Random(Seed);
        var (signed, unpublished) = (0, 0);
        for (var change = 0; change < Changes; change++)
        {
            File.WriteAllBytes(site.Full(), Changed(file, random));
            foreach (var (question, read) in site.Questions(out var isRefused))
            {
                unpublished += isRefused ? 1 : 0;
                if (AnswerState.Of(question, read).SignOff == SignOffState.Signed)
                {
                    signed++;
                    Assert.Equal(Told(original.Question), Told(question));
                }
                else
                {
                    Assert.True(isRefused, "published although the signature is void");
                }
            }
        }
        report.WriteLine($"{Changes} changes: {signed} kept the signature, {unpublished} were refused");
        Assert.InRange(signed, Changes / 50, Changes / 2);
    }

    /// <summary>All that a reader is told, made from what is rendered and not from what is signed.</summary>
    private static string Told(Question question) => string.Join('\n', [
        question.Slug.Value, question.Title.Value, Shown(question.Summary), $"{question.Confidence.Value}", $"{question.Reviewer?.Value}", $"{question.ReviewDate?.Value}", $"{question.NextReview?.Value}",
        string.Join(' ', question.Nice.Select(reference => $"{reference.Id} {string.Join(' ', reference.Recommendations)}").Order(StringComparer.Ordinal)),
        string.Concat(question.Body.Html.ToString().Split("<pre>").Select((part, i) => i == 0 ? Shown(part) : part.Split("</pre>") is [var code, var after] ? $"<pre>{code}</pre>{Shown(after)}" : part)),
    ]);

    /// <summary>As browsers show text that is no code: a run of white space is one space.</summary>
    private static string Shown(string text) => string.Join(' ', text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Changed(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var edits = 1 + random.Next(4) / 3; edits > 0; edits--)
        {
            var (at, length) = (random.Next(bytes.Count), random.Next(1, 6));
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 4:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]));
                    break;
                case 5:
                    (bytes[at], bytes[^(random.Next(bytes.Count) + 1)]) = (bytes[^(random.Next(bytes.Count) + 1)], bytes[at]);
                    break;
                default:
                    // White space where a line ends, much of which Markdown ignores.
                    bytes.InsertRange(Math.Max(0, bytes.IndexOf((byte)'\n', at)), " \n\t\r"u8[random.Next(4)..][..1].ToArray());
                    break;
            }
        }
        return [.. bytes];
    }
}
