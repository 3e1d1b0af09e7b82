using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Search;

namespace IatroX.Generator;

/// <summary>The part of the corridor that asks git when the words of a page last changed, where no sign-off vouches for a day.</summary>
/// <remarks>
/// A commit counts when what a reader is told differs from the commit before: one that renames the file, moves it to another topic or touches
/// only what stands around the text does not. Texts are read only of files with several commits. In a shallow clone nothing is known.
/// </remarks>
internal static class SiteDates
{
    /// <summary>The days by the file that findings name.</summary>
    /// <param name="memo">What git said at earlier builds; null to ask.</param>
    public static FrozenDictionary<string, DateOnly> Of(Site site, ImmutableArray<Answer> judged, BuildOptions options, SiteMemo? memo)
    {
        ImmutableArray<AskedPage> asked =
        [
            .. judged.Where(answer => answer.Question.Withdrawn is null && answer.State.SignOff is SignOffState.Unsigned or SignOffState.Edited or SignOffState.Draft)
                .Select(answer => new AskedPage(answer.Question.File, SiteHistory.PathOf(answer.Question), ContentOfQuestion)),
            .. site.Pages.Select(page => new AskedPage(page.File, $"pages/{page.Slug}.md", ContentOfPage)),
        ];
        return memo is null ? Read(asked, site, options) : memo.TextDays(string.Join('\n', asked.Select(page => page.Path).Concat(SiteHistory.Words(site.Renames))), () => Read(asked, site, options));
    }

    /// <param name="Content">What the front matter tells a reader; null when it cannot be read.</param>
    private sealed record AskedPage(string File, string Path, Func<SourceText, MarkdownParser, string?> Content);

    private static string? ContentOfQuestion(SourceText head, MarkdownParser markdown) => QuestionParser.Parse(head, markdown).Value is { } question ? SignOff.ClinicalContent(question) : null;

    private static string? ContentOfPage(SourceText head, MarkdownParser markdown) => PlainPageParser.Parse(head, markdown).Value?.Title.Value;

    private static FrozenDictionary<string, DateOnly> Read(ImmutableArray<AskedPage> asked, Site site, BuildOptions options)
    {
        if (asked.IsEmpty || GitEditions.Find(options.Input, asked.Select(page => page.Path), site.Renames) is not { Problem: null, Editions: var editions })
        {
            return FrozenDictionary<string, DateOnly>.Empty;
        }
        var texts = GitEditions.Texts(options.Input, asked.SelectMany(page => editions[page.Path] is { Length: > 1 } several ? several : []).Select(edition => edition.Blob));
        var days = InOrder.Map(asked.Length, options.Jobs, () => new MarkdownParser(site.Config, site.Abbreviations, site.Media),
            (markdown, i) => (asked[i].File, Day: LastChange(asked[i], editions[asked[i].Path], texts, markdown)));
        return days.Where(page => page.Day is not null).ToFrozenDictionary(page => page.File, page => page.Day!.Value, StringComparer.Ordinal);
    }

    /// <summary>The day of the oldest of the latest commits that all say the same; null where git has none.</summary>
    private static DateOnly? LastChange(AskedPage page, ImmutableArray<Edition> editions, IReadOnlyDictionary<string, string> texts, MarkdownParser markdown)
    {
        if (editions.Length < 2)
        {
            return editions.IsEmpty ? null : editions[0].Committed;
        }
        var newest = ContentOf(editions[0]);
        return editions.TakeWhile(edition => edition.Blob == editions[0].Blob || (newest is not null && ContentOf(edition) == newest)).Last().Committed;

        // The body as it is signed, without reading its Markdown, which takes most of the time.
        string? ContentOf(Edition edition) =>
            texts.TryGetValue(edition.Blob, out var text) && FrontMatter.BodyStart(text) is var body && page.Content(new SourceText(page.File, page.Path, text[..body]), markdown) is { } head
                ? $"{head}\n{SignOffText.Of(text[body..])}"
                : null;
    }
}
