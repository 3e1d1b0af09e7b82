using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class BaseAddressTests
{
    [Theory]
    [InlineData("https://answers.example/")]
    [InlineData("https://answers.example")]
    [InlineData("http://localhost:4000/clinic/answers/")]
    [InlineData("https://xn--bcher-kva.example/a-b_c~1.2/")]
    public void An_address_that_everything_reads_alike_is_taken(string address) => Assert.Null(BaseAddress.Problem(address));

    [Theory]
    [InlineData("answers.example", "Write it whole")]
    [InlineData("mailto:a@answers.example", "Write it whole")]
    [InlineData("https://user:word@answers.example/", "before its host")]
    [InlineData("https://answers.example/?x=1", "'?x=1'")]
    [InlineData("https://answers.example/#f", "'#f'")]
    [InlineData("https://bücher.example/", "'xn--bcher-kva.example'")]
    [InlineData("https://answers.example//clinic/", "'' cannot be a part")]
    [InlineData("https://answers.example/.hidden/", "'.hidden' cannot be a part")]
    [InlineData("https://answers.example/a é/", "'a%20%C3%A9' cannot be a part")]
    [InlineData("https://answers.example/$host/", "'$host' cannot be a part")]
    public void Any_other_is_told_what_is_wrong_with_it(string address, string told) => Assert.Contains(told, BaseAddress.Problem(address), StringComparison.Ordinal);
}
