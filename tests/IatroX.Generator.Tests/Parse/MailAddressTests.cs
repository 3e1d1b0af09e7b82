using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator.Tests.Parse;

public class MailAddressTests
{
    [Theory]
    [InlineData("write to mail@example.org.", "mail@example.org")]
    [InlineData("a.b-c_d+e@x-y.example, please", "a.b-c_d+e@x-y.example")]
    [InlineData("@home or mail@example.org", "mail@example.org")]
    [InlineData("twice@@mail@example.org", "mail@example.org")]
    public void An_address_in_plain_text_is_found_without_its_full_stop(string text, string expected)
    {
        Assert.True(MailAddress.TryFind(text, out var place));
        Assert.Equal(expected, text[place]);
    }

    [Theory]
    [InlineData("no address here")]
    [InlineData("a@b")]
    [InlineData("a@example.org-")]
    [InlineData("a@.org")]
    [InlineData("@example.org")]
    [InlineData("a@")]
    public void What_has_no_name_or_no_domain_is_not_one(string text) => Assert.False(MailAddress.TryFind(text, out _));
}
