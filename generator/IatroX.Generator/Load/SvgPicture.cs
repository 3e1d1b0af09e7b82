using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Says why an SVG file is more than a drawing, and how large the drawing is.</summary>
/// <remarks>
/// Only elements that draw are let through (SVG 2, chapters 5 to 14), without scripts, styles, animation, foreign content
/// and document types, and references may only lead to parts of the same file. Styles and attributes that browsers read as CSS may call
/// only functions that cannot fetch, spelt without escapes: <c>\75rl(…)</c> is <c>url(…)</c>, and <c>image-set('…')</c> needs none.
/// Servers say that the file is UTF-8, so browsers read it as that whatever it says itself, and so is it read here.
/// </remarks>
internal static class SvgPicture
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
        [
            "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
            "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
        ], StringComparer.Ordinal);

    /// <summary>A drawing of this size takes a phone a second to show; photographs belong into other formats.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>What is wrong with the file and what to do; null when it only draws.</summary>
    public static (DiagnosticRule Rule, string Message)? Problem(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return (Rules.TooLarge, $"an SVG may have {MaxBytes / 1024 / 1024} MiB, which is the limit. Simplify it, or export it as PNG.");
        }
        if (!Utf8.IsValid(bytes))
        {
            return (Rules.ActivePicture, "this is not SVG in UTF-8. Export it again as plain SVG.");
        }
        try
        {
            var cost = new SvgCost();
            using var reader = Reader(bytes);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.XmlDeclaration && reader.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                {
                    return (Rules.ActivePicture, $"the file says that it is written in '{encoding}'. Export it again in UTF-8.");
                }
                if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                {
                    return (Rules.ActivePicture, $"the processing instruction '{reader.Name}' is not part of a drawing. Remove it.");
                }
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }
                if (cost.Begin(reader.LocalName, reader.Depth) is { } much)
                {
                    return (Rules.TooLarge, much);
                }
                if ((ElementProblem(reader) ?? AttributeProblem(reader, cost)) is { } active)
                {
                    return (Rules.ActivePicture, active);
                }
            }
            return cost.End() is { } drawn ? (Rules.TooLarge, drawn) : null;
        }
        catch (XmlException)
        {
            return (Rules.ActivePicture, "this is not well-formed SVG without a document type. Export it again as plain SVG.");
        }
    }

    /// <summary>The width and height of the drawing where they are plain numbers or pixels, else those of its view box; null where neither says. For a file without a <see cref="Problem"/>.</summary>
    public static (int Width, int Height)? Size(byte[] bytes)
    {
        using var reader = Reader(bytes);
        reader.MoveToContent();
        if (Pixels(reader.GetAttribute("width")) is { } width && Pixels(reader.GetAttribute("height")) is { } height)
        {
            return (width, height);
        }
        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? (boxWidth, boxHeight) : null;
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(
        new StreamReader(new MemoryStream(bytes, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    private static int? Pixels(string? length) =>
        double.TryParse(length is null ? "" : length.EndsWith("px", StringComparison.Ordinal) ? length[..^2] : length, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0.5 and <= 100_000 ? (int)Math.Round(number) : null;

    private static string? ElementProblem(XmlReader reader) => reader.NamespaceURI == SvgNamespace && (reader.Depth == 0 ? reader.LocalName == "svg" : Elements.Contains(reader.LocalName))
        ? null
        : $"the element <{reader.Name}> is more than a drawing. Remove it: export the picture as plain SVG, or as PNG.";

    private static string? AttributeProblem(XmlReader reader, SvgCost cost)
    {
        while (reader.MoveToNextAttribute())
        {
            var isHandler = reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase);
            var leadsAway = reader.LocalName == "href" && !reader.Value.StartsWith('#');
            var isRead = reader.NamespaceURI.Length == 0 && !reader.LocalName.StartsWith("aria-", StringComparison.Ordinal);
            if (isHandler || leadsAway || reader.LocalName == "base" || (isRead && MayFetch(reader.Value)))
            {
                return $"the attribute '{reader.Name}' could run or fetch something. Remove it: export the picture as plain SVG, or as PNG.";
            }
            cost.Attribute(reader.LocalName, reader.Value);
        }
        return null;
    }

    /// <summary>True when the value calls a function that is not known to fetch nothing, or could hide one.</summary>
    private static bool MayFetch(ReadOnlySpan<char> value)
    {
        if (value.Contains('\\'))
        {
            return true;
        }
        for (var rest = value; rest.IndexOf('(') is var open and >= 0; rest = rest[(open + 1)..])
        {
            var before = rest[..open];
            var name = before[(before.LastIndexOfAnyExcept(NameCharacters) + 1)..];
            var isInside = name.Equals("url", StringComparison.OrdinalIgnoreCase) && rest[(open + 1)..].StartsWith("#");
            if (!isInside && name.Length > 0 && !Functions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            {
                return true;
            }
        }
        return false;
    }

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    /// <summary>Of colours (CSS Color 4), of transforms (CSS Transforms 1) and of numbers.</summary>
    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
        ["rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translateX", "translateY", "scale", "scaleX", "scaleY", "rotate", "skew", "skewX", "skewY", "calc"], StringComparer.OrdinalIgnoreCase);
}
