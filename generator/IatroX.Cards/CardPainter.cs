using SkiaSharp;

namespace IatroX.Cards;

/// <summary>Draws a card of 1200 by 630 pixels: the question large, above it the topic, below it the badge and who reviewed it when.</summary>
internal sealed class CardPainter(Fonts fonts)
{
    private const int Width = 1200;
    private const int Height = 630;
    private const float Margin = 72;
    private const float Gap = 36;
    private const float LineHeight = 1.22f;

    private static readonly SKColor Background = new(0x11, 0x33, 0x44);
    private static readonly SKColor Soft = new(0xcc, 0xdd, 0xee);

    private readonly TextLayout text = new(fonts);

    /// <summary>The picture as PNG.</summary>
    public byte[] Paint(Card card)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Background);
        var right = Width - Margin;
        if (card.Topic.Length > 0)
        {
            var (size, lines) = text.Fit(card.Topic, fonts.Regular, (Width / 2f) - Margin, [(30, 1)]);
            right -= text.Measure(lines[0], fonts.Regular, size);
            text.Draw(canvas, lines[0], fonts.Regular, size, Soft, right, 96);
            right -= Gap;
        }
        var (siteSize, siteLines) = text.Fit(card.Site, fonts.Bold, right - Margin, [(34, 1), (28, 1)]);
        text.Draw(canvas, siteLines[0], fonts.Bold, siteSize, SKColors.White, Margin, 96);
        Title(canvas, card.Title);
        Badge(canvas, card);
        if (card.Facts.Length > 0)
        {
            var (size, lines) = text.Fit(card.Facts, fonts.Regular, Width - (2 * Margin), [(30, 1), (26, 1), (22, 1)]);
            text.Draw(canvas, lines[0], fonts.Regular, size, Soft, Margin, Height - 60);
        }
        canvas.Flush();
        Posterise(bitmap.GetPixelSpan());
        using var pixels = bitmap.PeekPixels()!;
        // Without filters: flat colours repeat, which deflate sees best as they are. A third smaller than the default.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 6))!;
        return png.ToArray();
    }

    /// <summary>Leaves sixteen levels a channel at the edges of letters, which nobody sees and which halves the file.</summary>
    private static void Posterise(Span<byte> rgba)
    {
        foreach (ref var channel in rgba)
        {
            channel = (byte)(((channel + 8) / 17) * 17);
        }
    }

    private void Title(SKCanvas canvas, string title)
    {
        const float top = 125;
        const float room = 330;
        var (size, lines) = text.Fit(title, fonts.Bold, Width - (2 * Margin), [(68, 3), (60, 4), (52, 5), (46, 5), (40, 6), (34, 7), (29, 9)]);
        var height = size * LineHeight;
        var baseline = top + ((room - (lines.Count * height)) / 2) + size;
        foreach (var line in lines)
        {
            text.Draw(canvas, line, fonts.Bold, size, SKColors.White, Margin, baseline);
            baseline += height;
        }
    }

    private void Badge(SKCanvas canvas, Card card)
    {
        if (card.Badge.Length == 0)
        {
            return;
        }
        var width = text.Measure(card.Badge, fonts.Bold, 28);
        using var fill = new SKPaint { Color = ColourOf(card.Level), IsAntialias = true };
        canvas.DrawRoundRect(Margin, Height - 162, width + 40, 50, 8, 8, fill);
        text.Draw(canvas, card.Badge, fonts.Bold, 28, Background, Margin + 20, Height - 127);
    }

    /// <summary>Light, so that the dark text on it has a contrast of 7 to 1 or more.</summary>
    private static SKColor ColourOf(string level) => level switch
    {
        "high" => new SKColor(0xbb, 0xee, 0xcc),
        "moderate" => new SKColor(0xff, 0xee, 0xaa),
        _ => new SKColor(0xff, 0xdd, 0xcc),
    };
}
