using System.Numerics;

namespace IatroX.Generator.Render.Icons;

/// <summary>Draws an icon into pixels. A pixel takes as much of a shape's colour as the distance of its centre from the shape's edge says.</summary>
/// <remarks>
/// An edge changes only the pixels that it passes, so each row asks only the pieces of outline that reach it, and each pixel those whose box reaches the pixel.
/// Everything else is wholly inside or wholly outside.
/// </remarks>
internal static class IconPainter
{
    /// <summary>The icon as a PNG of size by size pixels.</summary>
    /// <param name="opaque">Fills what the icon leaves transparent with the colour of its first shape, for systems that cut icons to their own shape.</param>
    public static byte[] Png(IconDrawing icon, int size, bool opaque)
    {
        var pixels = new byte[size * size * 4];
        var scale = size / Math.Max(icon.Width, icon.Height);
        var background = opaque ? icon.Shapes.Select(shape => shape.Fill).FirstOrDefault(fill => fill is not null) : null;
        var rows = icon.Shapes.Select(shape => new ShapeRow(shape, scale)).ToArray();
        for (var y = 0; y < size; y++)
        {
            foreach (var row in rows)
            {
                row.MoveTo((y + 0.5f) / scale);
            }
            for (var x = 0; x < size; x++)
            {
                var colour = background is { } behind ? Opaque(behind) : Vector4.Zero;
                foreach (var row in rows)
                {
                    colour = row.Over(new Vector2(x + 0.5f, y + 0.5f) / scale, colour);
                }
                Write(pixels.AsSpan(((y * size) + x) * 4), colour);
            }
        }
        return PngFile.Encode(pixels, size);
    }

    /// <summary>A shape along one row of pixels.</summary>
    private sealed class ShapeRow(IconShape shape, float scale)
    {
        /// <summary>How far from a piece of outline a pixel's centre can lie and still be coloured by its edge; a little more, for rounding.</summary>
        private readonly float reach = (0.51f / scale) + (shape.Stroke is null ? 0 : shape.StrokeWidth / 2);

        private readonly List<IconLine> near = [];
        private readonly List<IconLine> crossing = [];

        public void MoveTo(float y)
        {
            near.Clear();
            crossing.Clear();
            foreach (var line in shape.Outline)
            {
                if (Math.Min(line.From.Y, line.To.Y) - reach <= y && y <= Math.Max(line.From.Y, line.To.Y) + reach)
                {
                    near.Add(line);
                }
                if (line.From.Y <= y != line.To.Y <= y)
                {
                    crossing.Add(line);
                }
            }
        }

        public Vector4 Over(Vector2 point, Vector4 below)
        {
            if (shape.Fill is { } fill)
            {
                var distance = MathF.Sqrt(DistanceSquared(point, drawnOnly: false));
                below = Blend(below, fill, 0.5f + ((IsInside(point) ? distance : -distance) * scale));
            }
            if (shape.Stroke is { } stroke)
            {
                below = Blend(below, stroke, 0.5f + (((shape.StrokeWidth / 2) - MathF.Sqrt(DistanceSquared(point, drawnOnly: true))) * scale));
            }
            return below;
        }

        /// <summary>To the nearest piece of outline within reach; more than can matter where there is none.</summary>
        private float DistanceSquared(Vector2 point, bool drawnOnly)
        {
            var nearest = float.MaxValue;
            foreach (var line in near)
            {
                if ((line.IsDrawn || !drawnOnly) && Math.Min(line.From.X, line.To.X) - reach <= point.X && point.X <= Math.Max(line.From.X, line.To.X) + reach)
                {
                    var along = line.To - line.From;
                    var length = along.LengthSquared();
                    var t = length == 0 ? 0 : Math.Clamp(Vector2.Dot(point - line.From, along) / length, 0, 1);
                    nearest = Math.Min(nearest, Vector2.DistanceSquared(point, line.From + (t * along)));
                }
            }
            return nearest;
        }

        /// <summary>By the non-zero rule: counts how often the outline goes round the point.</summary>
        private bool IsInside(Vector2 point)
        {
            var turns = 0;
            foreach (var (from, to, _) in crossing)
            {
                if (from.X + ((point.Y - from.Y) / (to.Y - from.Y) * (to.X - from.X)) > point.X)
                {
                    turns += to.Y > from.Y ? 1 : -1;
                }
            }
            return turns != 0;
        }
    }

    /// <summary>Colours are premultiplied by their opacity.</summary>
    private static Vector4 Blend(Vector4 below, uint colour, float coverage) => Vector4.Lerp(below, Opaque(colour), Math.Clamp(coverage, 0, 1));

    private static Vector4 Opaque(uint colour) => new((colour >> 16) & 255, (colour >> 8) & 255, colour & 255, 255);

    private static void Write(Span<byte> pixel, Vector4 colour)
    {
        var opacity = colour.W;
        for (var channel = 0; channel < 3; channel++)
        {
            pixel[channel] = opacity == 0 ? (byte)0 : (byte)MathF.Round(colour[channel] * 255 / opacity);
        }
        pixel[3] = (byte)MathF.Round(opacity);
    }
}
