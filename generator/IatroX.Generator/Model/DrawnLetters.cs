using System.Text;

namespace IatroX.Generator.Model;

/// <summary>Which texts the program that draws pictures for shared pages sets as they are read: letters one after the other, from left to right.</summary>
public static class DrawnLetters
{
    /// <summary>First and last character of the scripts that run from right to left or whose letters change or move beside others (blocks of Unicode 16).</summary>
    private static readonly (int First, int Last)[] Shaped =
    [
        (0x0590, 0x08FF), // Hebrew to Arabic Extended-A
        (0x0900, 0x109F), // Devanagari to Myanmar, and Thai, Lao and Tibetan between them
        (0x1700, 0x1AFF), // Tagalog to Tai Tham; Khmer and Mongolian
        (0x1B00, 0x1BFF), (0xA800, 0xABFF), // Balinese, Batak; Syloti Nagri to Meetei Mayek
        (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE), // Hebrew and Arabic presentation forms
        (0x10800, 0x11FFF), (0x1E800, 0x1EFFF),
    ];

    public static bool CanBeDrawn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= Shaped[0].First && Array.Exists(Shaped, block => rune.Value >= block.First && rune.Value <= block.Last))
            {
                return false;
            }
        }
        return true;
    }
}
