using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
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

    /// <summary>How that program says that the font is not there.</summary>
    private const int NoFont = 4;

    /// <summary>The cards, and why there are none although the configuration asks for them.</summary>
    public static (CardSet Cards, string? LeftOut) Make(Publication publication, BuildOptions options)
    {
        var cards = Named(publication, options);
        return Draw(cards, publication, options) is { } problem ? (CardSet.None, problem) : (SetOf(cards), null);
    }

    /// <summary>Names every card and draws only the site's own; any other is drawn when its bytes are first asked for.</summary>
    public static (CardSet Cards, Func<MediaFile, ReadOnlyMemory<byte>> Bytes) MakeWhenAsked(Publication publication, BuildOptions options)
    {
        var cards = Named(publication, options);
        return Draw([.. cards.Take(1)], publication, options) is null ? (SetOf(cards), BytesOf) : (CardSet.None, MediaFolder.Bytes);

        ReadOnlyMemory<byte> BytesOf(MediaFile file)
        {
            if (Draw([.. cards.Where(card => card.Picture.FullPath == file.FullPath)], publication, options) is { } problem)
            {
                throw new IOException(problem);
            }
            return MediaFolder.Bytes(file);
        }
    }

    private static ImmutableArray<(CardText Text, CardPicture Picture)> Named(Publication publication, BuildOptions options)
    {
        if (publication.Site.Config.CardFont is not { } font)
        {
            return [];
        }
        var folder = Path.Combine(options.Site, ".iatrox-cache", "cards");
        var file = FontFile(font, options);
        var drawnWith = file is null ? font : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        return InOrder.Map(CardText.Of(publication), options.Jobs, text =>
        {
            var name = text.HashWith(drawnWith);
            return (text, new CardPicture(name, Path.Combine(folder, name + ".png")));
        });
    }

    private static CardSet SetOf(ImmutableArray<(CardText Text, CardPicture Picture)> cards) =>
        cards.IsEmpty ? CardSet.None : new CardSet(cards.ToFrozenDictionary(card => card.Text.Url, card => card.Picture, StringComparer.Ordinal));

    /// <summary>Draws what the cache folder does not have yet; null when all are there.</summary>
    private static string? Draw(ImmutableArray<(CardText Text, CardPicture Picture)> cards, Publication publication, BuildOptions options)
    {
        var missing = cards.DistinctBy(card => card.Picture.Name).Where(card => !File.Exists(card.Picture.FullPath)).ToImmutableArray();
        if (missing.IsEmpty || publication.Site.Config.CardFont is not { } font)
        {
            return null;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(missing[0].Picture.FullPath)!);
        return Draw(FontFile(font, options) ?? font, string.Concat(missing.Select(card => card.Text.Line(card.Picture.FullPath) + "\n")));
    }

    /// <summary>Null when the configuration names an installed family.</summary>
    private static string? FontFile(string font, BuildOptions options) => File.Exists(Path.Combine(options.Site, font)) ? Path.Combine(options.Site, font) : null;

    /// <summary>Null when all were drawn.</summary>
    private static string? Draw(string font, string lines)
    {
        var start = new ProcessStartInfo(FullPath())
        {
            RedirectStandardInput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), ArgumentList = { font },
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
