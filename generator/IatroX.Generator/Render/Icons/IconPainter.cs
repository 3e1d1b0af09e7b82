using System.Numerics;

namespace IatroX.Generator.Render.Icons;

/// <summary>Draws an icon into pixels. A pixel takes as much of a shape's colour as the distance of its centre from the shape's edge says.</summary>
/// <remarks>Cost: pixels times pieces of outline; 512 by 512 pixels of an icon of 50 pieces take some 30 ms.</remarks>
internal static class IconPainter
{
    /// <summary>The icon as a PNG of size by size pixels.</summary>
    /// <param name="opaque">Fills what the icon leaves transparent with the colour of its first shape, for systems that cut icons to their own shape.</param>
    public static byte[] Png(IconDrawing icon, int size, bool opaque)
    {
        var pixels = new byte[size * size * 4];
        var scale = size / Math.Max(icon.Width, icon.Height);
        var background = opaque ? icon.Shapes.Select(shape => shape.Fill).FirstOrDefault(fill => fill is not null) : null;
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var colour = background is { } behind ? Opaque(behind) : Vector4.Zero;
                foreach (var shape in icon.Shapes)
                {
                    colour = Over(shape, new Vector2(x + 0.5f, y + 0.5f) / scale, scale, colour);
                }
                Write(pixels.AsSpan(((y * size) + x) * 4), colour);
            }
        }
        return PngFile.Encode(pixels, size);
    }

    private static Vector4 Over(IconShape shape, Vector2 point, float scale, Vector4 below)
    {
        if (shape.Fill is { } fill)
        {
            var distance = MathF.Sqrt(DistanceSquared(shape, point, drawnOnly: false));
            below = Blend(below, fill, 0.5f + ((IsInside(shape, point) ? distance : -distance) * scale));
        }
        if (shape.Stroke is { } stroke)
        {
            below = Blend(below, stroke, 0.5f + (((shape.StrokeWidth / 2) - MathF.Sqrt(DistanceSquared(shape, point, drawnOnly: true))) * scale));
        }
        return below;
    }

    private static float DistanceSquared(IconShape shape, Vector2 point, bool drawnOnly)
    {
        var nearest = float.MaxValue;
        foreach (var line in shape.Outline)
        {
            if (line.IsDrawn || !drawnOnly)
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
    private static bool IsInside(IconShape shape, Vector2 point)
    {
        var turns = 0;
        foreach (var (from, to, _) in shape.Outline)
        {
            if (from.Y <= point.Y != to.Y <= point.Y && from.X + ((point.Y - from.Y) / (to.Y - from.Y) * (to.X - from.X)) > point.X)
            {
                turns += to.Y > from.Y ? 1 : -1;
            }
        }
        return turns != 0;
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
