using CsCheck;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Parse;

public class SentencesTests
{
    [Theory]
    [InlineData("Short.", "Short.")]
    [InlineData("One sentence. Two sentences here. Three.", "One sentence.")]
    [InlineData("First paragraph.\n\nSecond.", "First paragraph.")]
    [InlineData("Use e.g. ibuprofen with food now. Then stop.", "Use e.g. ibuprofen with food now.")]
    [InlineData("Give 2.5 mg at once, then. Repeat it.", "Give 2.5 mg at once, then.")]
    [InlineData("An answer that has no end in sight at all", "An answer that has no end in sight at all")]
    [InlineData("", "")]
    public void As_many_whole_sentences_as_fit_are_taken(string text, string expected) => Assert.Equal(expected, Sentences.First(text, 30));

    [Fact]
    public void What_is_taken_is_no_longer_than_asked_for_unless_it_is_one_sentence_and_never_longer_than_600() =>
        Gen.Char["ab .,!?\n"].Array[0, 900].Select(letters => new string(letters)).Sample(text =>
        {
            var taken = Sentences.First(text, 40);
            Assert.True(taken.Length <= 600);
            Assert.True(taken.Length <= 40 || Sentences.First(taken, 1) == taken);
        });

    [Theory]
    [InlineData(597)]
    [InlineData(598)]
    public void A_sentence_without_a_space_is_never_cut_inside_a_character(int letters)
    {
        var taken = Sentences.First(new string('a', letters) + string.Concat(Enumerable.Repeat("😀", 20)), 160);
        Assert.Equal(new string('a', letters) + (letters == 597 ? "😀…" : "…"), taken);
    }
}
