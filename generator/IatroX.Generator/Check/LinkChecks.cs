using System.Collections.Frozen;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules about where the links and pictures of a text lead.</summary>
internal sealed class LinkChecks
{
    private static readonly FrozenSet<string> SectionIds = new[] { "answer", "review", "references", "related", "cite" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Addresses that exist whatever the content.</summary>
    private static readonly string[] Fixed = ["/", "/topics/", "/guidelines/", "/reviewers/", "/a-z/", "/search/", "/confidence/"];

    private readonly Site site;
    private readonly FrozenDictionary<string, PlainPage> pages;
    private readonly FrozenSet<string> others;
    private readonly FrozenDictionary<string, MediaFile> media;

    public LinkChecks(Site site)
    {
        this.site = site;
        pages = site.Pages.DistinctBy(page => page.Slug).ToFrozenDictionary(page => page.Url, StringComparer.Ordinal);
        others = Fixed.Concat(site.Topics.Select(topic => topic.Url)).Concat(site.Guidelines.Select(guideline => guideline.Url))
            .Concat(site.Reviewers.Select(reviewer => reviewer.Url)).ToFrozenSet(StringComparer.Ordinal);
        media = site.Media.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    public IEnumerable<Diagnostic> Of(MarkdownBody body, bool isDraft) =>
        body.Links.Select(link => OfLink(link, isDraft)).Concat(body.Images.SelectMany(OfImage)).OfType<Diagnostic>();

    private Diagnostic? OfLink(BodyLink link, bool isDraft)
    {
        if (SiteAddresses.IsQuestion(link.Url, out var slug))
        {
            return OfQuestionLink(link, slug, isDraft);
        }
        if (pages.TryGetValue(link.Url, out var page))
        {
            return page.IsDraft && !isDraft && !site.WithDrafts
                ? new Diagnostic(Rules.LinkToUnpublished, link.At, $"'{link.Authored}' leads to a draft, which is not published. Remove the link, or publish {page.File}.")
                : OfFragment(link, page.Body, isQuestion: false);
        }
        return others.Contains(link.Url)
            ? null
            : new Diagnostic(Rules.BrokenLink, link.At, $"'{link.Authored}' leads nowhere.{Nearest.Suggestion(link.Url, pages.Keys.Concat(others))}");
    }

    private Diagnostic? OfQuestionLink(BodyLink link, Slug slug, bool isDraft)
    {
        if (!site.QuestionBySlug.TryGetValue(slug, out var question))
        {
            var suggestion = Nearest.Suggestion(slug.Value, site.Questions.Select(known => known.Slug.Value));
            return new Diagnostic(Rules.BrokenLink, link.At, $"'{link.Authored}' leads nowhere: there is no question '{slug}'.{suggestion}");
        }
        if (question.IsDraft && !isDraft && !site.WithDrafts)
        {
            return new Diagnostic(Rules.LinkToUnpublished, link.At, $"'{link.Authored}' leads to a draft, which is not published. Remove the link, or publish {question.File}.");
        }
        return OfFragment(link, question.Body, isQuestion: true);
    }

    private static Diagnostic? OfFragment(BodyLink link, MarkdownBody body, bool isQuestion)
    {
        if (string.IsNullOrEmpty(link.Fragment) || body.Anchors.Contains(link.Fragment) || (isQuestion && SectionIds.Contains(link.Fragment)))
        {
            return null;
        }
        return new Diagnostic(Rules.BrokenFragment, link.At, $"'{link.Authored}' leads to a page that has no part '{link.Fragment}'.{Nearest.Suggestion(link.Fragment, body.Anchors)}");
    }

    private IEnumerable<Diagnostic> OfImage(BodyImage image)
    {
        if (!media.ContainsKey(image.MediaPath))
        {
            yield return new Diagnostic(Rules.BadImage, image.At, $"there is no file '{image.MediaPath}' in media/.{Nearest.Suggestion(image.MediaPath, media.Keys)}");
        }
        if (image.AlternativeText.Length == 0)
        {
            yield return new Diagnostic(Rules.MissingAlternativeText, image.At, "the picture has no alternative text. Say between the square brackets what it shows.");
        }
    }
}
