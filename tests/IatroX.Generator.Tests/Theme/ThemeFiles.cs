namespace IatroX.Generator.Tests.Theme;

/// <summary>The files of <c>theme/</c>, seen from a test.</summary>
internal static class ThemeFiles
{
    public static string Root { get; } = Path.Combine(RepositoryRoot(), "theme");

    /// <summary>Every file of one folder whose name ends so, by path relative to the theme.</summary>
    public static IEnumerable<(string Name, string Text)> In(string folder, string extension) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*" + extension, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(Root, path), File.ReadAllText(path)));

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("global.json is in no folder above the tests.");
        }
        return folder;
    }
}
