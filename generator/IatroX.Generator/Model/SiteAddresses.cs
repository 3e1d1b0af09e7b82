namespace IatroX.Generator.Model;

/// <summary>Reads the site's own addresses back.</summary>
public static class SiteAddresses
{
    /// <summary>True for the form <c>/questions/acute-gout/</c>.</summary>
    public static bool IsQuestion(string url, out Slug slug)
    {
        const string root = "/questions/";
        slug = default;
        return url.StartsWith(root, StringComparison.Ordinal) && url.EndsWith('/') && url.Length > root.Length + 1 && Slug.TryParse(url[root.Length..^1], out slug);
    }
}
