using CsCheck;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class NearestTests
{
    private static readonly string[] Keys = ["question", "confidence", "reviewer", "date", "title", "topics", "related"];

    [Theory]
    [InlineData("reviwer", "reviewer")]
    [InlineData("Reviewer", "reviewer")]
    [InlineData("titel", "title")]
    [InlineData("dat", "date")]
    [InlineData("confidance", "confidence")]
    public void A_slip_of_the_pen_finds_the_name_that_was_meant(string written, string meant) => Assert.Equal(meant, Nearest.To(written, Keys));

    [Theory]
    [InlineData("croup", "croup-in-children")]
    [InlineData("acute-gout-in-adults", "acute-gout")]
    public void A_name_made_longer_or_shorter_by_words_finds_the_other(string written, string meant) =>
        Assert.Equal(meant, Nearest.To(written, ["croupier-school", "croup-in-children-over-five", "croup-in-children", "acute-gout", "out"]));

    [Theory]
    [InlineData("author")]
    [InlineData("x")]
    [InlineData("")]
    public void A_word_unlike_every_name_finds_nothing(string written) => Assert.Null(Nearest.To(written, Keys));

    [Fact]
    public void Of_two_equally_near_names_the_first_by_ordinal_is_chosen() => Assert.Equal("bat", Nearest.To("xat", ["cat", "bat"]));

    [Fact]
    public void A_name_is_nearest_to_itself_whatever_else_is_known() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 20].Array[1, 10].Sample(names => Assert.Equal(
            names[0], Nearest.To(names[0], names.Where(name => !name.Equals(names[0], StringComparison.OrdinalIgnoreCase)).Append(names[0])), ignoreCase: true));

    [Fact]
    public void An_endless_name_is_not_compared() => Assert.Null(Nearest.To(new string('a', 100_000), [new string('a', 100_000)]));
}
