using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Views;

namespace IatroX.Generator.Render;

/// <summary>Every file of the site, each with the function that makes its bytes; all at once, or one by its path. May be used from many threads.</summary>
/// <remarks>Most files belong to one answer, and are found by its name; the rest stands in shelves that are filled when a path on them is asked for.</remarks>
public sealed class SitePages
{
    private const string QuestionFolder = "questions/";

    private readonly Publication publication;
    private readonly FileKeys? keys;
    private readonly AnswerPages answerPages;
    private readonly AnswerApi answerApi;
    private readonly Lazy<ImmutableArray<OutputFile>> lists;
    private readonly ImmutableArray<Shelf> shelves;

    /// <param name="keys">Null when no file is compared with that of an earlier build.</param>
    /// <param name="search">Makes the files of the search index; called when the first of them is asked for.</param>
    internal SitePages(Publication publication, Relations relations, Theme theme, Func<IEnumerable<OutputFile>> search, Func<MediaFile, ReadOnlyMemory<byte>> mediaBytes, FileKeys? keys = null)
    {
        this.publication = publication;
        this.keys = keys;
        var frame = new SiteFrame(publication, theme);
        answerPages = new AnswerPages(publication, relations, frame);
        answerApi = new AnswerApi(publication, relations);
        lists = new Lazy<ImmutableArray<OutputFile>>(() =>
        [
            .. new TopicPages(publication, frame).All(),
            .. new GuidelinePages(publication, frame).All(),
            .. new ReviewerPages(publication, frame).All(),
            .. new AlphabetPages(publication, frame).All(),
            .. new FixedPages(publication, frame).All(),
            .. new ReviewRegister(publication, frame).All(),
            .. new WhatsNew(publication, frame).All(),
        ]);
        shelves =
        [
            new Shelf(theme.AssetFolder[1..], keys?.OfSite, () => theme.Assets.Select(asset => OutputFile.Of($"{theme.AssetFolder[1..]}{asset.Path}", () => asset.Bytes))
                .Concat(theme.Icon is { } icon ? ThemeIcons.Files(icon, theme.AssetFolder) : [])),
            new Shelf("media/", keys?.OfSite, () => publication.Site.Media.Select(media => OutputFile.Of($"media/{media.Path}", () => mediaBytes(media)))),
            // Named for what they show.
            new Shelf("cards/", keys?.OfSite, () => publication.Cards.All.OrderBy(card => card.Name, StringComparer.Ordinal)
                .Select(card => OutputFile.Of(card.Url[1..], () => mediaBytes(new MediaFile(card.Url[1..], card.FullPath, 0, CardSet.Width, CardSet.Height))))),
            new Shelf("sitemap", OfLists("sitemap"), () => Sitemap.Of([.. publication.Answers.Select(answerPages.Indexed).Concat(lists.Value.Select(page => page.Indexed)).OfType<IndexedPage>()], publication.Site.Config), keyTellsNames: keys is not null),
            new Shelf("", OfLists(""), () =>
            [
                .. lists.Value,
                .. MachineFiles.Of(publication),
                .. answerApi.Lists(),
                .. theme.Icon is { } icon ? [ThemeIcons.AtWellKnownAddress(icon), WebManifest.Of(publication.Site.Config, theme)] : ImmutableArray<OutputFile>.Empty,
                .. theme.SearchModules.Select(module => OutputFile.Of($"{Addresses.Search[1..]}{module.Path}", () => module.Bytes)),
            ], keyTellsNames: keys is not null),
            // Whole before its first file can be named, so looked into last.
            new Shelf(SearchFiles.Folder, null, search),
        ];

        UInt128? OfLists(string start) => keys is null ? null : FileKeys.OfShelf(keys.OfLists, start);
    }

    public SiteConfig Config => publication.Site.Config;

    /// <summary>In no particular order.</summary>
    /// <param name="leftWith">The paths of the last build's files with a key, which a shelf with this key has, too; null to fill every shelf.</param>
    public ImmutableArray<OutputFile> All(int jobs, Func<UInt128, ImmutableArray<string>>? leftWith = null)
    {
        var all = ImmutableArray.CreateBuilder<OutputFile>(4 * publication.Answers.Length);
        foreach (var files in InOrder.Map(publication.Answers, jobs, answer => WithKey(answer, OfAnswer)))
        {
            all.AddRange(files);
        }
        all.AddRange(publication.Withdrawn.SelectMany(answer => WithKey(answer, OfWithdrawn)));
        all.AddRange(shelves.SelectMany(shelf => shelf.FilesAsIn(leftWith)));
        return all.DrainToImmutable();
    }

    /// <summary>The file of that path; null when the site has none.</summary>
    public OutputFile? Find(string path) =>
        OfQuestion(path).FirstOrDefault(file => file.Path == path)
        ?? shelves.Where(shelf => path.StartsWith(shelf.Start, StringComparison.Ordinal)).Select(shelf => shelf.Files.GetValueOrDefault(path)).FirstOrDefault(file => file is not null);

    /// <summary>One page of each kind, by which a theme is tried.</summary>
    internal IEnumerable<OutputFile> Samples() => publication.Answers.Take(1).Select(answerPages.Of).Concat(publication.Withdrawn.Take(1).Select(answerPages.Withdrawn))
        .Concat(lists.Value.DistinctBy(page => (page.Path.Split('/')[0], page.Path.Count(letter => letter == '/'))));

    /// <summary>Every page that a template makes.</summary>
    public IEnumerable<OutputFile> Pages() => publication.Answers.Select(answerPages.Of).Concat(publication.Withdrawn.Select(answerPages.Withdrawn)).Concat(lists.Value);

    private IEnumerable<OutputFile> OfQuestion(string path)
    {
        if (!Slug.TryParse(NameIn(path), out var slug))
        {
            return [];
        }
        return publication.BySlug.TryGetValue(slug, out var answer) ? OfAnswer(answer) : publication.Withdrawn.Where(withdrawn => withdrawn.Slug == slug).Take(1).SelectMany(OfWithdrawn);
    }

    private OutputFile[] WithKey(Answer answer, Func<Answer, IEnumerable<OutputFile>> files)
    {
        var key = keys?.Of(answer);
        return [.. files(answer).Select(file => key is null ? file : file with { Key = key })];
    }

    private IEnumerable<OutputFile> OfAnswer(Answer answer)
    {
        yield return answerPages.Of(answer);
        if (Config.Features.MarkdownTwins)
        {
            yield return MarkdownTwin.Of(answer, publication.Site);
        }
        if (Config.Features.Api)
        {
            yield return answerApi.Of(answer);
        }
    }

    private IEnumerable<OutputFile> OfWithdrawn(Answer answer)
    {
        yield return answerPages.Withdrawn(answer);
        if (Config.Features.MarkdownTwins)
        {
            yield return MarkdownTwin.Withdrawn(answer, publication);
        }
        if (Config.Features.Api)
        {
            yield return answerApi.Withdrawn(answer);
        }
    }

    /// <summary>The part of a path that names a question: of <c>questions/acute-gout/index.html</c> and of <c>api/v1/answers/acute-gout.json</c>.</summary>
    private static string? NameIn(string path)
    {
        if (path.StartsWith(QuestionFolder, StringComparison.Ordinal))
        {
            return path[QuestionFolder.Length..].Split('/')[0];
        }
        return path.StartsWith(AnswerApi.Folder[1..], StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)
            ? path[(AnswerApi.Folder.Length - 1)..^".json".Length]
            : null;
    }

    /// <summary>Files whose paths begin alike, by path.</summary>
    /// <param name="key">Of all of them; null when they are always made.</param>
    /// <param name="keyTellsNames">True when no other shelf has this key, and it says which files there are.</param>
    private sealed class Shelf(string start, UInt128? key, Func<IEnumerable<OutputFile>> files, bool keyTellsNames = false)
    {
        private readonly Lazy<FrozenDictionary<string, OutputFile>> filled = new(() => files().Select(file => key is null ? file : file with { Key = key }).ToFrozenDictionary(file => file.Path, StringComparer.Ordinal));

        public string Start => start;

        public FrozenDictionary<string, OutputFile> Files => filled.Value;

        /// <summary>The same files, named as the last build named them where their key is the same, so that they need only be made where one of them has to be written.</summary>
        public IEnumerable<OutputFile> FilesAsIn(Func<UInt128, ImmutableArray<string>>? leftWith)
        {
            var same = keyTellsNames && leftWith is not null ? leftWith(key!.Value) : [];
            return same.IsEmpty ? Files.Values : same.Select(path => new OutputFile(path, output => Files[path].Write(output)) { Key = key });
        }
    }
}
