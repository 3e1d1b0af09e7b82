using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using IatroX.Generator.Check;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Publish;

namespace IatroX.Generator;

/// <summary>The corridor of <c>iatrox review sign</c>: writes reviewer, date and digest into pages that are fit to be signed, or changes nothing at all.</summary>
public static class ReviewSigning
{
    /// <param name="paths">Full paths of questions, and of folders whose questions are meant.</param>
    public static SigningResult Run(BuildOptions options, IReadOnlyList<string> paths, string reviewer, DateOnly date)
    {
        // Drafts may be signed before they are published.
        var reading = SiteBuild.Read(options with { Drafts = true }, new BuildWatch(), withHistory: false);
        if (reading.Site is not { } site)
        {
            return SigningResult.Refused(reading.Findings, "the site's configuration cannot be used.");
        }
        if (ReviewerProblem(reviewer, date, site) is { } problem)
        {
            return SigningResult.Refused([], problem);
        }
        var pages = new List<SignedPage>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in paths.SelectMany(path => Awaiting(path, reviewer, site, options)).Distinct(StringComparer.Ordinal))
        {
            var (page, refusal, parsing) = Signed(path, reviewer, date, site, options);
            if ((refusal ?? SourceProblem(page!.Question, date, site)) is { } why)
            {
                return SigningResult.Refused(parsing, why);
            }
            pages.Add(page!);
            findings.AddRange(parsing);
        }
        if (pages.Count == 0)
        {
            return SigningResult.Refused([], $"nothing there awaits a signature of {reviewer}. To renew a review, or to sign a draft, name its file.");
        }
        var bySlug = pages.ToDictionary(page => page.Question.Slug, page => page.Question);
        var (laterTexts, unknown) = LaterTexts(pages, date, site, options);
        if (pages.Find(page => laterTexts.GetValueOrDefault(page.Question.Slug) is { IsAnother: true }) is { } contradicted)
        {
            return SigningResult.Refused([], $"{contradicted.Question.File}: {laterTexts[contradicted.Question.Slug].InWords(date)} Sign with the day on which it was read.");
        }
        findings.AddRange(unknown);
        var signedSite = site with
        {
            Questions = [.. site.Questions.Select(question => bySlug.GetValueOrDefault(question.Slug, question))],
            History = site.History with { LaterTexts = laterTexts },
        };
        var files = pages.Select(page => page.Question.File).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(SiteChecks.Run(signedSite, Answer.OfAll(signedSite, options.Jobs), options.Jobs).Concat(DuplicateChecks.QuestionsAreDistinct(signedSite))
            .Where(finding => files.Contains(finding.At.File)));
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return SigningResult.Refused([.. findings.Where(finding => finding.Severity == Severity.Error)], "a page with errors cannot be signed.");
        }
        foreach (var page in pages.Where(page => page.Bytes is not null))
        {
            SourceFile.Replace(page.Path, page.Bytes);
        }
        return new SigningResult([.. pages], findings.DrainToImmutable(), null);
    }

    /// <summary>Of a folder only what awaits this reviewer's signature: to renew a review, or to take over an answer of somebody else's, its file is named.</summary>
    private static IEnumerable<string> Awaiting(string path, string reviewer, Site site, BuildOptions options)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }
        var below = Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar;
        return site.Questions.Where(question => question is { Withdrawn: null, IsDraft: false } && (question.Reviewer is not { } id || id.Value.Value == reviewer)
            && question.SignOff?.Value != SignOff.DigestOf(question)).Select(question => Path.GetFullPath(question.File, options.Site)).Where(file => file.StartsWith(below, StringComparison.Ordinal));
    }

    private static string? ReviewerProblem(string id, DateOnly date, Site site)
    {
        if (site.Reviewers.FirstOrDefault(known => known.Id.Value == id) is not { } reviewer)
        {
            return $"reviewer '{id}' is not known.{site.ReviewerNames.Suggestion(id)} Reviewers are the files in reviewers/.";
        }
        if (reviewer.IsDemonstration)
        {
            return $"'{id}' stands for content that nobody reviewed, and cannot sign. Name the person who reviewed the page.";
        }
        if (date > site.AsOf)
        {
            return $"{Dates.Iso(date)} is after {Dates.Iso(site.AsOf)}, today. Sign with the day on which the review was done.";
        }
        return date < reviewer.ActiveFrom || date > reviewer.ActiveUntil
            ? $"{reviewer.Name.Value} was not a reviewer on {Dates.Iso(date)}. Correct the date, or 'active' in {reviewer.File}."
            : null;
    }

    /// <summary>Why nobody can have reviewed the page on that day against what it cites.</summary>
    private static string? SourceProblem(Question question, DateOnly date, Site site) =>
        question.Nice.Select(reference => site.GuidelineById.GetValueOrDefault(reference.Id)).FirstOrDefault(guideline => guideline?.Published > date) is { } source
            ? $"{question.File} relies on {source.Id}, which was published on {Dates.Iso(source.Published)}, after {Dates.Iso(date)}. Sign with the day on which the answer was reviewed against it."
            : null;

    /// <summary>What git says against the day, for each page; and, of a day before today, whether it knows too little to say anything.</summary>
    private static (FrozenDictionary<Slug, LaterText> Texts, IEnumerable<Diagnostic> Unknown) LaterTexts(List<SignedPage> pages, DateOnly date, Site site, BuildOptions options)
    {
        var (texts, problem) = GitEditions.Read(options.Input, pages.Select(page => SiteHistory.PathOf(page.Question)), site.Renames);
        var markdown = new MarkdownParser(site.Config, site.Abbreviations, site.Media);
        var later = pages.Select(page => (page.Question.Slug, Text: SiteHistory.LaterText(page.Question, texts.GetValueOrDefault(SiteHistory.PathOf(page.Question), []), markdown)));
        return (later.Where(page => page.Text is not null).DistinctBy(page => page.Slug).ToFrozenDictionary(page => page.Slug, page => page.Text!),
            problem is null || date >= site.AsOf ? [] : [new Diagnostic(Rules.NoHistory, Position.WholeFile("input"), problem)]);
    }

    /// <summary>The page as it will be once signed; or why it cannot be.</summary>
    private static (SignedPage? Page, string? Refusal, IReadOnlyList<Diagnostic> Findings) Signed(string path, string reviewer, DateOnly date, Site site, BuildOptions options)
    {
        var relative = Path.GetRelativePath(options.Input, path).Replace('\\', '/');
        var shown = Path.GetRelativePath(options.Site, path).Replace('\\', '/');
        if (!relative.StartsWith("questions/", StringComparison.Ordinal) || !relative.EndsWith(".md", StringComparison.Ordinal))
        {
            return (null, $"{shown} is not a question. Name a file such as input/questions/cardiology/chest-pain.md.", []);
        }
        var (bytes, unreadable) = PlainFile.Read(path, TextFile.MaxBytes);
        if (bytes is null)
        {
            return (null, $"{shown}: {unreadable}", []);
        }
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var original = encoding.GetString(bytes);
        if (!encoding.GetBytes(original).AsSpan().SequenceEqual(bytes))
        {
            return (null, $"{shown} is not UTF-8. Save it as UTF-8.", []);
        }
        var markdown = new MarkdownParser(site.Config, site.Abbreviations, site.Media);
        Parsed<Question?> Parse(string text) =>
            QuestionParser.Parse(new SourceText(shown, relative, TextFile.WithLineFeeds(text.TrimStart('\ufeff'))), markdown);

        var before = Parse(original);
        (string, string)[] who = [("reviewer", reviewer), ("date", Dates.Iso(date))];
        if (FrontMatterEdit.Set(original, who) is not { } reviewed || Parse(reviewed) is not { Value: { } question })
        {
            return (null, $"{shown}: the front matter cannot be changed safely. Write each key on a line of its own.", before.Findings);
        }
        if (question.Withdrawn is not null)
        {
            return (null, $"{shown} is withdrawn. Remove 'withdrawn' first if the answer stands again.", []);
        }
        var digest = SignOff.DigestOf(question);
        var signed = FrontMatterEdit.Set(reviewed, ("signoff", digest));
        var after = signed is null ? null : Parse(signed);
        if (after?.Value is not { } result || result.SignOff?.Value != digest || result.Reviewer?.Value.Value != reviewer
            || result.ReviewDate?.Value != date || SignOff.DigestOf(result) != digest || SignOff.ClinicalContent(result) != SignOff.ClinicalContent(before.Value!))
        {
            return (null, $"{shown}: the front matter cannot be changed safely. Write each key on a line of its own.", after?.Findings ?? []);
        }
        var named = before.Value!.Reviewer?.Value;
        return (new SignedPage(path, result, signed == original ? null : encoding.GetBytes(signed!)) { TakenFrom = named?.Value == reviewer ? null : named }, null, after.Findings);
    }
}

/// <summary>A page with its new sign-off.</summary>
/// <param name="Bytes">What to write; null when exactly this was signed before.</param>
public sealed record SignedPage(string Path, Question Question, byte[]? Bytes)
{
    /// <summary>Whom the page named as its reviewer before; null when it named nobody or the same one.</summary>
    public Slug? TakenFrom { get; init; }
}

/// <summary>Which pages were signed, or why none was.</summary>
public sealed record SigningResult(ImmutableArray<SignedPage> Pages, ImmutableArray<Diagnostic> Findings, string? Refusal)
{
    internal static SigningResult Refused(IEnumerable<Diagnostic> findings, string why) => new([], [.. findings], why);
}
