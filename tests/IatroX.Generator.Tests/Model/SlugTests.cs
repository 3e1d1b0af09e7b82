using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class SlugTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("acute-gout")]
    [InlineData("b12-deficiency-2")]
    public void Lower_case_letters_digits_and_single_hyphens_are_a_slug(string text)
    {
        Assert.True(Slug.TryParse(text, out var slug));
        Assert.Equal(text, slug.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("A")]
    [InlineData("é")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("a\n")]
    [InlineData("ı")]
    public void Anything_else_is_not(string? text) => Assert.False(Slug.TryParse(text, out _));

    [Fact]
    public void A_slug_has_at_most_a_hundred_characters()
    {
        Assert.True(Slug.TryParse(new string('a', 100), out _));
        Assert.False(Slug.TryParse(new string('a', 101), out _));
    }
}
