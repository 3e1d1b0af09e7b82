using System.Buffers;
using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse;

/// <summary>What an escape of YAML or an entity of Markdown stands for: it may not bring in a character that could not be written as it is.</summary>
internal static class DecodedText
{
    /// <summary>Finds the first character that nobody sees by itself, or that is none.</summary>
    /// <param name="source">How the text is written in the file; a character that stands there as it is has its own finding.</param>
    public static void Check(ReadOnlySpan<char> text, ReadOnlySpan<char> source, Position at, Findings findings)
    {
        while (Rune.DecodeFromUtf16(text, out var rune, out var length) is var status && length > 0)
        {
            if ((status != OperationStatus.Done || IsHidden(rune)) && source.IndexOf(text[..length]) < 0)
            {
                findings.Add(Rules.InvisibleCharacter, at, string.Create(CultureInfo.InvariantCulture,
                    $"U+{(status == OperationStatus.Done ? rune.Value : text[0]):X4} is written here by its number, and is no character that a reader can see by itself. Delete it, or type it as it is."));
                return;
            }
            text = text[length..];
        }
    }

    /// <summary>Finds the first letter that passes for a Latin one.</summary>
    /// <param name="text">With the letters on both sides, which tell a word from a symbol.</param>
    /// <param name="source">As for <see cref="Check"/>.</param>
    public static void CheckLetters(string text, ReadOnlySpan<char> source, Position at, Findings findings)
    {
        if (!Ascii.IsValid(text) && OddCharacters.LookAlike(text, source) is { } letter)
        {
            findings.Add(Rules.LookAlike, at, string.Create(CultureInfo.InvariantCulture,
                $"'{letter}' (U+{letter.Value:X4}) is written here by its number, and is a letter of another alphabet. Type the word again."));
        }
    }

    /// <summary>Whether a decoded text has a character that nobody sees by itself, which no address needs.</summary>
    public static bool HasHidden(string text) => !Ascii.IsValid(text) && text.EnumerateRunes().Any(IsHidden);

    /// <summary>Unicode's noncharacters (chapter 23.7) too, which a file cannot hold either.</summary>
    private static bool IsHidden(Rune rune) =>
        VisibleText.IsInvisible(rune) || OddCharacters.IsMark(rune) || rune.Value is (>= 0xfdd0 and <= 0xfdef) || (rune.Value & 0xfffe) == 0xfffe;
}
