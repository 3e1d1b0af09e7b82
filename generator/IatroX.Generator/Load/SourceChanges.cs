using System.Collections.Immutable;

namespace IatroX.Generator.Load;

/// <summary>Which files below the source folders may be others than when they were last looked at.</summary>
public sealed class SourceChanges
{
    private readonly ImmutableArray<string> fullPaths;

    private SourceChanges(bool isAll, ImmutableArray<string> fullPaths) => (IsAll, this.fullPaths) = (isAll, fullPaths);

    /// <summary>Any file may be another.</summary>
    public static SourceChanges All { get; } = new(true, []);

    public bool IsAll { get; }

    /// <summary>These and nothing else: files or folders, that are there or were.</summary>
    public static SourceChanges Of(IEnumerable<string> fullPaths) => new(false, [.. fullPaths.Distinct(StringComparer.Ordinal)]);

    /// <summary>Those within a folder, relative to it, with forward slashes; the folder itself is the empty path.</summary>
    public IEnumerable<string> Within(string folder) => fullPaths
        .Where(path => RealPath.Holds(folder, path))
        .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
        .Select(path => path == "." ? "" : path);
}
