using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Icons;

/// <summary>The theme's <c>icons/icon.svg</c> as PNG too, for systems that take no SVG: search results, home screens, feeds.</summary>
internal static class ThemeIcons
{
    public const string Source = "icons/icon.svg";
    public const string Small = "icons/icon-48.png";
    public const string Large = "icons/icon-512.png";

    /// <summary>File, width in pixels, and whether it has no transparent part, as home screens of Apple want it.</summary>
    public static ImmutableArray<(string Path, int Size, bool Opaque)> All =>
        [(Small, 48, false), ("icons/icon-192.png", 192, false), (Large, 512, false), ("icons/apple-touch-icon.png", 180, true)];

    /// <summary>Null for a theme without an icon.</summary>
    public static IconDrawing? Read(ImmutableArray<SourceText> files, ImmutableArray<Diagnostic>.Builder findings)
    {
        try
        {
            return files.FirstOrDefault(file => file.Path == Source) is { } source ? IconDrawing.Read(source.Text) : null;
        }
        catch (FormatException error)
        {
            findings.Add(new Diagnostic(Rules.BadTheme, Position.WholeFile($"theme/{Source}"),
                $"the icon cannot be drawn as PNG: {error.Message}. Make it of rect, circle and path with plain colours."));
            return null;
        }
    }

    /// <summary>Where browsers look for an icon of what is not a page, such as the Markdown form of an answer.</summary>
    private const string WellKnown = "favicon.ico";

    /// <param name="folder">The theme's folder of assets, whose name changes with the icon.</param>
    public static IEnumerable<OutputFile> Files(IconDrawing icon, string folder) =>
        All.Select(png => OutputFile.Of(folder[1..] + png.Path, () => IconPainter.Png(icon, png.Size, png.Opaque)));

    /// <summary>The one at the address that browsers know.</summary>
    public static OutputFile AtWellKnownAddress(IconDrawing icon) => OutputFile.Of(WellKnown, () => PngFile.InIco(IconPainter.Png(icon, 48, opaque: false), 48));
}
