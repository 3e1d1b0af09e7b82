using System.Collections.Concurrent;
using SkiaSharp;

namespace IatroX.Cards;

/// <summary>The configured typeface, and for characters that it lacks whatever else is installed. May be used from many threads.</summary>
/// <remarks>The native library knows no system fonts on Linux, so the usual folders are searched, in ordinal order of path.</remarks>
internal sealed class Fonts
{
    private readonly SKTypeface[] installed;
    private readonly ConcurrentDictionary<(SKTypeface Wanted, int Character), SKTypeface> chosen = new();

    private Fonts(SKTypeface regular, SKTypeface bold, SKTypeface[] installed) => (Regular, Bold, this.installed) = (regular, bold, installed);

    public SKTypeface Regular { get; }

    public SKTypeface Bold { get; }

    /// <summary>Null when neither a file nor an installed family has that name.</summary>
    public static Fonts? Find(string font)
    {
        var installed = Installed();
        if (File.Exists(font))
        {
            return SKTypeface.FromFile(font) is { } face ? new Fonts(face, face, installed) : null;
        }
        var family = installed.Where(face => face.FamilyName.Equals(font, StringComparison.OrdinalIgnoreCase) && face.FontSlant == SKFontStyleSlant.Upright && face.FontWidth == (int)SKFontStyleWidth.Normal).ToList();
        return family.Count == 0 ? null : new Fonts(Nearest(family, SKFontStyleWeight.Normal), Nearest(family, SKFontStyleWeight.Bold), installed);
    }

    /// <summary>The typeface itself when it has the character, else one that has, else the typeface with its sign for missing ones.</summary>
    public SKTypeface For(int character, SKTypeface typeface) => chosen.GetOrAdd((typeface, character), key =>
        Has(key.Wanted, key.Character) ? key.Wanted : installed.FirstOrDefault(face => Has(face, key.Character)) ?? key.Wanted);

    private static bool Has(SKTypeface typeface, int character)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(character);
    }

    private static SKTypeface Nearest(List<SKTypeface> family, SKFontStyleWeight weight) => family.MinBy(face => Math.Abs(face.FontWeight - (int)weight))!;

    private static SKTypeface[] Installed()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            "/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts"),
            "/Library/Fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        ];
        return [.. folders.Where(folder => folder.Length > 0 && Directory.Exists(folder)).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc")
            .Order(StringComparer.Ordinal)
            .Select(file => SKTypeface.FromFile(file))
            .OfType<SKTypeface>()];
    }
}
