using System.Globalization;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>Texts as findings quote them: what no reader can see or tell apart is named in its place.</summary>
/// <remarks>Example: <c>2 days</c> with a no-break space becomes <c>2‹U+00A0 no-break space›days</c>.</remarks>
public static class VisibleText
{
    private const int MostCharacters = 160;

    /// <summary>Of a long text so much is shown before the first difference.</summary>
    private const int Before = 60;

    /// <summary>A difference of so few characters may be one that no eye finds, so each of them is named.</summary>
    private const int Few = 3;

    /// <summary>Whether two different texts look the same: they have the same characters but for white space and what is invisible.</summary>
    public static bool LookAlike(string was, string now) => Bare(was) == Bare(now);

    private static string Bare(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && !IsInvisible(rune)));

    /// <summary>Two versions of a text from shortly before their first difference on.</summary>
    public static (string Was, string Is) Pair(string was, string now)
    {
        var start = was.AsSpan().CommonPrefixLength(now);
        start -= start > 0 && char.IsHighSurrogate(was[start - 1]) ? 1 : 0;
        var most = Math.Min(was.Length, now.Length) - start;
        var end = 0;
        while (end < most && was[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }
        end -= end > 0 && char.IsLowSurrogate(was[^end]) ? 1 : 0;
        var isSmall = Math.Max(was.Length, now.Length) - start - end <= Few;
        return (Shown(was, isSmall), Shown(now, isSmall));

        string Shown(string text, bool named) => Excerpt(text, start, named ? start..(text.Length - end) : ..0);
    }

    /// <summary>A text alone, cut after its first <see cref="MostCharacters"/>.</summary>
    public static string Of(string text) => Excerpt(text, 0, ..0);

    /// <param name="named">Characters of which all but ASCII are named.</param>
    private static string Excerpt(string text, int difference, Range named)
    {
        var from = text.Length <= MostCharacters ? 0 : Math.Max(0, difference - Before);
        var to = Math.Min(text.Length, from + MostCharacters);
        var (first, length) = named.GetOffsetAndLength(text.Length);
        var shown = new StringBuilder(from > 0 ? "…" : "");
        for (var i = from; i < to;)
        {
            var spaces = text.AsSpan(i, to - i).IndexOfAnyExcept(' ') is var count and >= 0 ? count : to - i;
            if (spaces > 0)
            {
                var isSeen = spaces == 1 && i > 0 && i + 1 < text.Length;
                shown.Append(isSeen ? " " : spaces == 1 ? "‹space›" : string.Create(CultureInfo.InvariantCulture, $"‹{spaces} spaces›"));
                i += spaces;
                continue;
            }
            _ = Rune.TryGetRuneAt(text, i, out var rune);
            Append(shown, rune, isNamed: i >= first && i < first + length);
            i += Math.Max(1, rune.Utf16SequenceLength);
        }
        return shown.Append(to < text.Length ? "…" : "").ToString();
    }

    private static void Append(StringBuilder shown, Rune rune, bool isNamed)
    {
        var isSpace = rune.Value is '\t' || (!rune.IsAscii && Rune.IsWhiteSpace(rune));
        if (isSpace || IsInvisible(rune))
        {
            shown.Append(CultureInfo.InvariantCulture, $"‹{(rune.Value == '\t' ? "tab" : $"U+{rune.Value:X4}{Spaced(NameOf(rune))}")}›");
            return;
        }
        shown.Append(rune.ToString());
        if (isNamed && !rune.IsAscii)
        {
            shown.Append(CultureInfo.InvariantCulture, $"‹U+{rune.Value:X4}›");
        }
    }

    private static string Spaced(string name) => name.Length == 0 ? "" : " " + name;

    /// <summary>Unicode's control and format characters, and those that it calls default-ignorable (UAX 44), and the blank of Braille, but tabs and line ends.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        '\t' or '\n' => false,
        0x034f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or (>= 0x180b and <= 0x180f) or 0x2800 or 0x3164 or 0xffa0 or (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0000 and <= 0xe0fff) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>What editors may know it by; empty for rare ones.</summary>
    public static string NameOf(Rune rune) => rune.Value switch
    {
        0x00a0 => "no-break space",
        0x00ad => "soft hyphen",
        0x200b => "zero-width space",
        0x200c or 0x200d => "zero-width joiner",
        0x202f => "narrow no-break space",
        0x2060 => "word joiner",
        0xfeff => "byte order mark",
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? "space" : "",
    };
}
