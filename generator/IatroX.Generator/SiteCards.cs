using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
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
        if (publication.Site.Config.CardFont is not { } font)
        {
            return (CardSet.None, null);
        }
        var folder = Path.Combine(options.Site, ".iatrox-cache", "cards");
        var cards = CardText.Of(publication).Select(text => (text.Url, Text: text, Picture: new CardPicture(text.HashWith(font), Path.Combine(folder, text.HashWith(font) + ".png")))).ToImmutableArray();
        var missing = cards.DistinctBy(card => card.Picture.Name).Where(card => !File.Exists(card.Picture.FullPath)).ToImmutableArray();
        if (missing.Length > 0)
        {
            Directory.CreateDirectory(folder);
            if (Draw(File.Exists(Path.Combine(options.Site, font)) ? Path.Combine(options.Site, font) : font, string.Concat(missing.Select(card => card.Text.Line(card.Picture.FullPath) + "\n"))) is { } problem)
            {
                return (CardSet.None, problem);
            }
        }
        return (new CardSet(cards.ToFrozenDictionary(card => card.Url, card => card.Picture, StringComparer.Ordinal)), null);
    }

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
            return $"the program {Program} is neither beside iatrox nor on the path";
        }
    }

    private static string FullPath()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Program + ".exe" : Program);
        return File.Exists(beside) ? beside : Program;
    }
}
