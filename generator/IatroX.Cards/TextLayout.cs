using System.Text;
using SkiaSharp;

namespace IatroX.Cards;

/// <summary>Measures, wraps and draws text that may need several typefaces.</summary>
internal sealed class TextLayout(Fonts fonts)
{
    /// <summary>The first size at which the text fits into the lines that it allows, and those lines; at the last size the rest becomes an ellipsis.</summary>
    public (float Size, List<string> Lines) Fit(string text, SKTypeface typeface, float width, ReadOnlySpan<(float Size, int Lines)> sizes)
    {
        foreach (var (size, most) in sizes)
        {
            var lines = Wrap(text, typeface, size, width);
            if (lines.Count <= most)
            {
                return (size, lines);
            }
        }
        var smallest = sizes[^1];
        var cut = Wrap(text, typeface, smallest.Size, width).Take(smallest.Lines).ToList();
        var last = cut[^1];
        while (last.Length > 0 && Measure(last + "…", typeface, smallest.Size) > width)
        {
            last = last.Contains(' ') ? last[..last.LastIndexOf(' ')] : last[..^(char.IsLowSurrogate(last[^1]) ? 2 : 1)];
        }
        cut[^1] = last.TrimEnd(' ', ',', ';', ':') + "…";
        return (smallest.Size, cut);
    }

    public void Draw(SKCanvas canvas, string text, SKTypeface typeface, float size, SKColor colour, float x, float baseline)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var (run, face) in Runs(text, typeface))
        {
            using var font = Font(face, size);
            canvas.DrawText(run, x, baseline, SKTextAlign.Left, font, paint);
            x += font.MeasureText(run);
        }
    }

    public float Measure(string text, SKTypeface typeface, float size)
    {
        var width = 0f;
        foreach (var (run, face) in Runs(text, typeface))
        {
            using var font = Font(face, size);
            width += font.MeasureText(run);
        }
        return width;
    }

    /// <summary>Breaks at spaces; a word that is wider than a line breaks where it must.</summary>
    private List<string> Wrap(string text, SKTypeface typeface, float size, float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, typeface, size, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer, typeface, size) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }
        lines.Add(line);
        return lines;
    }

    private IEnumerable<string> Pieces(string word, SKTypeface typeface, float size, float width)
    {
        var piece = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length > 0 && Measure(piece.ToString() + rune, typeface, size) > width)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(rune);
        }
        yield return piece.ToString();
    }

    /// <summary>The text cut where the typeface changes.</summary>
    private IEnumerable<(string Run, SKTypeface Face)> Runs(string text, SKTypeface typeface)
    {
        var run = new StringBuilder();
        var current = typeface;
        foreach (var rune in text.EnumerateRunes())
        {
            var face = fonts.For(rune.Value, typeface);
            if (face != current && run.Length > 0)
            {
                yield return (run.ToString(), current);
                run.Clear();
            }
            current = face;
            run.Append(rune);
        }
        if (run.Length > 0)
        {
            yield return (run.ToString(), current);
        }
    }

    private static SKFont Font(SKTypeface face, float size) => new(face, size) { Subpixel = true, Edging = SKFontEdging.Antialias };
}
