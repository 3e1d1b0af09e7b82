using System.Globalization;

namespace IatroX.Generator.Load;

/// <summary>Counts what a browser has to draw of an SVG while it is read.</summary>
/// <remarks>
/// A part that is used is drawn again at each use, and may use other parts: ten parts that each use the one before ten times are a
/// drawing of 10¹⁰ elements in a kilobyte; and a marker is drawn at each point of its line. So each element counts once, and each reference as much as what it leads to; every element is counted once only.
/// </remarks>
internal sealed class SvgCost
{
    /// <summary>A drawing exported from a chart program has some hundreds to some thousands.</summary>
    public const int MaxElements = 20_000;

    public const int MaxDepth = 64;

    /// <summary>Elements drawn, with those of every use; a chart may draw each of its letters by one.</summary>
    public const int MaxDrawn = 100_000;

    /// <summary>Uses within uses.</summary>
    public const int MaxUses = 8;

    private readonly List<Element> elements = [];
    private readonly Stack<Element> open = new();
    private readonly Dictionary<string, Element> byId = new(StringComparer.Ordinal);
    private bool hasInheritedMarker;

    /// <summary>Null, or what is too much and what to do.</summary>
    public string? Begin(string name, int depth)
    {
        while (open.Count > depth)
        {
            open.Pop();
        }
        var element = new Element(name);
        elements.Add(element);
        if (open.TryPeek(out var parent))
        {
            parent.Children.Add(element);
        }
        open.Push(element);
        return depth >= MaxDepth ? Says($"the drawing is nested more than {MaxDepth} deep, which is the limit. Export it flatter, or as PNG.")
            : elements.Count > MaxElements ? Says($"the drawing has more than {MaxElements} elements, which is the limit. Simplify it, or export it as PNG.") : null;
    }

    /// <summary>An attribute of the element that was begun last.</summary>
    public void Attribute(string name, ReadOnlySpan<char> value)
    {
        if (name == "id")
        {
            byId.TryAdd(value.ToString(), elements[^1]);
        }
        if (name == "href")
        {
            elements[^1].Uses.Add(new Use(value[1..].ToString(), IsAtEachPoint: false));
        }
        for (var rest = value; rest.IndexOf("(#") is var at and >= 0; rest = rest[(at + 2)..])
        {
            var end = rest[at..].IndexOf(')');
            var property = name == "style" ? rest[(rest[..at].LastIndexOf(';') + 1)..at].Trim() : name;
            var isMarker = property.Contains("marker", StringComparison.OrdinalIgnoreCase);
            elements[^1].Uses.Add(new Use(rest[(at + 2)..(end < 0 ? rest.Length : at + end)].Trim().ToString(),
                isMarker && property is not ("marker-start" or "marker-end" or "marker-start:url" or "marker-end:url")));
            hasInheritedMarker |= isMarker && elements[^1].Name is not ("path" or "line" or "polyline" or "polygon");
        }
        if (name is "d" or "points")
        {
            elements[^1].Points = NumbersIn(value);
        }
    }

    /// <summary>Null, or what is too much, when the whole file has been read.</summary>
    public string? End() => hasInheritedMarker ? "a group or a use has markers, which would be drawn at every point of all that is in it. Set them on the lines and paths themselves." : Drawn(elements[0], 0) switch
    {
        null => Says($"parts of the drawing use each other more than {MaxUses} deep, or in a circle; {MaxUses} is the limit. Export it without clones, or as PNG."),
        > MaxDrawn => Says($"with every use of a part, the drawing has more than {MaxDrawn} elements, which is the limit. Export it without clones, or as PNG."),
        _ => null,
    };

    /// <summary>How many elements are drawn for this one, up to just over the limit; null when uses go too deep.</summary>
    private int? Drawn(Element element, int uses)
    {
        if (uses > MaxUses || uses + element.UsesBelow > MaxUses)
        {
            return null;
        }
        if (element.Drawn is { } known)
        {
            return known;
        }
        var drawn = 1L;
        foreach (var (part, more, times) in element.Children.Select(child => (child, 0, 1)).Concat(element.Uses.Where(use => byId.ContainsKey(use.Id)).Select(use => (byId[use.Id], 1, use.IsAtEachPoint ? element.Points : 1))))
        {
            if (Drawn(part, uses + more) is not { } one)
            {
                return null;
            }
            element.UsesBelow = Math.Max(element.UsesBelow, part.UsesBelow + more);
            drawn = Math.Min(drawn + (long)one * times, MaxDrawn + 1);
        }
        element.Drawn = (int)drawn;
        return element.Drawn;
    }

    private static string Says(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>At most so many points has a path or a line: horizontal and vertical steps have one number each.</summary>
    private static int NumbersIn(ReadOnlySpan<char> value)
    {
        var (count, isInside) = (0, false);
        foreach (var c in value)
        {
            count += char.IsAsciiLetter(c) || c is '.' or '-' or '+' || (char.IsAsciiDigit(c) && !isInside) ? 1 : 0;
            isInside = char.IsAsciiDigit(c) || c is '.' or '-' or '+';
        }
        return count;
    }

    /// <summary>A part that an element is drawn with.</summary>
    private readonly record struct Use(string Id, bool IsAtEachPoint);

    private sealed class Element(string name)
    {
        public string Name => name;

        /// <summary>Of a path or a line, at most; a plain line has its two ends.</summary>
        public int Points { get; set; } = 2;

        public List<Element> Children { get; } = [];

        public List<Use> Uses { get; } = [];

        public int? Drawn { get; set; }

        /// <summary>The longest chain of uses from here on, where <see cref="Drawn"/> is known.</summary>
        public int UsesBelow { get; set; }
    }
}
