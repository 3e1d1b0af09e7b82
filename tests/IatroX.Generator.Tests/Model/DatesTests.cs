using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class DatesTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void Dates_read_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.True(Dates.TryParse("2025-08-16", out var date));
            Assert.Equal(new DateOnly(2025, 8, 16), date);
            Assert.Equal(("2025-08-16", "16 August 2025", "August 2025"), (Dates.Iso(date), Dates.Long(date), Dates.Month(date)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-8-16")]
    [InlineData("2025-02-29")]
    [InlineData("16/08/2025")]
    [InlineData("2025-08-16T00:00")]
    [InlineData(" 2025-08-16")]
    [InlineData("٢٠٢٥-٠٨-١٦")]
    public void Only_whole_ISO_dates_are_dates(string text) => Assert.False(Dates.TryParse(text, out _));

    [Theory]
    [InlineData("2025-08-16", 24, "2027-08-16")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2025-01-31", 1, "2025-02-28")]
    [InlineData("9999-06-30", 36, "9999-12-30")]
    public void Months_are_added_as_a_calendar_adds_them(string date, int months, string expected) =>
        Assert.Equal(expected, Dates.Iso(Dates.AddMonths(DateOnly.Parse(date, CultureInfo.InvariantCulture), months)));
}
