using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Collects what a body contains while it is written.</summary>
internal sealed class BodyFacts(BodyPage page)
{
    private readonly HeadingIds ids = new();
    private readonly Dictionary<GuidelineId, int> numbers = [];
    private readonly Dictionary<GuidelineId, int> uses = [];
    private readonly HashSet<string> expanded = new(StringComparer.Ordinal);

    public ImmutableArray<Heading>.Builder Headings { get; } = ImmutableArray.CreateBuilder<Heading>();

    // Most texts have few of what follows, and nothing takes room before it is there.
    public ImmutableArray<Citation>.Builder Citations { get; } = ImmutableArray.CreateBuilder<Citation>(0);

    public ImmutableArray<BodyLink>.Builder Links { get; } = ImmutableArray.CreateBuilder<BodyLink>(0);

    public ImmutableArray<BodyImage>.Builder Images { get; } = ImmutableArray.CreateBuilder<BodyImage>(0);

    public ImmutableArray<string>.Builder Anchors { get; } = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<ExpandedAbbreviation>.Builder Abbreviations { get; } = ImmutableArray.CreateBuilder<ExpandedAbbreviation>(0);

    public string AddHeading(int level, string text, Position at)
    {
        if (level == 1)
        {
            page.Findings.Add(Rules.TopHeading, at, "a heading with one '#' is the page's own title, which the front matter gives. Use '##'.");
        }
        var id = ids.Next(text);
        Headings.Add(new Heading(level, id, text, at));
        Anchors.Add(id);
        return id;
    }

    /// <summary>True on the first use of an abbreviation, which is where the text marks it.</summary>
    public bool IsFirstUse(string abbreviation, string expansion)
    {
        if (!expanded.Add(abbreviation))
        {
            return false;
        }
        List(abbreviation, expansion);
        return true;
    }

    /// <summary>Has an abbreviation explained at the page's end.</summary>
    public void List(string abbreviation, string expansion)
    {
        if (Abbreviations.All(known => known.Short != abbreviation))
        {
            Abbreviations.Add(new ExpandedAbbreviation(abbreviation, expansion));
        }
    }

    /// <summary>The number of a cited source in the reference list.</summary>
    public int NumberOf(GuidelineId source) => numbers[source];

    public Citation AddCitation(GuidelineId source, ImmutableArray<string> recommendations, Position at)
    {
        numbers.TryAdd(source, numbers.Count + 1);
        var use = uses[source] = uses.GetValueOrDefault(source) + 1;
        var anchor = string.Create(CultureInfo.InvariantCulture, $"cite-{source.Slug}-{use}");
        Citations.Add(new Citation(source, recommendations, anchor, at));
        return Citations[^1];
    }

    /// <summary>The last citation with further recommendations of the same source.</summary>
    public Citation ExtendCitation(ImmutableArray<string> recommendations)
    {
        var last = Citations[^1];
        return Citations[^1] = last with { Recommendations = [.. last.Recommendations.Union(recommendations, StringComparer.Ordinal)] };
    }
}
