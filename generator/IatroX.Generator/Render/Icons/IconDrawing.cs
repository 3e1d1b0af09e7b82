using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Xml;
using System.Xml.Linq;

namespace IatroX.Generator.Render.Icons;

/// <summary>The shapes of a simple SVG icon, back to front, in units of its view box.</summary>
/// <remarks>
/// Reads what icons are made of: <c>g</c>, <c>rect</c>, <c>circle</c> and <c>path</c> with plain colours (SVG 2, chapters 9 to 13).
/// Anything else is refused rather than drawn wrongly. Ends and corners of strokes are drawn round.
/// </remarks>
internal sealed record IconDrawing(float Width, float Height, ImmutableArray<IconShape> Shapes)
{
    private static readonly string[] Ignored = ["id", "class", "stroke-linecap", "stroke-linejoin", "aria-hidden", "role", "version"];

    /// <exception cref="FormatException">Says what the icon has that cannot be drawn.</exception>
    public static IconDrawing Read(string svg)
    {
        try
        {
            var root = XDocument.Parse(svg).Root!;
            var box = (root.Attribute("viewBox")?.Value ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (root.Name.LocalName != "svg" || box.Length != 4 || Number(box[0]) != 0 || Number(box[1]) != 0)
            {
                throw new FormatException("it has no viewBox that begins with '0 0'");
            }
            return new IconDrawing(Number(box[2]), Number(box[3]), [.. root.Elements().SelectMany(element => ShapesOf(element, new Paint("#000", "none", 1)))]);
        }
        catch (XmlException error)
        {
            throw new FormatException("it is not well-formed XML", error);
        }
    }

    private static IEnumerable<IconShape> ShapesOf(XElement element, Paint inherited)
    {
        if (element.Name.LocalName is "title" or "desc")
        {
            return [];
        }
        var (paint, own) = PaintOf(element, inherited);
        return element.Name.LocalName switch
        {
            "g" when own.Count == 0 => element.Elements().SelectMany(child => ShapesOf(child, paint)),
            "rect" => [Shape(IconPath.Rectangle(Take(own, "x"), Take(own, "y"), Take(own, "width"), Take(own, "height"), Take(own, "rx")), paint, own)],
            "circle" => [Shape(IconPath.Circle(new Vector2(Take(own, "cx"), Take(own, "cy")), Take(own, "r")), paint, own)],
            "path" => [Shape(IconPath.Read(own.Remove("d", out var data) ? data : ""), paint, own)],
            var name => throw new FormatException($"<{name}> cannot be drawn"),
        };
    }

    private static (Paint Paint, Dictionary<string, string> Own) PaintOf(XElement element, Paint paint)
    {
        var own = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !Ignored.Contains(attribute.Name.LocalName))
            .ToDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value, StringComparer.Ordinal);
        paint = new Paint(
            own.Remove("fill", out var fill) ? fill : paint.Fill,
            own.Remove("stroke", out var stroke) ? stroke : paint.Stroke,
            own.Remove("stroke-width", out var width) ? Number(width) : paint.StrokeWidth);
        return (paint, own);
    }

    private static IconShape Shape(ImmutableArray<IconLine> lines, Paint paint, Dictionary<string, string> left) => left.Count == 0
        ? new IconShape(lines, Colour(paint.Fill), Colour(paint.Stroke), paint.StrokeWidth)
        : throw new FormatException($"the attribute '{left.Keys.First()}' cannot be drawn");

    private static float Take(Dictionary<string, string> attributes, string name) => attributes.Remove(name, out var value) ? Number(value) : 0;

    /// <summary>Null for <c>none</c>.</summary>
    private static uint? Colour(string text)
    {
        if (text == "none")
        {
            return null;
        }
        var hex = text is ['#', _, _, _] ? string.Concat(text[1..].Select(digit => $"{digit}{digit}")) : text.TrimStart('#');
        return text[0] == '#' && hex.Length == 6 && uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour)
            ? colour
            : throw new FormatException($"the colour '{text}' cannot be drawn: write it like #0c3b47");
    }

    internal static float Number(string text) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
        ? number
        : throw new FormatException($"'{text}' is not a number");

    private sealed record Paint(string Fill, string Stroke, float StrokeWidth);
}

/// <summary>One shape: its outline, and colours as 0xRRGGBB; null where it is not filled or not stroked.</summary>
internal sealed record IconShape(ImmutableArray<IconLine> Outline, uint? Fill, uint? Stroke, float StrokeWidth);

/// <summary>A straight piece of an outline.</summary>
/// <param name="IsDrawn">False for the piece that closes an open outline: it bounds the fill and has no stroke.</param>
internal readonly record struct IconLine(Vector2 From, Vector2 To, bool IsDrawn);
