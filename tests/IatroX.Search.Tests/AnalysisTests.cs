using IatroX.Search.Analysis;

namespace IatroX.Search.Tests;

public class AnalysisTests
{
    [Fact]
    public void Words_terms_and_places_are_those_of_the_shared_vectors()
    {
        foreach (var item in TestFiles.Vectors("tokens.json").EnumerateArray())
        {
            var expected = item.GetProperty("words").EnumerateArray()
                .Select(w => $"{w[0].GetString()} {w[1].GetInt32()} {w[2].GetInt32()} {w[3].GetString()}");
            var actual = Analyzer.Analyze(item.GetProperty("text").GetString()!)
                .Select(w => $"{w.Term} {w.Start} {w.End} {(w.Stop ? "s" : "")}{(w.Narrative ? "n" : "")}{(w.Joined ? "j" : "")}");
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Letters_are_folded_as_in_the_shared_vectors()
    {
        foreach (var item in TestFiles.Vectors("folding.json").EnumerateArray())
            Assert.Equal(
                item.GetProperty("folded").EnumerateArray().Select(word => word.GetString()),
                Analyzer.Analyze(item.GetProperty("text").GetString()!).Where(word => !word.Joined).Select(word => word.Text));
    }

    [Fact]
    public void Stems_are_those_of_the_shared_vectors()
    {
        foreach (var item in TestFiles.Vectors("stems.json").EnumerateObject())
            Assert.Equal(item.Value.GetString(), Analyzer.TermOf(item.Name));
    }

    [Theory]
    [InlineData("oedema", "edema")]
    [InlineData("oesophageal", "esophageal")]
    [InlineData("haemorrhagic", "hemorrhagic")]
    [InlineData("leukaemia", "leukemia")]
    [InlineData("foetal", "fetal")]
    [InlineData("tumours", "tumors")]
    [InlineData("catheterisation", "catheterization")]
    [InlineData("counselling", "counseling")]
    [InlineData("paediatric", "pediatric")]
    public void British_and_American_spellings_are_one_term(string british, string american) =>
        Assert.Equal(Analyzer.TermOf(american), Analyzer.TermOf(british));

    [Theory]
    [InlineData("alendronate", "alendronic")]
    [InlineData("omeprazole", "omeprazol")]
    [InlineData("prednisone", "prednisolone")]
    [InlineData("organisation", "organ")]
    public void Different_words_stay_different_terms(string one, string other) =>
        Assert.NotEqual(Analyzer.TermOf(one), Analyzer.TermOf(other));

    [Fact]
    public void Text_of_a_million_control_characters_and_one_word_is_read_at_once()
    {
        var words = Analyzer.Analyze(new string('\u0001', 1_000_000) + "asthma");
        Assert.Equal("asthma", Assert.Single(words).Term);
    }
}
