using System.Globalization;

namespace IatroX.Generator.Model;

/// <summary>How dates are read and written on the site, whatever the machine's culture.</summary>
public static class Dates
{
    private static readonly string[] MonthNames = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Such as 2025-08-16.</summary>
    public static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Such as 16 August 2025.</summary>
    public static string Long(DateOnly date) =>
        string.Concat(date.Day.ToString(CultureInfo.InvariantCulture), " ", MonthNames[date.Month - 1], " ", date.Year.ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>Such as August 2025.</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same day some months on, or the month's last day; no later than the calendar's end.</summary>
    public static DateOnly AddMonths(DateOnly date, int months)
    {
        var left = (DateOnly.MaxValue.Year - date.Year) * 12 + 12 - date.Month;
        return date.AddMonths(Math.Min(months, left));
    }
}
