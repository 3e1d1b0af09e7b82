using System.Collections.Immutable;
using System.Numerics;
using System.Text.RegularExpressions;

namespace IatroX.Generator.Render.Icons;

/// <summary>Outlines of an icon as straight pieces; curves are cut into a few.</summary>
internal static partial class IconPath
{
    /// <summary>Pieces a curve: enough that none shows at 512 pixels.</summary>
    private const int CurvePieces = 8;

    public static ImmutableArray<IconLine> Rectangle(float x, float y, float width, float height, float radius)
    {
        radius = Math.Min(radius, Math.Min(width, height) / 2);
        Vector2[] centres =
        [
            new(x + width - radius, y + radius), new(x + width - radius, y + height - radius), new(x + radius, y + height - radius), new(x + radius, y + radius),
        ];
        return Closed([.. centres.SelectMany((centre, corner) => Arc(centre, radius, (corner - 1) * MathF.PI / 2, radius == 0 ? 0 : CurvePieces))]);
    }

    public static ImmutableArray<IconLine> Circle(Vector2 centre, float radius) =>
        Closed([.. Enumerable.Range(0, 4).SelectMany(quarter => Arc(centre, radius, quarter * MathF.PI / 2, CurvePieces))]);

    /// <summary>Reads path data (SVG 2, section 9.3) with the commands M, L, H, V, C, Q and Z, in either case.</summary>
    /// <exception cref="FormatException">The data has another command or too few numbers.</exception>
    public static ImmutableArray<IconLine> Read(string data)
    {
        var lines = ImmutableArray.CreateBuilder<IconLine>();
        var (start, at) = (Vector2.Zero, Vector2.Zero);
        foreach (Match segment in Segment().Matches(data))
        {
            var command = segment.ValueSpan[0];
            var numbers = new Queue<float>(Numeral().Matches(segment.Value[1..]).Select(number => IconDrawing.Number(number.Value)));
            if (char.ToUpperInvariant(command) == 'Z')
            {
                lines.Add(new IconLine(at, start, IsDrawn: true));
                at = start;
            }
            while (numbers.Count > 0)
            {
                var origin = char.IsAsciiLetterLower(command) ? at : Vector2.Zero;
                if (char.ToUpperInvariant(command) == 'M')
                {
                    lines.Add(new IconLine(at, start, IsDrawn: false));
                    start = at = origin + Point(numbers);
                    command = command == 'm' ? 'l' : 'L';
                    continue;
                }
                foreach (var next in Points(command, at, origin, numbers))
                {
                    lines.Add(new IconLine(at, next, IsDrawn: true));
                    at = next;
                }
            }
        }
        lines.Add(new IconLine(at, start, IsDrawn: false));
        return lines.DrainToImmutable();
    }

    private static IEnumerable<Vector2> Points(char command, Vector2 at, Vector2 origin, Queue<float> numbers)
    {
        switch (char.ToUpperInvariant(command))
        {
            case 'L':
                return [origin + Point(numbers)];
            case 'H':
                return [new Vector2(origin.X + Next(numbers), at.Y)];
            case 'V':
                return [new Vector2(at.X, origin.Y + Next(numbers))];
            case 'C':
                return Curve(at, origin + Point(numbers), origin + Point(numbers), origin + Point(numbers));
            case 'Q':
                var (control, end) = (origin + Point(numbers), origin + Point(numbers));
                return Curve(at, Vector2.Lerp(at, control, 2f / 3), Vector2.Lerp(end, control, 2f / 3), end);
            default:
                throw new FormatException($"the path command '{command}' cannot be drawn");
        }
    }

    /// <summary>A cubic Bézier curve at equal steps of its parameter.</summary>
    private static IEnumerable<Vector2> Curve(Vector2 from, Vector2 first, Vector2 second, Vector2 to) => Enumerable.Range(1, CurvePieces).Select(step =>
    {
        var t = (float)step / CurvePieces;
        var u = 1 - t;
        return (u * u * u * from) + (3 * u * u * t * first) + (3 * u * t * t * second) + (t * t * t * to);
    });

    private static IEnumerable<Vector2> Arc(Vector2 centre, float radius, float from, int pieces) => Enumerable.Range(0, pieces + 1).Select(step =>
    {
        var (sine, cosine) = MathF.SinCos(from + (pieces == 0 ? 0 : step * MathF.PI / 2 / pieces));
        return centre + (radius * new Vector2(cosine, sine));
    });

    private static ImmutableArray<IconLine> Closed(ImmutableArray<Vector2> points) => [.. points.Select((point, i) => new IconLine(point, points[(i + 1) % points.Length], IsDrawn: true))];

    private static Vector2 Point(Queue<float> numbers) => new(Next(numbers), Next(numbers));

    private static float Next(Queue<float> numbers) => numbers.TryDequeue(out var number) ? number : throw new FormatException("a path command has too few numbers");

    [GeneratedRegex("[A-Za-z][^A-DF-Za-df-z]*", RegexOptions.NonBacktracking)]
    private static partial Regex Segment();

    [GeneratedRegex(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Numeral();
}
