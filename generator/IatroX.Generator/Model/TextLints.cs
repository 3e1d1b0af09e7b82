using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>Something about how a text is written, at a character of it.</summary>
public readonly record struct TextFinding(DiagnosticRule Rule, int Offset, string Message);

/// <summary>Finds notation that is misread and words that run together, in one pass over a plain text.</summary>
public static class TextLints
{
    /// <summary>Stands in the text where a reader sees something that is no running text: code, a citation, a picture.</summary>
    public const char Gap = '\ufffc';

    /// <summary>Units of mass, volume, activity and number in which medicines are given.</summary>
    private static readonly FrozenSet<string> DoseUnits = Set(
        "mg g micrograms microgram mcg ug µg μg nanograms nanogram milligrams milligram grams gram ml mL millilitres millilitre units unit U tablets tablet capsules capsule puffs puff drops drop");

    /// <summary>What doses are given for, after a slash.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DosedPer = Set("kg dose day hour week").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Units in which thresholds are given.</summary>
    private static readonly FrozenSet<string> ThresholdUnits = Set("mmol mmHg micromol µmol μmol pmol nmol mIU kPa");

    /// <summary>The last words of comparisons before a number, "at least 92%", and the words after "or", "92% or more".</summary>
    private static readonly FrozenSet<string> Comparisons = Set("above below over under least most than exceeds more less higher lower greater");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Doses = DoseUnits.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Thresholds = ThresholdUnits.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Compared = Comparisons.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>In the order of the text.</summary>
    public static ImmutableArray<TextFinding> Of(ReadOnlySpan<char> text)
    {
        ImmutableArray<TextFinding>.Builder? found = null;
        for (var i = 0; text[i..].IndexOfAny(DigitsAndMarks) is var next and >= 0; i++)
        {
            i += next;
            if (!char.IsAsciiDigit(text[i]))
            {
                if (RunsTogether(text, i))
                {
                    Add(new TextFinding(Rules.WordsRunTogether, i + 1, $"there is no space between '{WordBefore(text, i)}{text[i]}' and '{WordAt(text, i + 1)}'. Put a space or a new line there."));
                }
            }
            else if (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
            {
                var end = EndOfNumber(text, i);
                if (OfNumber(text, i, end) is { } finding)
                {
                    Add(finding);
                }
                i = end - 1;
            }
        }
        return found?.DrainToImmutable() ?? [];

        void Add(TextFinding finding) => (found ??= ImmutableArray.CreateBuilder<TextFinding>()).Add(finding);
    }

    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789.:");

    /// <summary>Where the text states a dose or a threshold; -1 when it does not.</summary>
    public static int DoseOrThreshold(ReadOnlySpan<char> text)
    {
        for (var i = 0; text[i..].IndexOfAnyInRange('0', '9') is var next and >= 0; i++)
        {
            i += next;
            if (i > 0 && char.IsLetterOrDigit(text[i - 1]))
            {
                continue;
            }
            var end = EndOfNumber(text, i);
            var unit = UnitAt(text, SkipSpace(text, end));
            if (IsInternationalUnits(unit) || Doses.Contains(unit) || Thresholds.Contains(unit) || IsCompared(text, i, end))
            {
                return IsNaked(text, i) ? i - 1 : i;
            }
            i = end - 1;
        }
        return -1;
    }

    /// <summary>One finding for the whole dose, and one way to write it: two would each leave the other's mistake in.</summary>
    private static TextFinding? OfNumber(ReadOnlySpan<char> text, int number, int end)
    {
        var start = IsNaked(text, number) ? number - 1 : number;
        if (BeginsRange(text, end))
        {
            return OfRangeStart(text, start, number, end);
        }
        var unitAt = SkipSpace(text, end);
        var unit = UnitAt(text, unitAt);
        if (!Doses.Contains(unit) && !IsInternationalUnits(unit))
        {
            return null;
        }
        var (names, misread) = UnitInWords(text, unit, unitAt + unit.Length);
        var whole = text[number..end].ToString();
        var point = whole.IndexOf('.', StringComparison.Ordinal);
        var trails = point > 0 && whole[^1] == '0';
        var shortest = trails ? whole.TrimEnd('0').TrimEnd('.') : whole;
        var name = shortest == "1" && start == number ? names?.TrimEnd('s') : names;
        if (start == number && !trails && name is null)
        {
            return null;
        }
        string[] reasons =
        [
            .. start < number ? [$"is misread as '{text[number..(unitAt + unit.Length)]}' when the point is missed"] : Array.Empty<string>(),
            .. trails ? [$"is misread as {(whole.Length - point == 2 ? "ten times" : "many times")} as much when the point is missed"] : Array.Empty<string>(),
            .. name is not null ? [$"has '{unit}', which is misread as {misread}"] : Array.Empty<string>(),
        ];
        var safe = (start < number ? "0." : "") + shortest + (name is null ? text[end..(unitAt + unit.Length)].ToString() : " " + name);
        return new TextFinding(Rules.MedicinesNotation, start, $"'{text[start..(unitAt + unit.Length)]}' {string.Join(", and ", reasons)}. Write '{safe}'.");
    }

    /// <summary>The first number of a range has the unit of the second: 0.25–0.5mg.</summary>
    private static TextFinding? OfRangeStart(ReadOnlySpan<char> text, int start, int number, int end)
    {
        var whole = text[number..end].ToString();
        var trails = whole.Contains('.', StringComparison.Ordinal) && whole[^1] == '0';
        if (start == number && !trails)
        {
            return null;
        }
        var safe = (start < number ? "0." : "") + (trails ? whole.TrimEnd('0').TrimEnd('.') : whole);
        var read = start < number ? $"as '{whole}'" : "as many times as much";
        return new TextFinding(Rules.MedicinesNotation, start, $"'{text[start..end]}' is misread {read} when the point is missed. Write '{safe}'.");
    }

    /// <summary>True for a dash or "to" and another number with a unit.</summary>
    private static bool BeginsRange(ReadOnlySpan<char> text, int end)
    {
        var rest = text[end..];
        var between = rest.StartsWith(" to ") ? 4 : rest is ['-' or '–', ..] ? 1 : 0;
        var number = end + between + (between > 0 && rest.Length > between && rest[between] == '.' ? 1 : 0);
        return between > 0 && number < text.Length && char.IsAsciiDigit(text[number]) && UnitAt(text, SkipSpace(text, EndOfNumber(text, number))) is var unit && (IsInternationalUnits(unit) || Doses.Contains(unit));
    }

    /// <summary>The unit as it is written out and what its short form is misread as; nothing for one that is safe. Laboratories' rates, such as IU/L, are not doses.</summary>
    private static (string? Name, string Misread) UnitInWords(ReadOnlySpan<char> text, ReadOnlySpan<char> unit, int end)
    {
        var isOfLaboratory = end + 1 < text.Length && text[end] == '/' && !DosedPer.Contains(WordAt(text, end + 1));
        return unit switch
        {
            "ug" or "mcg" => ("micrograms", "'mg'"),
            "µg" or "μg" when !isOfLaboratory => ("micrograms", "'mg'"),
            _ when IsInternationalUnits(unit) && !isOfLaboratory => ("units", "'IV' or '10'"),
            // Not a telephone number's letters: 44U-QUIT.
            "U" when !isOfLaboratory && (end == text.Length || text[end] != '-') => ("units", "'0'"),
            _ => (null, ""),
        };
    }

    /// <summary>A number with nothing but a point before it, such as .5.</summary>
    private static bool IsNaked(ReadOnlySpan<char> text, int number) => number > 0 && text[number - 1] == '.' && (number == 1 || !char.IsLetterOrDigit(text[number - 2]));

    /// <summary>A letter, digit or bracket, the mark, and a word at once: after a full stop one that begins with a capital.</summary>
    private static bool RunsTogether(ReadOnlySpan<char> text, int mark)
    {
        if (mark == 0 || mark + 2 >= text.Length || !(char.IsLower(text[mark - 1]) || text[mark - 1] == Gap || char.IsAsciiDigit(text[mark - 1]) || text[mark - 1] == ')'))
        {
            return false;
        }
        if (text[mark] == '.')
        {
            // Not a change of a protein, p.Arg506Gln, nor an address.
            return char.IsUpper(text[mark + 1]) && char.IsLower(text[mark + 2]) && WordBefore(text, mark) is not ("p" or "www");
        }
        const int shortestWord = 2;
        var before = WordBefore(text, mark).Length;
        // Not the name of a compound: L-arginine:glycine.
        return WordAt(text, mark + 1).Length >= shortestWord && before >= shortestWord && !(mark > before && text[mark - before - 1] == '-');
    }

    /// <summary>After a sign any number is a threshold; beside a word of comparison one in per cent or degrees: ages and weeks are compared everywhere.</summary>
    private static bool IsCompared(ReadOnlySpan<char> text, int number, int end)
    {
        var before = number;
        while (before > 0 && text[before - 1] is ' ' or '\u00a0')
        {
            before--;
        }
        if (before > 0 && text[before - 1] is '<' or '>' or '≤' or '≥')
        {
            return true;
        }
        var mark = SkipSpace(text, end);
        if (mark == text.Length || text[mark] is not ('%' or '°'))
        {
            return false;
        }
        var or = SkipSpace(text, Math.Min(text.Length, mark + (text[mark] == '°' ? 2 : 1)));
        return Compared.Contains(WordBefore(text, before)) || (WordAt(text, or) is "or" && Compared.Contains(WordAt(text, SkipSpace(text, or + 2))));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static int EndOfNumber(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }
        return at;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is ' ' or '\u00a0' ? at + 1 : at;

    /// <summary>The word there, or "i.u." with or without its points.</summary>
    private static ReadOnlySpan<char> UnitAt(ReadOnlySpan<char> text, int at)
    {
        var word = WordAt(text, at);
        foreach (var dotted in (ReadOnlySpan<string>)["i.u.", "i.u"])
        {
            var after = at + dotted.Length;
            if (text[at..].StartsWith(dotted, StringComparison.OrdinalIgnoreCase) && (after == text.Length || !char.IsLetterOrDigit(text[after])))
            {
                return text.Slice(at, dotted.Length);
            }
        }
        return word;
    }

    /// <summary>In any of the ways in which they are shortened.</summary>
    private static bool IsInternationalUnits(ReadOnlySpan<char> unit) => unit.Equals("IU", StringComparison.OrdinalIgnoreCase) || unit.Equals("i.u.", StringComparison.OrdinalIgnoreCase) || unit.Equals("i.u", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }
        return text.Slice(at, end - at);
    }

    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }
        return text.Slice(start, end - start);
    }
}
