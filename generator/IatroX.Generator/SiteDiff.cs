using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IatroX.Generator.Load;
using IatroX.Generator.Model;

namespace IatroX.Generator;

/// <summary>The corridor of <c>iatrox diff</c>: what differs between two published sites, as a reader and a reviewer would ask.</summary>
public static partial class SiteDiff
{
    private const string Page = "/index.html";
    private const string IndexFolder = "search/index/";

    /// <summary>By the first rule that fits a path; the last fits all.</summary>
    private static readonly ImmutableArray<(string Kind, Func<string, bool> Holds)> Kinds =
    [
        ("pages", path => path.EndsWith(".html", StringComparison.Ordinal)),
        ("search index", path => path.StartsWith(IndexFolder, StringComparison.Ordinal)),
        ("scripts, styles and icons", path => path.StartsWith("assets/", StringComparison.Ordinal) || path.StartsWith("search/", StringComparison.Ordinal)),
        ("pictures and documents", path => path.StartsWith("media/", StringComparison.Ordinal) || path.StartsWith("cards/", StringComparison.Ordinal)),
        ("files for machines", _ => true),
    ];

    public static SiteChanges Of(PublishedSite before, PublishedSite now)
    {
        var answers = before.Reviews.Keys.Union(now.Reviews.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var changes = WithRenames([.. answers.Select(path => ChangeOf(path, before, now)).OfType<AnswerChange>()], before, now);
        var told = changes.Select(change => change.Url).ToHashSet(StringComparer.Ordinal);
        var isAnswer = answers.ToHashSet(StringComparer.Ordinal);
        var around = answers.Where(path => Differs(path, before, now) && !told.Contains(UrlOf(path))).ToList();
        var aroundText = Words(around, before, now);
        var otherChanged = Pages(now).Where(path => Differs(path, before, now) && !isAnswer.Contains(path)).ToList();
        return new SiteChanges
        {
            Answers = changes,
            PagesAdded = [.. Pages(now).Where(path => !before.Files.ContainsKey(path) && !isAnswer.Contains(path)).Select(UrlOf)],
            PagesRemoved = [.. Pages(before).Where(path => !now.Files.ContainsKey(path) && !isAnswer.Contains(path)).Select(UrlOf)],
            PagesChanged = [.. otherChanged.Select(UrlOf)],
            WordsAroundText = aroundText,
            WordsOfPages = Words(otherChanged, before, now),
            MediaChanged = [.. now.Files.Keys.Where(path => path.StartsWith("media/", StringComparison.Ordinal) && Differs(path, before, now)).Order(StringComparer.Ordinal).Select(path => new MediaChange(UrlOf(path), PagesThatName(path, now)))],
            PartsRemoved = [.. Pages(now).Where(path => Differs(path, before, now)).SelectMany(path => PartsRemoved(path, before, now))],
            Search = SearchOf(before, now),
            AnswersAroundText = around.Count - aroundText.Length,
            Sizes = [.. Kinds.Select(kind => new SizeChange(kind.Kind, TotalOf(kind.Kind, before), TotalOf(kind.Kind, now)))],
        };
    }

    /// <summary>An answer that has another address now is one answer: nothing was added, and its sign-off is the one that it had.</summary>
    private static ImmutableArray<AnswerChange> WithRenames(ImmutableArray<AnswerChange> changes, PublishedSite before, PublishedSite now)
    {
        var added = changes.Where(change => change.Fate == AnswerFate.Added).ToDictionary(change => change.Url, StringComparer.Ordinal);
        ImmutableArray<AnswerChange> joined = [.. changes.Select(change => change.Fate == AnswerFate.Moved && added.GetValueOrDefault(LeadsTo(change.Url, now)) is { } there ? Renamed(change, there, before, now) : change)];
        var renamed = joined.Select(change => change.MovedTo).ToHashSet(StringComparer.Ordinal);
        return joined.RemoveAll(change => change.Fate == AnswerFate.Added && renamed.Contains(change.Url));
    }

    private static AnswerChange Renamed(AnswerChange old, AnswerChange there, PublishedSite before, PublishedSite now)
    {
        // Its own address stands in the text.
        var was = before.Text(TwinOf(old.Url))?.Replace(old.Url, there.Url, StringComparison.Ordinal);
        return old with { Now = there.Now, MovedTo = there.Url, Text = was is not null && now.Text(TwinOf(there.Url)) is { } current ? LineDiff.Of(was, current) : [] };
    }

    private static string TwinOf(string url) => $"{url[1..]}index.md";

    /// <summary>The answer's address, whatever the site's base path, or relative as on a site read from a folder.</summary>
    private static string LeadsTo(string url, PublishedSite now) =>
        Refresh().Match(now.Text(url[1..] + "index.html") ?? "") is { Success: true } refresh ? $"/questions/{refresh.Groups[1].Value}/" : "";

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=(?:[^\"]*/)?([^\"/]+)/(?:index\\.html)?\"", RegexOptions.CultureInvariant)]
    private static partial Regex Refresh();

    private static AnswerChange? ChangeOf(string path, PublishedSite before, PublishedSite now)
    {
        var (old, current) = (before.Reviews.GetValueOrDefault(path), now.Reviews.GetValueOrDefault(path));
        var fate = (old, current) switch
        {
            (null, _) => AnswerFate.Added,
            (_, not null) => AnswerFate.Changed,
            _ when !now.Files.ContainsKey(path) => AnswerFate.Removed,
            _ => now.Text(path)!.Contains("http-equiv=\"refresh\"", StringComparison.OrdinalIgnoreCase) ? AnswerFate.Moved : AnswerFate.Withdrawn,
        };
        var text = fate == AnswerFate.Changed ? TextOf(path, before, now) : [];
        return fate == AnswerFate.Changed && text.IsEmpty && old == current ? null : new AnswerChange(fate, UrlOf(path), old, current, text);
    }

    /// <summary>Compares what is published as Markdown beside the page.</summary>
    private static ImmutableArray<DiffLine> TextOf(string path, PublishedSite before, PublishedSite now)
    {
        var twin = path[..^".html".Length] + ".md";
        return Differs(twin, before, now) && before.Text(twin) is { } old && now.Text(twin) is { } current ? LineDiff.Of(old, current) : [];
    }

    private static ImmutableArray<PageChange> Words(IEnumerable<string> paths, PublishedSite before, PublishedSite now) =>
        [.. paths.Select(path => new PageChange(UrlOf(path), LineDiff.Of(PageWords.Of(before.Text(path) ?? ""), PageWords.Of(now.Text(path) ?? "")))).Where(page => !page.Text.IsEmpty)];

    private static ImmutableArray<string> PagesThatName(string media, PublishedSite site) =>
        [.. Pages(site).Where(path => site.Text(path)?.Contains($"/{media}\"", StringComparison.Ordinal) == true || site.Text(path)?.Contains($"\"{media}\"", StringComparison.Ordinal) == true).Select(UrlOf)];

    /// <summary>Headings are the parts that people and other sites link to.</summary>
    private static IEnumerable<string> PartsRemoved(string path, PublishedSite before, PublishedSite now) =>
        HeadingIds(before.Text(path)).Except(HeadingIds(now.Text(path)), StringComparer.Ordinal).Select(id => $"{UrlOf(path)}#{id}");

    private static IEnumerable<string> HeadingIds(string? html) => HeadingId().Matches(html ?? "").Select(match => match.Groups[1].Value);

    [GeneratedRegex("<h[2-6] id=\"(?!site-)([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingId();

    private static SearchChange? SearchOf(PublishedSite before, PublishedSite now)
    {
        if (before.SearchedPages() is not { } old || now.SearchedPages() is not { } current)
        {
            return null;
        }
        var (partsBefore, parts) = (IndexOf(before), IndexOf(now));
        return new SearchChange(old, current, partsBefore.Values.Sum(file => file.Bytes), parts.Values.Sum(file => file.Bytes), partsBefore.Count == parts.Count && partsBefore.All(file => parts.GetValueOrDefault(file.Key) == file.Value));
    }

    private static Dictionary<string, PublishedSize> IndexOf(PublishedSite site) =>
        site.Files.Where(file => file.Key.StartsWith(IndexFolder, StringComparison.Ordinal)).ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);

    private static bool Differs(string path, PublishedSite before, PublishedSite now) =>
        before.Files.TryGetValue(path, out var old) && now.Files.TryGetValue(path, out var current) && old != current;

    private static IEnumerable<string> Pages(PublishedSite site) =>
        site.Files.Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static SizeTotal TotalOf(string kind, PublishedSite site)
    {
        var sizes = site.Files.Where(file => Kinds.First(known => known.Holds(file.Key)).Kind == kind).Select(file => file.Value.Bytes).ToList();
        return new SizeTotal(sizes.Count, sizes.Sum());
    }

    private static string UrlOf(string path) => path == Page[1..] ? "/" : path.EndsWith(Page, StringComparison.Ordinal) ? $"/{path[..^(Page.Length - 1)]}" : "/" + path;
}
