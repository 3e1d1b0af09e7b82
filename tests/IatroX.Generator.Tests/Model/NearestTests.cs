using System.Diagnostics;
using System.Globalization;
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

    /// <summary>Of more names than are all compared, by the same slips.</summary>
    [Theory]
    [InlineData("acute-gowt-in-adults", "acute-gout-in-adults")]
    [InlineData("actue-gout-in-adults", "acute-gout-in-adults")]
    [InlineData("cute-gout-in-adults", "acute-gout-in-adults")]
    [InlineData("gout-in-adults", "acute-gout-in-adults")]
    [InlineData("metformn", "metformin")]
    [InlineData("emtformin", "metformin")]
    [InlineData("metformin-in-pregnancy", "metformin")]
    [InlineData("wholly-other", null)]
    public void Among_thousands_of_names_the_one_that_was_meant_is_found_too(string written, string? meant)
    {
        var random = new Random(1);
        var others = Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{random.Next():x8}-{random.Next():x8}-in-adults-{i}"));
        Assert.Equal(meant, new KnownNames([.. others, "acute-gout-in-adults", "metformin"]).To(written));
    }

    [Fact]
    public void What_a_name_costs_does_not_grow_with_the_names_that_are_known()
    {
        static TimeSpan Cost(int known)
        {
            var names = new KnownNames(Enumerable.Range(0, known).Select(i => string.Create(CultureInfo.InvariantCulture, $"known-question-about-{i * 7919 % known}-things")));
            _ = names.To("unknown-question");
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 500; i++)
            {
                _ = names.To(string.Create(CultureInfo.InvariantCulture, $"unknown-question-on-{i}-thing"));
            }
            return watch.Elapsed;
        }

        var few = Enumerable.Range(0, 3).Min(_ => Cost(1_000));
        var many = Enumerable.Range(0, 3).Min(_ => Cost(50_000));
        Assert.True(many < 4 * few + TimeSpan.FromMilliseconds(200), $"{few.TotalMilliseconds:N0} ms beside 1,000 names became {many.TotalMilliseconds:N0} beside 50,000");
    }

    /// <summary>The band beside the diagonal leaves no nearer name out.</summary>
    [Fact]
    public void A_few_slips_are_always_found() => Gen.Select(Gen.String[Gen.Char["abc-"], 6, 24], Gen.Int[0, 23], Gen.Char["abc-"]).Sample((name, at, letter) =>
    {
        var slip = at < name.Length ? name[..at] + letter + name[(at + 1)..] : name + letter;
        Assert.Equal(name, Nearest.To(slip, ["zzzzzzzzzzzz", name, "yyyyyyyyyyyyyyyyyy"]));
    });

    [Fact]
    public void An_endless_name_is_not_compared() => Assert.Null(Nearest.To(new string('a', 100_000), [new string('a', 100_000)]));
}
