using CsCheck;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Parse;

public class SentencesTests
{
    [Theory]
    [InlineData("Short.", "Short.")]
    [InlineData("One sentence. Two sentences here. Three.", "One sentence.")]
    [InlineData("First paragraph.\n\nSecond.", "First paragraph.")]
    [InlineData("Use e.g. ibuprofen with food now. Then stop.", "Use e.g. ibuprofen with food…")]
    [InlineData("Give 2.5 mg at once, then. Repeat it.", "Give 2.5 mg at once, then.")]
    [InlineData("An answer that has no end in sight at all", "An answer that has no end in…")]
    [InlineData("", "")]
    public void As_many_whole_sentences_as_fit_are_taken(string text, string expected) => Assert.Equal(expected, Sentences.First(text, 30));

    [Fact]
    public void What_is_taken_is_never_longer_than_asked_for() =>
        Gen.Char["ab .,!?\n"].Array[0, 200].Select(letters => new string(letters)).Sample(text => Assert.True(Sentences.First(text, 40).Length <= 40));
}
