using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class GuidelineIdTests
{
    [Theory]
    [InlineData("NG59", "https://www.nice.org.uk/guidance/ng59", "NICE guideline")]
    [InlineData("CG181", "https://www.nice.org.uk/guidance/cg181", "NICE guideline")]
    [InlineData("TA1016", "https://www.nice.org.uk/guidance/ta1016", "NICE technology appraisal guidance")]
    [InlineData("QS214", "https://www.nice.org.uk/guidance/qs214", "NICE quality standard")]
    [InlineData("KTT9", "https://www.nice.org.uk/advice/ktt9", "NICE advice")]
    [InlineData("PMG20", "https://www.nice.org.uk/process/pmg20", "NICE guidance")]
    public void A_reference_knows_its_kind_and_its_address(string text, string url, string kind)
    {
        Assert.True(GuidelineId.TryParse(text, out var id));
        Assert.Equal((text, url, kind), (id.ToString(), id.Url, id.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NG")]
    [InlineData("59")]
    [InlineData("ng59")]
    [InlineData("NG 59")]
    [InlineData("NG059")]
    [InlineData("NG0")]
    [InlineData("NG123456")]
    [InlineData("XX59")]
    [InlineData("NG59a")]
    [InlineData("NG٥٩")]
    [InlineData("NG-59")]
    public void What_NICE_would_not_write_is_no_reference(string text) => Assert.False(GuidelineId.TryParse(text, out _));

    [Theory]
    [InlineData("1.2", true)]
    [InlineData("1.2.1", true)]
    [InlineData("1.10.25", true)]
    [InlineData("1.2.3.4", true)]
    [InlineData("1", false)]
    [InlineData("1.", false)]
    [InlineData(".1", false)]
    [InlineData("1..2", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("1.2a", false)]
    [InlineData("1.2345", false)]
    public void Recommendations_are_two_to_four_numbers(string text, bool isOne) => Assert.Equal(isOne, GuidelineId.IsRecommendation(text));

    [Fact]
    public void A_recommendation_has_an_address_inside_its_guideline()
    {
        Assert.True(GuidelineId.TryParse("NG59", out var id));
        Assert.Equal("https://www.nice.org.uk/guidance/ng59/chapter/Recommendations#ng59_1_2_1", id.RecommendationUrl("1.2.1"));
    }

    [Fact]
    public void References_are_in_order_of_their_numbers()
    {
        GuidelineId Parse(string text) => GuidelineId.TryParse(text, out var id) ? id : throw new ArgumentException(text);
        var sorted = new[] { "NG196", "TA1", "CG181", "NG59", "CG88" }.Select(Parse).Order(Comparer<GuidelineId>.Default).Select(id => id.ToString());
        Assert.Equal(["CG88", "CG181", "NG59", "NG196", "TA1"], sorted);
    }
}
