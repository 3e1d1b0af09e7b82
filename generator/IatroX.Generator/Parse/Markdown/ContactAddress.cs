using System.Buffers;
using System.Text;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>What a link that writes a mail or calls a number does, which its words may hide.</summary>
internal static class ContactAddress
{
    /// <summary>Fewer digits are no telephone number: 999, 111.</summary>
    private const int FewestDigits = 3;

    /// <summary>Characters of hours or an extension that follow a number with nothing between: " (24/7".</summary>
    private const int LongestAfter = 16;

    /// <summary>Ends a recipient, or stands between two.</summary>
    private static readonly SearchValues<char> Misread = SearchValues.Create(" ,;:<>\"\r\n\t");

    /// <summary>True for a mail to one person, with a subject and a text at most (RFC 6068): any other field sends it to more people, and no reader sees that.</summary>
    public static bool IsPlainMail(string link)
    {
        var parts = link["mailto:".Length..].Split('?', 2);
        var recipient = Uri.UnescapeDataString(parts[0]);
        return recipient.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && at == recipient.LastIndexOf('@') && recipient.AsSpan().IndexOfAny(Misread) < 0
            && (parts.Length == 1 || parts[1].Split('&').All(IsPlainField));
    }

    /// <summary>True for a number with the signs that people put between its digits, and an extension after a semicolon (RFC 3966).</summary>
    public static bool IsNumber(string link)
    {
        var number = link["tel:".Length..].Split(';')[0];
        return number.Any(char.IsAsciiDigit) && number.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or '(' or ')' or '*');
    }

    /// <summary>The digits of a number as they are dialled in this country.</summary>
    public static string Dialled(string number)
    {
        var digits = Digits(number);
        var national = number.TrimStart().StartsWith('+') && digits.StartsWith("44", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith("0044", StringComparison.Ordinal) ? digits[4..] : null;
        return national is null ? digits : "0" + (national.StartsWith('0') ? national[1..] : national);
    }

    /// <summary>The first telephone number in the words of a link that is another than the one that it calls; null when there is none.</summary>
    /// <remarks>
    /// Where the words show what it calls, a few digits more are an extension, hours or a number of days, but for those that anybody dials, such as 999 and 111.
    /// They may follow it with nothing between: 0300 123 1053 (24/7). No whole number begins with another one.
    /// </remarks>
    public static string? OtherNumber(string link, string words)
    {
        var called = Dialled(Uri.UnescapeDataString(link["tel:".Length..].Split(';')[0]));
        var numbers = NumbersIn(words.Normalize(NormalizationForm.FormKC)).ToList();
        var isShown = numbers.Exists(IsCalled);
        return numbers.Find(number => !IsCalled(number) && !(isShown && IsShort(Digits(number))));

        bool IsCalled(string number) => Dialled(number) == called
            || Enumerable.Range(1, Math.Min(LongestAfter, number.Length - 1)).Any(i => number[^i] is ' ' or '(' && IsShort(Digits(number[^i..])) && Dialled(number[..^i]) == called);
    }

    /// <summary>Too short for a subscriber's number, and no short code that calls somebody.</summary>
    private static bool IsShort(string digits) => digits.Length <= 4 && digits is not ("999" or ['1', _, _]);

    private static IEnumerable<string> NumbersIn(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at]) && text[at] != '+')
            {
                continue;
            }
            var start = at;
            while (at < text.Length && IsPartOfNumber(text[at]))
            {
                at++;
            }
            var number = text[start..at].TrimEnd(' ', '-', '.', '(', ')', '/');
            // Opening hours are none: 24/7.
            if (Digits(number).Length >= FewestDigits && !(number.Contains('/', StringComparison.Ordinal) && IsShort(Digits(number))))
            {
                yield return number;
            }
        }
    }

    private static bool IsPlainField(string field)
    {
        var (name, value) = field.Split('=', 2) is [var before, var after] ? (before, after) : (field, "");
        return Uri.UnescapeDataString(name).ToLowerInvariant() switch
        {
            "body" => true,
            "subject" => Uri.UnescapeDataString(value).AsSpan().IndexOfAny('\r', '\n') < 0,
            _ => false,
        };
    }

    private static bool IsPartOfNumber(char c) => char.IsDigit(c) || c is '+' or ' ' or '-' or '.' or '(' or ')' or '/' || c is >= '\u2010' and <= '\u2015';

    private static string Digits(string number) => string.Concat(number.Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));
}
