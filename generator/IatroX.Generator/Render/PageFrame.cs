using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render;

/// <summary>What the shell around a page's content says: head, breadcrumb, robots.</summary>
internal sealed record PageFrame(string Kind, string Url, string Heading)
{
    /// <summary>Without the site's name; the heading unless given.</summary>
    public string? Title { get; init; }

    public string Description { get; init; } = "";

    /// <summary>From the home page to the page itself, which comes last without an address.</summary>
    public ImmutableArray<Crumb> Breadcrumbs { get; init; } = [];

    /// <summary>Whether search engines are asked to show the page.</summary>
    public bool IsIndexable { get; init; } = true;

    /// <summary>The day on which the page's own text last changed; null when unknown, and for lists.</summary>
    public DateOnly? Changed { get; init; }

    /// <summary>The answer that the page shows; null on every other kind of page.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Of that answer: what the page leads to next, each with the reason.</summary>
    public ImmutableArray<(Answer Answer, string Reason)> Related { get; init; } = [];

    /// <summary>The person that the page is about; null on every other kind of page.</summary>
    public Reviewer? Profile { get; init; }

    /// <summary>The address below which the list has feeds of its own; null where it has none.</summary>
    public string? FeedFolder { get; init; }
}

/// <summary>One step of a breadcrumb; the page itself has no address.</summary>
internal sealed record Crumb(string Label, string? Url);
