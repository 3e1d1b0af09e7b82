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
        Assert.Equal(["generone", "genuron", "loop class from afar"], Found("Brandone"));
        Assert.Equal(["generone", "loop class from afar"], Found("genuron"));
        Assert.Equal(["genuron", "loop class"], Found("generone"));
    }

    [Fact]
    public void An_abbreviation_of_two_meanings_does_not_lead_from_one_to_the_other()
    {
        Assert.Equal(["RA"], Found("right alpha"));
        Assert.Equal(["right alpha", "rheumatoid arthritis", "joint disease from afar"], Found("RA"));
    }

    [Fact]
    public void A_one_way_entry_leads_to_every_name_of_the_thing_that_it_names()
    {
        SynonymEntry[] entries = [OneWay(["Brandtwo"], ["gentwo"]), OneWay(["gentwo"], ["pump inhibitor"]), TwoWay("pump inhibitor", "PI"), OneWay(["sore"], ["RA"]), .. Entries];

        Assert.Equal(["pump inhibitor", "PI"], Found("gentwo", entries));
        Assert.Equal(["gentwo", "pump inhibitor from afar", "PI from afar"], Found("Brandtwo", entries));
        Assert.Equal(["RA"], Found("sore", entries));
    }

    private static IEnumerable<string> Found(string term, SynonymEntry[]? entries = null) => SearchSynonyms.Of([.. entries ?? Entries])
        .Where(synonym => synonym.Term == term).Select(synonym => synonym.Means + (synonym.IsDistant ? " from afar" : ""));

    private static SynonymEntry OneWay(string[] from, string[] to) => new([.. from], [.. to], new Position("synonyms.yaml", 1, 1));

    private static SynonymEntry TwoWay(params string[] terms) => new([.. terms], [.. terms], new Position("synonyms.yaml", 1, 1));
}
