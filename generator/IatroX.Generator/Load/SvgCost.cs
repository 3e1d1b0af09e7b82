using System.Globalization;

namespace IatroX.Generator.Load;

/// <summary>Counts what a browser has to draw of an SVG while it is read.</summary>
/// <remarks>
/// A part that is used is drawn again at each use, and may use other parts: ten parts that each use the one before ten times are a
/// drawing of 10¹⁰ elements in a kilobyte. So each element counts once, and each reference as much as what it leads to; every element is counted once only.
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

    /// <summary>Null, or what is too much and what to do.</summary>
    public string? Begin(int depth)
    {
        while (open.Count > depth)
        {
            open.Pop();
        }
        var element = new Element();
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
            elements[^1].Uses.Add(value[1..].ToString());
        }
        for (var rest = value; rest.IndexOf("(#") is var at and >= 0; rest = rest[(at + 2)..])
        {
            var end = rest[at..].IndexOf(')');
            elements[^1].Uses.Add(rest[(at + 2)..(end < 0 ? rest.Length : at + end)].Trim().ToString());
        }
    }

    /// <summary>Null, or what is too much, when the whole file has been read.</summary>
    public string? End() => Drawn(elements[0], 0) switch
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
        foreach (var (part, more) in element.Children.Select(child => (child, 0)).Concat(element.Uses.Where(byId.ContainsKey).Select(id => (byId[id], 1))))
        {
            if (Drawn(part, uses + more) is not { } one)
            {
                return null;
            }
            element.UsesBelow = Math.Max(element.UsesBelow, part.UsesBelow + more);
            drawn = Math.Min(drawn + one, MaxDrawn + 1);
        }
        element.Drawn = (int)drawn;
        return element.Drawn;
    }

    private static string Says(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Element
    {
        public List<Element> Children { get; } = [];

        /// <summary>Ids of the parts that it draws or is drawn with.</summary>
        public List<string> Uses { get; } = [];

        public int? Drawn { get; set; }

        /// <summary>The longest chain of uses from here on, where <see cref="Drawn"/> is known.</summary>
        public int UsesBelow { get; set; }
    }
}
