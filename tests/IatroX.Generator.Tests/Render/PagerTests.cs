using System.Collections.Immutable;
using CsCheck;
using IatroX.Generator.Model;
using IatroX.Generator.Render;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Tests.Render;

public class PagerTests
{
    private static readonly SiteConfig Config = new() { Name = "x", Tagline = "x", Description = "x", BaseUrl = new Uri("https://site.example/base/"), Organisation = "x", Disclaimer = "x" };

    [Fact]
    public void The_pages_of_a_list_hold_every_item_once_in_order() => Gen.Select(Gen.Int[0, 500], Gen.Int[1, 120]).Sample((count, size) =>
    {
        var items = Enumerable.Range(0, count).ToImmutableArray();
        var pages = Pager.Split(items, size).ToList();
        Assert.Equal(items, pages.SelectMany(page => page.Items));
        Assert.Equal(Enumerable.Range(1, pages.Count), pages.Select(page => page.Number));
        Assert.Equal(Pager.Count(count, size), pages.Count);
        Assert.All(pages, page => Assert.True(page.Items.Length <= size));
    });

    [Theory]
    [InlineData(1, 2, "[1] 2")]
    [InlineData(3, 5, "1 2 [3] 4 5")]
    [InlineData(1, 9, "[1] 2 … 9")]
    [InlineData(4, 9, "1 2 3 [4] 5 … 9")]
    [InlineData(5, 9, "1 … 4 [5] 6 … 9")]
    [InlineData(7, 100, "1 … 6 [7] 8 … 100")]
    [InlineData(100, 100, "1 … 99 [100]")]
    public void Links_show_the_ends_the_neighbours_and_no_gap_of_one(int number, int pages, string shown)
    {
        var links = ((ScriptArray)Pager.View(Config, "/topics/x/", number, pages)!["links"]!).Cast<ViewRecord>();
        Assert.Equal(shown, string.Join(' ', links.Select(link => true.Equals(link["current"]) ? $"[{link["label"]}]" : $"{link["label"]}")));
    }

    [Fact]
    public void The_first_page_has_the_lists_own_address()
    {
        var view = Pager.View(Config, "/topics/x/", 2, 3)!;
        Assert.Equal(("/base/topics/x/", "/base/topics/x/page/3/"), (view["previous_href"], view["next_href"]));
    }

    [Fact]
    public void A_list_of_one_page_has_no_pager() => Assert.Null(Pager.View(Config, "/topics/x/", 1, 1));
}
