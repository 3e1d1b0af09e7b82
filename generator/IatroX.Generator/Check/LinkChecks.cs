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
    private readonly FrozenDictionary<string, string> moved;

    public LinkChecks(Site site)
    {
        this.site = site;
        pages = site.Pages.DistinctBy(page => page.Slug).ToFrozenDictionary(page => page.Url, StringComparer.Ordinal);
        others = Fixed.Concat(site.Topics.Select(topic => topic.Url)).Concat(site.Guidelines.Select(guideline => guideline.Url))
            .Concat(site.Reviewers.Select(reviewer => reviewer.Url)).ToFrozenSet(StringComparer.Ordinal);
        moved = site.MovedPages.SelectMany(page => page.Aliases.Select(alias => KeyValuePair.Create(alias.Value, page.Url))).DistinctBy(alias => alias.Key).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        media = site.Media.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    private KnownNames MediaNames => field ??= new(media.Keys);

    private KnownNames Addresses => field ??= new(pages.Keys.Concat(others));

    private FrozenDictionary<string, KnownNames> NamesByFolder => field ??= pages.Keys.Concat(others).Where(url => url.Length > 1)
        .GroupBy(SiteAddresses.FolderOf, SiteAddresses.NameOf, StringComparer.Ordinal)
        .ToFrozenDictionary(folder => folder.Key, names => new KnownNames(names), StringComparer.Ordinal);

    public IEnumerable<Diagnostic> Of(MarkdownBody body, bool isDraft) =>
        body.Links.Select(link => OfLink(link, isDraft)).Concat(body.Images.SelectMany(OfImage)).OfType<Diagnostic>().Distinct();

    private Diagnostic? OfLink(BodyLink link, bool isDraft)
    {
        if (moved.TryGetValue(link.Url, out var now) && !(SiteAddresses.IsQuestion(link.Url, out var there) && site.QuestionBySlug.ContainsKey(there)))
        {
            return new Diagnostic(Rules.BrokenLink, link.At, $"'{link.Authored}' is an old address of {now}. Link to that.");
        }
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
        var isKnown = others.Contains(link.Url) || (!site.TopicsAreRead && link.Url.StartsWith("/topics/", StringComparison.Ordinal))
            || (!site.GuidelinesAreRead && link.Url.StartsWith("/guidelines/", StringComparison.Ordinal));
        return isKnown
            ? null
            : new Diagnostic(Rules.BrokenLink, link.At, $"'{link.Authored}' leads nowhere.{OrElse(Beside(link.Url), "Correct the path, or remove the link.")}");
    }

    private Diagnostic? OfQuestionLink(BodyLink link, Slug slug, bool isDraft)
    {
        if (!site.QuestionBySlug.TryGetValue(slug, out var question))
        {
            var suggestion = site.Successors.TryGetValue(slug, out var renamed) ? $" It was renamed: it is '{renamed.Slug}' now." : site.QuestionNames.Suggestion(slug.Value);
            return new Diagnostic(Rules.BrokenLink, link.At, $"'{link.Authored}' leads nowhere: there is no question '{slug}'.{OrElse(suggestion, "Correct the path, or remove the link.")}");
        }
        if (question.IsDraft && !isDraft && !site.WithDrafts)
        {
            return new Diagnostic(Rules.LinkToUnpublished, link.At, $"'{link.Authored}' leads to a draft, which is not published. Remove the link, or publish {question.File}.");
        }
        return OfFragment(link, question.Body, isQuestion: true);
    }

    private static Diagnostic? OfFragment(BodyLink link, MarkdownBody body, bool isQuestion)
    {
        if (string.IsNullOrEmpty(link.Fragment) || !body.IsRead || body.Anchors.Contains(link.Fragment) || (isQuestion && SectionIds.Contains(link.Fragment)))
        {
            return null;
        }
        return new Diagnostic(Rules.BrokenFragment, link.At, $"'{link.Authored}' leads to a page that has no part '{link.Fragment}'.{PartsOf(body, link.Fragment)}");
    }

    /// <summary>The nearest heading or other part; where none is near, the headings that there are.</summary>
    private static string PartsOf(MarkdownBody body, string written)
    {
        const int most = 8;
        var headings = body.Headings.Select(heading => heading.Id).ToList();
        // An id holds words, so one word of several may be all that was remembered.
        var words = written.Split('-', StringSplitOptions.RemoveEmptyEntries);
        if ((body.HeadingNames.To(written) ?? body.AnchorNames.To(written) ?? headings.Find(id => words.Any(word => word.Length > 3 && id.Split('-').Contains(word, StringComparer.OrdinalIgnoreCase)))) is { } near)
        {
            return $" Did you mean '#{near}'?";
        }
        return headings.Count == 0
            ? " It has no headings: remove '#' and what follows it."
            : $" Its headings are {string.Join(", ", headings.Take(most).Select(id => "#" + id))}{(headings.Count > most ? " and others" : "")}.";
    }

    /// <summary>The nearest address in the same folder: names are compared, not whole addresses, whose equal beginnings would make any two short names near.</summary>
    private string Beside(string url)
    {
        var folder = SiteAddresses.FolderOf(url);
        return !NamesByFolder.TryGetValue(folder, out var names) ? Addresses.Suggestion(url) : names.To(SiteAddresses.NameOf(url)) is { } name ? $" Did you mean '{folder}{name}/'?" : "";
    }

    private static string OrElse(string suggestion, string otherwise) => suggestion.Length > 0 ? suggestion : " " + otherwise;

    private IEnumerable<Diagnostic> OfImage(BodyImage image)
    {
        if (!media.ContainsKey(image.MediaPath))
        {
            yield return new Diagnostic(Rules.BadImage, image.AddressAt, $"there is no file '{image.MediaPath}' in media/.{OrElse(MediaNames.Suggestion(image.MediaPath), "Put it there, or correct the name.")}");
        }
        if (image.AlternativeText.Length == 0)
        {
            yield return new Diagnostic(Rules.MissingAlternativeText, image.At, "the picture has no alternative text. Say between the square brackets what it shows.");
        }
    }
}
