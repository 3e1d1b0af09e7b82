using CsCheck;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Model;

public class SignOffTextTests
{
    [Fact]
    public void The_quick_reading_signs_what_the_plain_one_signs()
    {
        string[] pieces = ["a", "word ", " ", "  ", "\n", "\n", "\n\n", "\t", "\\", "`", "```", "~~~", "- ", "1.", ":", "~", ">", "    x", "é", "  \n", " \n"];
        Gen.Int[0, pieces.Length - 1].Select(piece => pieces[piece]).Array[0, 24].Select(string.Concat).Sample(
            body => Assert.Equal(PlainSignOffText.Of(body), SignOffText.Of(body)), iter: 20_000);
    }
}
