using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Theme;

/// <summary>The files of <c>theme/</c>, seen from a test.</summary>
internal static class ThemeFiles
{
    public static string Root { get; } = Repository.PathOf("theme");

    /// <summary>Every file of one folder whose name ends so, by path relative to the theme.</summary>
    public static IEnumerable<(string Name, string Text)> In(string folder, string extension) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*" + extension, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(Root, path), File.ReadAllText(path)));
}
