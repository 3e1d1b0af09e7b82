using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IatroX.Generator.Model;

/// <summary>A parsed question in binary form: all of it but its long texts, which are parsed again where a page needs them.</summary>
internal static class QuestionFacts
{
    /// <summary>What other pages and lists may show of it: everything that stands in its front matter, and the summary.</summary>
    public static void WriteFront(FactWriter facts, Question question)
    {
        facts.Text(question.Slug.Value);
        facts.Located(question.Title, Text);
        facts.Located(question.Confidence, static (facts, value) => facts.Number((int)value));
        facts.Optional(question.Reviewer, LocatedSlug);
        facts.Optional(question.ReviewDate, LocatedDay);
        facts.Optional(question.NextReview, LocatedDay);
        facts.List(question.Nice, static (facts, reference) =>
        {
            facts.Text(reference.Id.ToString());
            facts.List(reference.Recommendations, Text);
            facts.At(reference.At);
        });
        facts.Text(question.Summary);
        facts.Optional(question.SummaryAt, Place);
        facts.List(question.Topics, LocatedSlug);
        facts.List(question.Aspects, Text);
        facts.List(question.Synonyms, LocatedText);
        facts.List(question.Aliases, LocatedText);
        facts.List(question.Related, LocatedSlug);
        facts.List(question.Changes, static (facts, change) =>
        {
            facts.Day(change.Date);
            facts.Number((int)change.Kind);
            facts.Text(change.Note);
            facts.At(change.At);
        });
        facts.Flag(question.IsDraft);
        facts.Flag(question.Withdrawn is not null);
        if (question.Withdrawn is { } withdrawn)
        {
            facts.Day(withdrawn.Date);
            facts.Text(withdrawn.Reason);
            facts.Optional(withdrawn.ReplacedBy, LocatedSlug);
            facts.At(withdrawn.At);
        }
        facts.Optional(question.SignOff, LocatedText);
        facts.List(question.Accepted, static (facts, accepted) =>
        {
            facts.Text(accepted.Code);
            facts.Text(accepted.Reason);
            facts.At(accepted.At);
        });
        facts.Flag(question.IsRead);
        facts.Flag(question.NiceIsRead);
    }

    /// <summary>What only its own page, checks and the search index look at.</summary>
    public static void WriteRest(FactWriter facts, Question question, IReadOnlyList<Diagnostic> findings)
    {
        var body = question.Body;
        facts.Text(body.Opening);
        facts.Optional(body.LettersIfAsked, static (facts, hash) => facts.Hash(hash));
        facts.Optional(SignOff.DigestIfAsked(question));
        facts.Number(body.FirstLine);
        facts.Flag(body.IsRead);
        facts.Flag(body.HasWords);
        facts.List(body.Headings, static (facts, heading) =>
        {
            facts.Number(heading.Level);
            facts.Text(heading.Id);
            facts.Text(heading.Text);
            facts.At(heading.At);
        });
        facts.List(body.Citations, static (facts, citation) =>
        {
            facts.Text(citation.Source.ToString());
            facts.List(citation.Recommendations, Text);
            facts.Text(citation.Anchor);
            facts.At(citation.At);
        });
        facts.List(body.Links, static (facts, link) =>
        {
            facts.Text(link.Url);
            facts.Optional(link.Fragment);
            facts.Text(link.Authored);
            facts.At(link.At);
        });
        facts.List(body.Images, static (facts, image) =>
        {
            facts.Text(image.MediaPath);
            facts.Text(image.AlternativeText);
            facts.At(image.At);
            facts.At(image.AddressAt);
        });
        facts.List(body.Abbreviations, static (facts, abbreviation) =>
        {
            facts.Text(abbreviation.Short);
            facts.Text(abbreviation.Expansion);
        });
        facts.List(body.Anchors, Text);
        facts.Number(findings.Count);
        foreach (var finding in findings)
        {
            facts.Text(finding.Rule.Code);
            facts.At(finding.At);
            facts.Text(finding.Message);
            facts.Number((int)finding.Severity);
            facts.Flag(finding.StopsPublishing);
            facts.Optional(finding.AcceptedBecause);
        }
    }

    /// <param name="parse">Gives the body with its texts; called when one of them is first asked for, perhaps more than once and from any thread.</param>
    public static (Question Question, ImmutableArray<Diagnostic> Findings) Read(ReadOnlyMemory<byte> bytes, string file, Func<MarkdownBody> parse)
    {
        var facts = new FactReader(bytes.Span, file);
        var front = ReadFront(ref facts);
        var length = facts.Bytes().Length;
        var opening = bytes.Slice(facts.At - length, length);
        var letters = facts.Optional(static (ref facts) => facts.Hash());
        var digest = facts.OptionalText();
        var question = front with { Body = ReadBody(ref facts, opening, letters, parse) };
        if (digest is not null)
        {
            SignOff.Keep(question, digest);
        }
        var findings = new Diagnostic[facts.Count()];
        for (var i = 0; i < findings.Length; i++)
        {
            findings[i] = new Diagnostic(Rules.Find(facts.Text())!, facts.Place(), facts.Text())
            {
                Severity = (Severity)facts.Count(), StopsPublishing = facts.Flag(), AcceptedBecause = facts.OptionalText(),
            };
        }
        return (question, ImmutableCollectionsMarshal.AsImmutableArray(findings));
    }

    private static Question ReadFront(ref FactReader facts) => new()
    {
        File = facts.File,
        Slug = ReadSlug(ref facts),
        Title = facts.Located(ReadText),
        Confidence = facts.Located(static (ref facts) => (Confidence)facts.Count()),
        Reviewer = facts.Optional(ReadLocatedSlug),
        ReviewDate = facts.Optional(ReadLocatedDay),
        NextReview = facts.Optional(ReadLocatedDay),
        Nice = facts.List(static (ref facts) => new NiceReference(ReadGuideline(ref facts), facts.List(ReadText), facts.Place())),
        Summary = facts.Text(),
        SummaryAt = facts.Optional(static (ref facts) => facts.Place()),
        Topics = facts.List(ReadLocatedSlug),
        Aspects = facts.List(ReadText),
        Synonyms = facts.List(ReadLocatedText),
        Aliases = facts.List(ReadLocatedText),
        Related = facts.List(ReadLocatedSlug),
        Changes = facts.List(static (ref facts) => new Change(facts.Day(), (ChangeKind)facts.Count(), facts.Text(), facts.Place())),
        IsDraft = facts.Flag(),
        Withdrawn = facts.Flag() ? new Withdrawal(facts.Day(), facts.Text(), facts.Optional(ReadLocatedSlug), facts.Place()) : null,
        SignOff = facts.Optional(ReadLocatedText),
        Accepted = facts.List(static (ref facts) => new AcceptedFinding(facts.Text(), facts.Text(), facts.Place())),
        IsRead = facts.Flag(),
        NiceIsRead = facts.Flag(),
        Body = Unread,
    };

    private static MarkdownBody ReadBody(ref FactReader facts, ReadOnlyMemory<byte> opening, UInt128? letters, Func<MarkdownBody> parse) => new()
    {
        Html = new Utf8Html(parse),
        Text = Utf8Text.OfText(parse),
        Source = Utf8Text.OfSource(parse),
        KeptOpening = opening,
        LettersIfAsked = letters,
        FirstLine = facts.Count(),
        IsRead = facts.Flag(),
        HasWords = facts.Flag(),
        Headings = facts.List(static (ref facts) => new Heading(facts.Count(), facts.Text(), facts.Text(), facts.Place())),
        Citations = facts.List(static (ref facts) => new Citation(ReadGuideline(ref facts), facts.List(ReadText), facts.Text(), facts.Place())),
        Links = facts.List(static (ref facts) => new BodyLink(facts.Text(), facts.OptionalText(), facts.Text(), facts.Place())),
        Images = facts.List(static (ref facts) => new BodyImage(facts.Text(), facts.Text(), facts.Place()) { AddressAt = facts.Place() }),
        Abbreviations = facts.List(static (ref facts) => new ExpandedAbbreviation(facts.Text(), facts.Text())),
        Anchors = facts.List(ReadText),
    };

    private static readonly MarkdownBody Unread = MarkdownBody.Unread("");

    private static void Text(FactWriter facts, string text) => facts.Text(text);

    private static void Place(FactWriter facts, Position at) => facts.At(at);

    private static void LocatedText(FactWriter facts, Located<string> text) => facts.Located(text, Text);

    private static void LocatedSlug(FactWriter facts, Located<Slug> slug) => facts.Located(slug, static (facts, slug) => facts.Text(slug.Value));

    private static void LocatedDay(FactWriter facts, Located<DateOnly> day) => facts.Located(day, static (facts, day) => facts.Day(day));

    private static string ReadText(ref FactReader facts) => facts.Text();

    private static Located<string> ReadLocatedText(ref FactReader facts) => new(facts.Text(), facts.Place());

    private static Located<Slug> ReadLocatedSlug(ref FactReader facts) => new(ReadSlug(ref facts), facts.Place());

    private static Located<DateOnly> ReadLocatedDay(ref FactReader facts) => new(facts.Day(), facts.Place());

    private static Slug ReadSlug(ref FactReader facts) => Slug.TryParse(facts.Text(), out var slug) ? slug : throw new InvalidDataException();

    private static GuidelineId ReadGuideline(ref FactReader facts) => GuidelineId.TryParse(facts.Text(), out var id) ? id : throw new InvalidDataException();
}
