using System.Collections.Frozen;
using System.Globalization;
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
        var owners = new Dictionary<string, (NamedPage Page, Position At)>(StringComparer.OrdinalIgnoreCase);
        var named = new Lazy<Dictionary<string, NamedPage>>(() => site.NamedPages.DistinctBy(page => page.Url).ToDictionary(page => page.Url, StringComparer.OrdinalIgnoreCase));
        var folders = FoldersOf(site.MovedPages.SelectMany(page => page.Aliases));
        foreach (var (page, alias) in site.MovedPages.SelectMany(page => page.Aliases.Select(alias => (page, alias))))
        {
            if (named.Value.TryGetValue(alias.Value, out var there))
            {
                yield return page.Url == there.Url
                    ? Taken(alias, "this page lives there. Remove the alias.")
                    : Taken(alias, $"{there.At.File} has it now. Rename what is newer: that one, or, if this alias is a slip, remove it.");
                if (page.Url != there.Url)
                {
                    yield return new Diagnostic(Rules.AliasCollision, there.At, $"{there.Url} is an old address of {Name(page.At, alias.At)}, whose readers would arrive here. Rename what is newer: if that is this page, give it another address.");
                }
            }
            else if (QuestionAt(alias.Value, site) is { } slug)
            {
                yield return Taken(alias, $"the question '{slug}' lives there. Remove the alias.");
            }
            else if (IsOfTheSite(alias.Value, page.Url))
            {
                yield return Taken(alias, "the site uses it itself. Remove the alias.");
            }
            else if (alias.Value.Split('/')[1].StartsWith('_') || !IsPage(alias.Value))
            {
                yield return Taken(alias, "a host may read a file of this name as its own. Remove the alias.");
            }
            else if (folders.TryGetValue(alias.Value, out var below))
            {
                yield return Taken(alias, $"{below} lies below it. Remove one of the two.");
            }
            else if (!owners.TryAdd(alias.Value, (page, alias.At)))
            {
                var (other, at) = owners[alias.Value];
                yield return Taken(alias, other.Url == page.Url ? "this page has it twice. Remove one." : $"{Name(other.At, at)} has it too. Keep it with the one of the two that took its place.");
                if (other.Url != page.Url)
                {
                    yield return new Diagnostic(Rules.AliasCollision, at, $"the old address {alias.Value} is taken: {Name(page.At, alias.At)} has it too. Keep it with the one of the two that took its place.");
                }
            }
        }
    }

    /// <summary>True for what the generator makes, but for old names of questions, and of a topic or reviewer that is one still.</summary>
    private static bool IsOfTheSite(string url, string owner)
    {
        var parts = url.Split('/');
        return url == "/" || parts[1].StartsWith("sitemap-", StringComparison.Ordinal) || (Reserved.Contains(parts[1]) && parts[1] != "questions" && !(IsRegistered(url) && owner.StartsWith($"/{parts[1]}/", StringComparison.Ordinal)));
    }

    /// <summary>True for the form of a topic's or reviewer's address.</summary>
    private static bool IsRegistered(string url) => url.Split('/') is ["", "topics" or "reviewers", var name, ""] && Slug.TryParse(name, out _);

    private static string Name(Position page, Position alias) => string.Create(CultureInfo.InvariantCulture, $"{page.File} (line {alias.Line})");

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
        // Aliases of what cannot be read are not known.
        if (site.PublishedAddresses.IsEmpty || !site.TopicsAreRead || site.Questions.Any(question => !question.IsRead) || site.Pages.Any(page => !page.Body.IsRead) || site.Reviewers.Any(reviewer => !reviewer.IsRead))
        {
            return [];
        }
        var byAddress = new Dictionary<string, NamedPage>(StringComparer.OrdinalIgnoreCase);
        foreach (var page in site.NamedPages.OrderBy(page => page.IsDraft, Comparer<bool>.Default))
        {
            foreach (var url in page.Aliases.Select(alias => alias.Value).Prepend(page.Url))
            {
                byAddress.TryAdd(url, page);
            }
        }
        var names = site.NamedPages.Where(page => IsPublished(page, site)).GroupBy(page => SiteAddresses.FolderOf(page.Url), page => SiteAddresses.NameOf(page.Url), StringComparer.Ordinal)
            .ToDictionary(folder => folder.Key, folder => new KnownNames(folder), StringComparer.Ordinal);
        return from address in site.PublishedAddresses
               let page = byAddress.TryGetValue(address.Value, out var found) ? found : (NamedPage?)null
               where IsAuthored(address.Value) && (page is not { } kept || !IsPublished(kept, site))
               select new Diagnostic(Rules.LostAddress, address.At, page is { } draft
                   ? $"{address.Value} was published, and {draft.At.File}, which has it, is a draft now. Publish it{(SiteAddresses.IsQuestion(draft.Url, out _) ? ", or withdraw it: 'withdrawn' in the place of 'draft'" : "")}."
                   : SiteAddresses.IsQuestion(address.Value, out var slug) && site.Successors.TryGetValue(slug, out var renamed)
                   ? $"{address.Value} was published, and nothing is there now. Its file was renamed: it is {renamed.File} now. Add 'aliases: [{address.Value}]' there."
                   : $"{address.Value} was published, and nothing is there now.{Now(address.Value, names)} Add 'aliases: [{address.Value}]' to the {WhatTookItsPlace(address.Value)}.");
    }

    private static bool IsPublished(NamedPage page, Site site) => site.WithDrafts || !page.IsDraft;

    private static string WhatTookItsPlace(string url) => SiteAddresses.IsQuestion(url, out _) ? "page that took its place, or bring the page back and withdraw it"
        : url.StartsWith("/topics/", StringComparison.Ordinal) ? "topic in topics.yaml that took its place, or bring the topic back"
        : url.StartsWith("/reviewers/", StringComparison.Ordinal) ? "new file of this reviewer, or bring the file back"
        : "page that took its place, or bring the page back";

    /// <summary>Names are compared, not whole addresses, whose equal beginnings would make any two short names near.</summary>
    private static string Now(string url, Dictionary<string, KnownNames> namesByFolder)
    {
        var folder = SiteAddresses.FolderOf(url);
        return namesByFolder.TryGetValue(folder, out var names) && names.To(SiteAddresses.NameOf(url)) is { } name ? $" Is it {folder}{name}/ now?" : "";
    }

    private static bool IsAuthored(string url) =>
        SiteAddresses.IsQuestion(url, out _) || IsRegistered(url) || (url != "/" && url.Split('/') is [_, var first, ..] && !Reserved.Contains(first));

    /// <summary>The question whose page, or a file beside it, has this address.</summary>
    private static Slug? QuestionAt(string address, Site site)
    {
        var parts = address.Split('/');
        return parts is ["", "questions", var name, _, ..] && Slug.TryParse(name.ToLowerInvariant(), out var slug) && site.QuestionBySlug.ContainsKey(slug) ? slug : null;
    }

    private static Diagnostic Taken(Located<string> alias, string by) =>
        new(Rules.AliasCollision, alias.At, $"the old address {alias.Value} is taken: {by}");
}
