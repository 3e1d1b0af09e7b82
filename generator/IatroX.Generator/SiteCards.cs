using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;

namespace IatroX.Generator;

/// <summary>The part of the corridor that has pictures drawn for pages that are shared: by a program of its own, once for each text, kept in the cache folder.</summary>
internal static class SiteCards
{
    private const string Program = "iatrox-cards";

    private const string CacheFolder = ".iatrox-cache";

    /// <summary>How that program says that the font is not there.</summary>
    private const int NoFont = 4;

    /// <summary>The cards, and why there are none although the configuration asks for them.</summary>
    public static (CardSet Cards, string? LeftOut) Make(Publication publication, BuildOptions options)
    {
        if (publication.Site.Config.CardFont is not { } font)
        {
            return (CardSet.None, null);
        }
        if (MayBeForeign(options))
        {
            return (CardSet.None, $"{CacheFolder} is in git, so its pictures may show anything; take it out with 'git rm -r --cached {CacheFolder}'");
        }
        var drawnWith = DrawnWith(font, options);
        var cards = InOrder.Map(CardText.Of(publication), options.Jobs, text => Named(text, drawnWith, options));
        var byUrl = cards.ToFrozenDictionary(card => card.Text.Url, card => card.Picture, StringComparer.Ordinal);
        if (Draw(cards, font, options) is { } problem)
        {
            return (CardSet.None, problem);
        }
        RemoveOldest(Path.Combine(options.Site, CacheFolder, "cards"), [.. cards.Select(card => Path.GetFileName(card.Picture.FullPath))]);
        return (new CardSet(byUrl.GetValueOrDefault, () => byUrl.Values.DistinctBy(card => card.Name)), null);
    }

    /// <summary>A picture that is there is not drawn again, whoever drew it: one that came with the sources may show anything. Some disks take capitals for small letters.</summary>
    private static bool MayBeForeign(BuildOptions options) => Git.Run(options.Site, "", "ls-files", "--", $":(icase){CacheFolder}") is { Length: > 0 };

    /// <summary>Pictures that no page of this site has any more, as pages of other branches may; what is more goes, the oldest first.</summary>
    private const int MostOthers = 1000;

    private static void RemoveOldest(string folder, HashSet<string> shown)
    {
        try
        {
            var others = new DirectoryInfo(folder).GetFiles("*.png").Where(file => !shown.Contains(file.Name));
            foreach (var old in others.OrderByDescending(file => file.LastWriteTimeUtc, Comparer<DateTime>.Default).Skip(MostOthers))
            {
                old.Delete();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is left only takes room.
        }
    }

    /// <summary>Names each card when a page shows it; it is drawn when its bytes are first asked for.</summary>
    /// <param name="canDraw">Whether the font and the program are there, as trying the site's own card shows.</param>
    public static (CardSet Cards, Func<MediaFile, ReadOnlyMemory<byte>> Bytes) MakeWhenAsked(Publication publication, BuildOptions options, Func<string, Func<bool>, bool> canDraw)
    {
        var site = publication.Site;
        if (site.Config.CardFont is not { } font || !canDraw(font, () => !MayBeForeign(options) && Draw([Named(CardText.Of(site), DrawnWith(font, options), options)], font, options) is null))
        {
            return (CardSet.None, MediaFolder.Bytes);
        }
        var drawnWith = DrawnWith(font, options);
        return (new CardSet(url => TextOf(url) is { } text ? Named(text, drawnWith, options).Picture : null, () => All().Select(card => card.Picture).DistinctBy(card => card.Name)), BytesOf);

        ImmutableArray<(CardText Text, CardPicture Picture)> All() => InOrder.Map(CardText.Of(publication), options.Jobs, text => Named(text, drawnWith, options));

        CardText? TextOf(string url) => url == "/"
            ? CardText.Of(site)
            : SiteAddresses.IsQuestion(url, out var slug) && publication.BySlug.TryGetValue(slug, out var answer) ? CardText.Of(answer, site) : null;

        ReadOnlyMemory<byte> BytesOf(MediaFile file)
        {
            var isThere = KeptPicture.IsWhole(file.FullPath);
            if (!isThere && Draw([.. All().Where(card => card.Picture.FullPath == file.FullPath)], font, options) is { } problem)
            {
                throw new IOException(problem);
            }
            return MediaFolder.Bytes(file);
        }
    }

    /// <summary>Whether the program and the font are there.</summary>
    public static bool CanDraw(string font, BuildOptions options) => Draw(FontFile(font, options) ?? font, "", options.Jobs) is null;

    private static (CardText Text, CardPicture Picture) Named(CardText text, string drawnWith, BuildOptions options)
    {
        var name = text.HashWith(drawnWith);
        return (text, new CardPicture(name, Path.Combine(options.Site, CacheFolder, "cards", name + ".png")));
    }

    /// <summary>Draws what the cache folder does not have yet, or not whole; null when all are there.</summary>
    private static string? Draw(ImmutableArray<(CardText Text, CardPicture Picture)> cards, string font, BuildOptions options)
    {
        var missing = cards.DistinctBy(card => card.Picture.Name).Where(card => !KeptPicture.IsWhole(card.Picture.FullPath)).ToImmutableArray();
        if (missing.IsEmpty)
        {
            return null;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(missing[0].Picture.FullPath)!);
        return Draw(FontFile(font, options) ?? font, string.Concat(missing.Select(card => card.Text.Line(card.Picture.FullPath) + "\n")), options.Jobs);
    }

    /// <summary>Null when the configuration names an installed family.</summary>
    public static string? FontFile(string font, BuildOptions options) => File.Exists(Path.Combine(options.Site, font)) ? Path.Combine(options.Site, font) : null;

    /// <summary>What tells one font from another in the name of a picture.</summary>
    private static string DrawnWith(string font, BuildOptions options) =>
        FontFile(font, options) is { } file ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) : font;

    /// <summary>Null when all were drawn.</summary>
    private static string? Draw(string font, string lines, int jobs)
    {
        var start = new ProcessStartInfo(FullPath())
        {
            RedirectStandardInput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), ArgumentList = { font, jobs.ToString(CultureInfo.InvariantCulture) },
        };
        try
        {
            using var painter = Process.Start(start)!;
            var errors = painter.StandardError.ReadToEndAsync();
            try
            {
                painter.StandardInput.Write(lines);
                painter.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading, and its exit code says why.
            }
            painter.WaitForExit();
            return painter.ExitCode switch
            {
                0 => null,
                NoFont => $"there is no font '{font}'",
                _ => $"{Program} failed: {errors.Result.Trim()}",
            };
        }
        catch (Win32Exception)
        {
            return $"the program {Program} is neither in the folder cards/ beside iatrox nor on the path";
        }
    }

    private static string FullPath()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "cards", OperatingSystem.IsWindows() ? Program + ".exe" : Program);
        return File.Exists(beside) ? beside : Program;
    }
}
