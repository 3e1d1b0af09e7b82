using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Views;

namespace IatroX.Generator.Render;

/// <summary>Every file of the site, each with the function that makes its bytes.</summary>
public static class SitePages
{
    public static ImmutableArray<OutputFile> Of(Publication publication, Relations relations, Theme theme, int jobs, Func<MediaFile, ReadOnlyMemory<byte>> mediaBytes) =>
        [.. WithoutIndex(publication, relations, theme, mediaBytes), .. Index(publication, jobs)];

    /// <summary>The search index, which is whole before its first file can be named.</summary>
    public static ImmutableArray<OutputFile> Index(Publication publication, int jobs) => [.. SearchFiles.Of(publication, jobs)];

    /// <summary>Every file but those of the search index.</summary>
    public static ImmutableArray<OutputFile> WithoutIndex(Publication publication, Relations relations, Theme theme, Func<MediaFile, ReadOnlyMemory<byte>> mediaBytes)
    {
        var frame = new SiteFrame(publication, relations, theme);
        ImmutableArray<OutputFile> pages =
        [
            .. new AnswerPages(publication, relations, frame).All(),
            .. new TopicPages(publication, frame).All(),
            .. new GuidelinePages(publication, frame).All(),
            .. new ReviewerPages(publication, frame).All(),
            .. new AlphabetPages(publication, frame).All(),
            .. new FixedPages(publication, frame).All(),
            .. new ReviewRegister(publication, frame).All(),
            .. new WhatsNew(publication, frame).All(),
        ];
        return
        [
            .. pages,
            .. MachineFiles.Of(publication, relations, pages),
            .. theme.Icon is { } icon ? [WebManifest.Of(publication.Site.Config, theme), .. ThemeIcons.Files(icon, theme.AssetFolder)] : ImmutableArray<OutputFile>.Empty,
            .. publication.Cards.ByUrl.Values.DistinctBy(card => card.Name).OrderBy(card => card.Name, StringComparer.Ordinal)
                .Select(card => new OutputFile(card.Url[1..], () => mediaBytes(new MediaFile(card.Url[1..], card.FullPath, 0, CardSet.Width, CardSet.Height)))),
            .. theme.Assets.Select(asset => new OutputFile($"{theme.AssetFolder[1..]}{asset.Path}", () => asset.Bytes)),
            .. theme.SearchModules.Select(module => new OutputFile($"{Addresses.Search[1..]}{module.Path}", () => module.Bytes)),
            .. publication.Site.Media.Select(media => new OutputFile($"media/{media.Path}", () => mediaBytes(media))),
        ];
    }
}
