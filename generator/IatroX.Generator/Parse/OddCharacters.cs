using System.Buffers;
using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse;

/// <summary>Finds characters by which what a reviewer sees can differ from what is published: invisible ones, and letters that pass for Latin ones.</summary>
/// <remarks>
/// What is invisible, <see cref="VisibleText"/> says; the worst of it reorders a line (CVE-2021-42574). Letters of other alphabets that look like Latin ones are the confusables of UTS 39: of Greek, which clinical names
/// need (TNFα, β-blocker, µg), only those that cannot be told apart count, and only beside a Latin letter.
/// </remarks>
internal static class OddCharacters
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c), '\n', '\t', '–', '’', '‘', '“', '”', '≥', '≤', 'µ', '°']);

    private const string GreekTwins = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ";

    /// <summary>On one letter. Languages write four at most (Hebrew with vowels and cantillation).</summary>
    private const int MostMarks = 6;

    public static void Find(string text, Findings findings)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return;
        }
        var (line, lineStart, wordStart, wordIsTold, marks) = (1, 0, 0, false, 0);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\n')
            {
                (line, lineStart) = (line + 1, i + 1);
            }
            _ = Rune.TryGetRuneAt(text, i, out var rune);
            var isLetter = IsLetter(rune);
            if (!isLetter)
            {
                (wordStart, wordIsTold) = (i + rune.Utf16SequenceLength, false);
            }
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks == MostMarks + 1)
            {
                findings.Add(Rules.InvisibleCharacter, line, i - lineStart + 1,
                    string.Create(CultureInfo.InvariantCulture, $"more than {MostMarks} marks are piled on one letter here, and would be drawn over other text. Delete them."));
            }
            if (!rune.IsAscii || Rune.IsControl(rune))
            {
                if (VisibleText.IsInvisible(rune))
                {
                    findings.Add(Rules.InvisibleCharacter, line, i - lineStart + 1,
                        string.Create(CultureInfo.InvariantCulture, $"an invisible character stands here{After(text, lineStart, i)}: U+{rune.Value:X4}{NameOf(rune)}. Delete it."));
                }
                else if (isLetter && !wordIsTold && PassesForLatin(text, i, wordStart, rune))
                {
                    wordIsTold = true;
                    findings.Add(Rules.LookAlike, line, i - lineStart + 1,
                        string.Create(CultureInfo.InvariantCulture, $"'{rune}' (U+{rune.Value:X4}) in '{WordAt(text, wordStart)}' is a letter of another alphabet. Type the word again."));
                }
            }
            i += rune.Utf16SequenceLength;
        }
    }

    /// <summary>Drawn on the letter before it.</summary>
    internal static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>The first letter that passes for a Latin one and does not stand in <paramref name="source"/> as it is; null when there is none.</summary>
    internal static Rune? LookAlike(string text, ReadOnlySpan<char> source)
    {
        var wordStart = 0;
        for (var i = 0; i < text.Length;)
        {
            _ = Rune.TryGetRuneAt(text, i, out var rune);
            if (!IsLetter(rune))
            {
                wordStart = i + rune.Utf16SequenceLength;
            }
            else if (!rune.IsAscii && PassesForLatin(text, i, wordStart, rune) && source.IndexOf(rune.ToString()) < 0)
            {
                return rune;
            }
            i += Math.Max(1, rune.Utf16SequenceLength);
        }
        return null;
    }

    /// <summary>Roman numerals of one character too, of which ⅰ and ⅽ are drawn as i and c are.</summary>
    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    /// <summary>
    /// Cyrillic, Armenian, Cherokee, Coptic, Lisu, full-width, letterlike and mathematical letters, and the phonetic ɑ and ɡ, anywhere; Greek twins and Roman numerals
    /// in a word with Latin letters.
    /// </summary>
    private static bool PassesForLatin(string text, int at, int wordStart, Rune rune) => rune.Value switch
    {
        (>= 0x0400 and <= 0x058f) or (>= 0x13a0 and <= 0x13ff) or 0x0251 or 0x0261 or (>= 0x210a and <= 0x2113) or (>= 0x2c80 and <= 0x2cff) or (>= 0xa4d0 and <= 0xa4ff) or (>= 0xab70 and <= 0xabbf) or (>= 0xff21 and <= 0xff5a) or (>= 0x1d400 and <= 0x1d7ff) => true,
        _ => rune.IsBmp && (GreekTwins.Contains((char)rune.Value, StringComparison.Ordinal) || rune.Value is >= 0x2160 and <= 0x217f)
            && ((at > wordStart && char.IsAsciiLetter(text[at - 1])) || (at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]))),
    };

    /// <summary>Where an eye can find it: the end of what stands before it on the line.</summary>
    private static string After(string text, int lineStart, int at)
    {
        const int most = 12;
        var start = Math.Max(lineStart, at - most);
        for (var i = start; i < at; i++)
        {
            start = char.IsSurrogate(text[i]) || VisibleText.IsInvisible(new Rune(text[i])) ? i + 1 : start;
        }
        var before = text[start..at].TrimStart();
        return before.Length == 0 ? "" : $" after '{before}'";
    }

    private static string WordAt(string text, int start)
    {
        const int most = 40;
        var end = start;
        while (end < text.Length && end - start < most && Rune.TryGetRuneAt(text, end, out var rune) && Rune.IsLetter(rune))
        {
            end += rune.Utf16SequenceLength;
        }
        return text[start..end];
    }

    private static string NameOf(Rune rune) => rune.Value is (>= 0x200e and <= 0x200f) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0x061c
        ? ", which reorders the line"
        : VisibleText.NameOf(rune) is { Length: > 0 } name ? $" ({name})" : "";
}
