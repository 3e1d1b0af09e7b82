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

    /// <summary><c>/questions/</c> of <c>/questions/acute-gout/</c>.</summary>
    public static string FolderOf(string url) => url[..(url.TrimEnd('/').LastIndexOf('/') + 1)];

    /// <summary><c>acute-gout</c> of <c>/questions/acute-gout/</c>.</summary>
    public static string NameOf(string url) => url[FolderOf(url).Length..].TrimEnd('/');
}
