using IatroX.Generator.Model;
using IatroX.Generator.Render;

namespace IatroX.Generator.Tests.Render;

public class SearchSynonymsTests
{
    private static readonly SynonymEntry[] Entries =
    [
        OneWay(["Brandone"], ["generone"]),
        TwoWay("generone", "genuron"),
        OneWay(["generone"], ["loop class"]),
        TwoWay("right alpha", "RA"),
        TwoWay("rheumatoid arthritis", "RA"),
        OneWay(["rheumatoid arthritis"], ["joint disease"]),
    ];

    [Fact]
    public void A_brand_and_another_name_find_the_class_of_their_generic_from_afar()
    {
        Assert.Equal(["generone", "loop class from afar"], Found("Brandone"));
        Assert.Equal(["generone", "loop class from afar"], Found("genuron"));
        Assert.Equal(["genuron", "loop class"], Found("generone"));
    }

    [Fact]
    public void An_abbreviation_of_two_meanings_does_not_lead_from_one_to_the_other()
    {
        Assert.Equal(["RA"], Found("right alpha"));
        Assert.Equal(["right alpha", "rheumatoid arthritis", "joint disease from afar"], Found("RA"));
    }

    private static IEnumerable<string> Found(string term) => SearchSynonyms.Of([.. Entries])
        .Where(synonym => synonym.Term == term).Select(synonym => synonym.Means + (synonym.IsDistant ? " from afar" : ""));

    private static SynonymEntry OneWay(string[] from, string[] to) => new([.. from], [.. to], new Position("synonyms.yaml", 1, 1));

    private static SynonymEntry TwoWay(params string[] terms) => new([.. terms], [.. terms], new Position("synonyms.yaml", 1, 1));
}
