namespace IatroX.Generator.Model;

/// <summary>Where the site is published: <c>host</c> in <c>site.yaml</c>, and <c>output-config/hosts/&lt;host&gt;.yaml</c> with its settings.</summary>
public sealed record Hosting
{
    public HostKind Kind { get; init; }

    /// <summary>How long a reader's browser may keep a page without asking again; hashed assets are kept for ever.</summary>
    public int PageMaxAgeSeconds { get; init; } = 300;

    /// <summary>Whether browsers are told to use HTTPS only.</summary>
    public bool StrictTransport { get; init; } = true;

    /// <summary>Writes compressed files beside the plain ones, where the host can send them.</summary>
    public bool Precompress { get; init; }

    /// <summary>Where the host sends no headers of ours, the security policy is in each page.</summary>
    public bool SendsHeaders => Kind is HostKind.Netlify or HostKind.CloudflarePages or HostKind.AzureStaticWebApps or HostKind.Nginx or HostKind.Apache;
}

/// <summary>The hosts whose formats are written.</summary>
public enum HostKind
{
    /// <summary>Any static host: files only.</summary>
    Any,
    GitHubPages,
    Netlify,
    CloudflarePages,
    AzureStaticWebApps,
    Nginx,
    Apache,

    /// <summary>No host: the site is opened from a disk.</summary>
    Folder,
}
