using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;

namespace IatroX.Generator.Render;

/// <summary>Splits a long list over pages, so that no page lists everything.</summary>
internal static class Pager
{
    /// <summary>The pages of a list: number from 1, the items on it, and the links between them. An empty list has one empty page.</summary>
    public static IEnumerable<(int Number, ImmutableArray<T> Items)> Split<T>(ImmutableArray<T> items, int size)
    {
        for (var start = 0; start == 0 || start < items.Length; start += size)
        {
            yield return (start / size + 1, items.Slice(start, Math.Min(size, items.Length - start)));
        }
    }

    public static int Count(int items, int size) => Math.Max(1, (items + size - 1) / size);

    /// <summary>Null for a list of one page.</summary>
    public static ViewRecord? View(SiteConfig config, string list, int number, int pages) => pages == 1 ? null : new ViewRecord
    {
        ["page"] = number,
        ["pages"] = pages,
        ["previous_href"] = number > 1 ? config.Href(Addresses.PageOf(list, number - 1)) : null,
        ["next_href"] = number < pages ? config.Href(Addresses.PageOf(list, number + 1)) : null,
        ["links"] = Render.View.List(Shown(number, pages), page => new ViewRecord
        {
            ["label"] = page == 0 ? "…" : page.ToString(CultureInfo.InvariantCulture),
            ["href"] = page == 0 || page == number ? null : config.Href(Addresses.PageOf(list, page)),
            ["current"] = page == number,
        }),
    };

    /// <summary>First, last and the neighbours of the current page; 0 stands for a gap. Of a hundred pages, page 7 shows 1 0 6 7 8 0 100.</summary>
    private static IEnumerable<int> Shown(int number, int pages)
    {
        var last = 0;
        for (var page = 1; page <= pages; page++)
        {
            if (page != 1 && page != pages && Math.Abs(page - number) > 1)
            {
                continue;
            }
            if (page > last + 1)
            {
                yield return page == last + 2 ? page - 1 : 0;
            }
            yield return last = page;
        }
    }
}
