using System.Collections.Immutable;

namespace IatroX.Generator.Model;

/// <summary>How and where the site is published: <c>output-config/site.yaml</c> and what the command line overrides.</summary>
public sealed record SiteConfig
{
    public required string Name { get; init; }

    public required string Tagline { get; init; }

    /// <summary>One sentence or two for search engines and feeds.</summary>
    public required string Description { get; init; }

    /// <summary>Absolute address of the home page; always ends in a slash.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>BCP 47 tag, such as en-GB.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>Who stands behind the site.</summary>
    public required string Organisation { get; init; }

    /// <summary>Who developed the assistant that generates the answers; shown on each of them.</summary>
    public string? Developer { get; init; }

    /// <summary>Shown on every page, verbatim.</summary>
    public required string Disclaimer { get; init; }

    /// <summary>Address pattern for "suggest an edit"; <c>{path}</c> becomes the source file.</summary>
    public string? EditUrl { get; init; }

    /// <summary>Address pattern for "report a problem"; <c>{title}</c>, <c>{url}</c> and <c>{edition}</c> are filled in.</summary>
    public string? ReportUrl { get; init; }

    /// <summary>Answers a page of a list.</summary>
    public int ListPageSize { get; init; } = 100;

    /// <summary>Related questions an answer, 0 to 20.</summary>
    public int RelatedCount { get; init; } = 5;

    public ReviewPolicy Review { get; init; } = new();

    public SearchSettings Search { get; init; } = new();

    public SiteFeatures Features { get; init; } = new();

    public Hosting Host { get; init; } = new();

    /// <summary>A font file of the site or an installed family, for the pictures shown where pages are shared; null for no pictures.</summary>
    public string? CardFont { get; init; }

    /// <summary>Plain pages named in the footer, in this order; the rest follow by title.</summary>
    public ImmutableArray<Located<Slug>> FooterPages { get; init; } = [];

    /// <summary>The path of <see cref="BaseUrl"/>, from slash to slash.</summary>
    public string BasePath => BaseUrl.AbsolutePath;

    /// <summary>The address on this host of a path of this site, such as <c>/questions/acute-gout/</c>.</summary>
    public string Href(string path) => BasePath.Length == 1 ? path : string.Concat(BasePath.AsSpan(0, BasePath.Length - 1), path);

    /// <summary>The absolute address of a path of this site.</summary>
    public string Absolute(string path) => string.Concat(BaseUrl.AbsoluteUri.AsSpan(0, BaseUrl.AbsoluteUri.Length - 1), path);
}

/// <summary>What happens to answers that are due, overdue, unsigned, or older than their guidance.</summary>
public sealed record ReviewPolicy
{
    /// <summary>Months from a review to the next when the page names none; 1 to 36.</summary>
    public int IntervalMonths { get; init; } = 24;

    /// <summary>Days before the due date from which an answer counts as due soon.</summary>
    public int DueSoonDays { get; init; } = 90;

    public PolicyAction DueSoon { get; init; } = PolicyAction.Note;

    public PolicyAction Overdue { get; init; } = PolicyAction.Fail;

    public PolicyAction GuidanceChanged { get; init; } = PolicyAction.Fail;

    /// <summary>True when an unsigned answer is an error; else it is a warning.</summary>
    public bool SignOffRequired { get; init; } = true;

    /// <summary>Whether search engines are asked to leave overdue answers out.</summary>
    public bool OverdueNoIndex { get; init; } = true;
}

/// <summary>What the site does about a state of review.</summary>
public enum PolicyAction
{
    Note,
    Warn,
    Fail,

    /// <summary>Published as a notice in place of the answer.</summary>
    Withdraw,
}

/// <summary>The search index's settings.</summary>
public sealed record SearchSettings
{
    /// <summary>Also writes the index in the serialised form of Lunr 2.3.</summary>
    public bool Lunr { get; init; }
}

/// <summary>Parts of the site that can be left out.</summary>
public sealed record SiteFeatures
{
    /// <summary>Also writes each answer as Markdown, beside its page.</summary>
    public bool MarkdownTwins { get; init; } = true;

    /// <summary>Also writes answers and registries as JSON under <c>/api/v1/</c>.</summary>
    public bool Api { get; init; } = true;
}
