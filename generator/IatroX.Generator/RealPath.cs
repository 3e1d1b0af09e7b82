namespace IatroX.Generator;

/// <summary>A path without the links in it.</summary>
internal static class RealPath
{
    /// <summary>Links of links that are followed; Linux follows as many.</summary>
    private const int MostLinks = 40;

    /// <param name="path">Need not exist: what does not is taken as it is written.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    /// <summary>Whether the inner path is the folder or lies below it; both as they are written. A name may begin with two dots.</summary>
    public static bool Holds(string folder, string inner) =>
        Path.GetRelativePath(folder, inner) is var relative && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    private static string Of(string path, int left)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = new DirectoryInfo(next).LinkTarget is not { } target ? next
                : left > 0 ? Of(Path.GetFullPath(target, real), left - 1) : throw new IOException($"the links of '{path}' lead in a circle.");
        }
        return real;
    }
}
