using System.Collections.Frozen;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules that keep one page at one address.</summary>
internal static class AddressChecks
{
    /// <summary>First parts of the addresses that the generator makes.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "questions", "topics", "guidelines", "reviewers", "reviews", "a-z", "search", "cards", "confidence", "media", "assets", "api", "feeds", "whats-new", "404", "index",
        "index.html", "404.html", "feed.xml", "feed.json", "reviews.json", "robots.txt", "sitemap.xml", "opensearch.xml", "llms.txt", "iatrox-manifest.json",
        "favicon.ico", "site.webmanifest", "CNAME", "staticwebapp.config.json",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of the pages that older sites had. A file of any other kind, at the top above all, is one that some host or browser reads as its own: web.config, sw.js.</summary>
    private static readonly FrozenSet<string> PageEndings = new[] { ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cfm" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Diagnostic> SlugsAreUnique(Site site)
    {
        // Questions are in the order of their slugs.
        for (int first = 0, i = 1; i < site.Questions.Length; i++)
        {
            var again = site.Questions[i];
            if (again.Slug != site.Questions[first].Slug)
            {
                first = i;
                continue;
            }
            yield return new Diagnostic(Rules.DuplicateSlug, Position.WholeFile(again.File), $"{site.Questions[first].File} has the same name, and so the same address {again.Url}. Rename one of them.");
        }
    }

    public static IEnumerable<Diagnostic> PagesLeaveTheSitesAddressesAlone(Site site) =>
        from page in site.Pages
        where Reserved.Contains(page.Slug.Value)
        select new Diagnostic(Rules.ReservedAddress, Position.WholeFile(page.File), $"{page.Url} is an address that the site makes itself. Rename the file.");

    public static IEnumerable<Diagnostic> AliasesLeadToOnePage(Site site)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var folders = FoldersOf(site.Questions.SelectMany(question => question.Aliases));
        foreach (var question in site.Questions)
        {
            foreach (var alias in question.Aliases)
            {
                var firstPart = alias.Value.Split('/')[1];
                if (QuestionAt(alias.Value, site) is { } slug)
                {
                    yield return Taken(alias, $"the question '{slug}' lives there");
                }
                else if (site.Pages.Any(page => page.Url.Equals(alias.Value, StringComparison.OrdinalIgnoreCase)) || alias.Value == "/" || firstPart.StartsWith("sitemap-", StringComparison.Ordinal) || (Reserved.Contains(firstPart) && firstPart != "questions"))
                {
                    yield return Taken(alias, "the site uses it itself");
                }
                else if (firstPart.StartsWith('_') || !IsPage(alias.Value))
                {
                    yield return Taken(alias, "a host may read a file of this name as its own");
                }
                else if (folders.TryGetValue(alias.Value, out var below))
                {
                    yield return Taken(alias, $"{below} lies below it");
                }
                else if (!owners.TryAdd(alias.Value, question.File))
                {
                    yield return Taken(alias, $"{owners[alias.Value]} has it already");
                }
            }
        }
    }

    /// <summary>Every folder that an alias lies in, without its last slash, and one alias that does: no file can have that address.</summary>
    private static Dictionary<string, string> FoldersOf(IEnumerable<Located<string>> aliases)
    {
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var alias in aliases)
        {
            for (var end = alias.Value.LastIndexOf('/'); end > 0 && folders.TryAdd(alias.Value[..end], alias.Value); end = alias.Value.LastIndexOf('/', end - 1))
            {
            }
        }
        return folders;
    }

    private static bool IsPage(string url) => url.EndsWith('/') || PageEndings.Contains(Path.GetExtension(url));

    /// <summary>Lists and other pages that the site makes come and go; what authors named stays, or leads on.</summary>
    public static IEnumerable<Diagnostic> PublishedAddressesStay(Site site)
    {
        // Aliases of a page that cannot be read are not known.
        if (site.PublishedAddresses.IsEmpty || site.Questions.Any(question => !question.IsRead))
        {
            return [];
        }
        var kept = site.Questions.Where(question => site.WithDrafts || !question.IsDraft).Select(question => question.Url)
            .Concat(site.Questions.SelectMany(question => question.Aliases.Select(alias => alias.Value)))
            .Concat(site.Pages.Where(page => site.WithDrafts || !page.IsDraft).Select(page => page.Url))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from address in site.PublishedAddresses
               where IsAuthored(address.Value) && !kept.Contains(address.Value)
               select new Diagnostic(Rules.LostAddress, address.At,
                   $"{address.Value} was published, and nothing is there now.{Now(address.Value, site)} Add 'aliases: [{address.Value}]' to the page that took its place, or bring the page back and withdraw it.");
    }

    /// <summary>Names are compared, not whole addresses, whose equal beginnings would make any two short names near.</summary>
    private static string Now(string url, Site site)
    {
        var page = SiteAddresses.IsQuestion(url, out var slug)
            ? Nearest.To(slug.Value, site.Questions.Select(question => question.Slug.Value)) is { } name ? $"/questions/{name}/" : null
            : Nearest.To(url, site.Pages.Select(known => known.Url));
        return page is null ? "" : $" Is it {page} now?";
    }

    private static bool IsAuthored(string url) =>
        SiteAddresses.IsQuestion(url, out _) || (url != "/" && url.Split('/') is [_, var first, ..] && !Reserved.Contains(first));

    /// <summary>The question whose page, or a file beside it, has this address.</summary>
    private static Slug? QuestionAt(string address, Site site)
    {
        var parts = address.Split('/');
        return parts is ["", "questions", var name, _, ..] && Slug.TryParse(name.ToLowerInvariant(), out var slug) && site.QuestionBySlug.ContainsKey(slug) ? slug : null;
    }

    private static Diagnostic Taken(Located<string> alias, string by) =>
        new(Rules.AliasCollision, alias.At, $"the old address {alias.Value} is taken: {by}. Remove the alias.");
}
