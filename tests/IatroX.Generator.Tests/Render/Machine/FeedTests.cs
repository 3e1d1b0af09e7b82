using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using NJsonSchema;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class FeedTests(MachineSite site) : IClassFixture<MachineSite>
{
    /// <summary>What JSON Feed 1.1 requires, from its specification.</summary>
    private const string JsonFeedSchema = """
        {"type":"object","required":["version","title","items"],"properties":{
          "version":{"const":"https://jsonfeed.org/version/1.1"},"title":{"type":"string"},"home_page_url":{"type":"string","format":"uri"},"feed_url":{"type":"string","format":"uri"},
          "language":{"type":"string"},"authors":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"}}}},
          "items":{"type":"array","items":{"type":"object","required":["id","content_text"],"properties":{
            "id":{"type":"string"},"url":{"type":"string","format":"uri"},"title":{"type":"string"},"content_text":{"type":"string"},
            "date_published":{"type":"string","format":"date-time"},"date_modified":{"type":"string","format":"date-time"},"tags":{"type":"array","items":{"type":"string"}}}}}}}
        """;

    [Theory]
    [InlineData("feed.xml", 4)]
    [InlineData("topics/infection/feed.xml", 4)]
    [InlineData("topics/ear/feed.xml", 1)]
    [InlineData("guidelines/ng1/feed.xml", 1)]
    public void A_feed_reader_reads_every_feed(string path, int entries)
    {
        using var reader = XmlReader.Create(new StringReader(site.Read(path)));
        var feed = SyndicationFeed.Load(reader);
        Assert.Equal(entries, feed.Items.Count());
        Assert.All(feed.Items, item => Assert.True(item.LastUpdatedTime.Year > 2000 && item.Links.Count == 1 && item.Summary.Text.Length > 0));
        Assert.Equal($"{MachineSite.BaseUrl}{path}", feed.Links.Single(link => link.RelationshipType == "self").Uri.AbsoluteUri);
        Assert.Equal(feed.Items.Max(item => item.LastUpdatedTime), feed.LastUpdatedTime);
    }

    [Fact]
    public void The_newest_stands_first_and_says_how_it_stands()
    {
        using var reader = XmlReader.Create(new StringReader(site.Read("feed.xml")));
        var items = SyndicationFeed.Load(reader).Items.ToList();
        Assert.Equal(["demo", "unsigned", "signed", "overdue"], items.Select(item => item.Id.Split('/')[^2]));
        Assert.StartsWith("Demonstration: not clinically reviewed. ", items[0].Summary.Text, StringComparison.Ordinal);
        Assert.StartsWith("Awaits sign-off. ", items[1].Summary.Text, StringComparison.Ordinal);
        Assert.Equal("Is this <b>signed</b> & \"quoted\"?", items[2].Title.Text);
    }

    [Fact]
    public async Task The_JSON_feed_keeps_to_its_specification_and_says_the_same()
    {
        var schema = await JsonSchema.FromJsonAsync(JsonFeedSchema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(site.Read("feed.json")));
        using var feed = JsonDocument.Parse(site.Read("feed.json"));
        Assert.Equal("Is this <b>signed</b> & \"quoted\"?", feed.RootElement.GetProperty("items")[2].GetProperty("title").GetString());
    }
}
