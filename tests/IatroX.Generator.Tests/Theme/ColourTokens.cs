using System.Globalization;
using System.Text.RegularExpressions;

namespace IatroX.Generator.Tests.Theme;

/// <summary>The colours of the stylesheet as a reader's preferences select them.</summary>
internal static partial class ColourTokens
{
    /// <summary>Later blocks win, as in the stylesheet: plain, dark, more contrast, both.</summary>
    public static Dictionary<string, string> For(bool dark, bool moreContrast)
    {
        var css = File.ReadAllText(Path.Combine(ThemeFiles.Root, "styles", "10-tokens.css"));
        var blocks = css.Split("@media");
        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Length; i++)
        {
            var condition = i == 0 ? "" : blocks[i][..blocks[i].IndexOf('{', StringComparison.Ordinal)];
            var needsDark = condition.Contains("prefers-color-scheme: dark", StringComparison.Ordinal);
            var needsContrast = condition.Contains("prefers-contrast: more", StringComparison.Ordinal);
            if ((needsDark && !dark) || (needsContrast && !moreContrast))
            {
                continue;
            }
            foreach (Match token in Token().Matches(blocks[i]))
            {
                colours[token.Groups[1].Value] = token.Groups[2].Value;
            }
        }
        return colours;
    }

    /// <summary>Contrast ratio of WCAG 2.2, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance, as WCAG 2.2 defines it for sRGB.</summary>
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("--([a-z-]+):\\s*(#[0-9a-f]{6})")]
    private static partial Regex Token();
}
