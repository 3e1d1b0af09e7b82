using System.Collections.Frozen;
using System.IO.Enumeration;

namespace IatroX.Generator.Publish;

/// <summary>Tells whether a folder may be replaced by a new site.</summary>
internal static class OutputFolder
{
    /// <exception cref="PublishException">The folder holds something that a build did not make.</exception>
    /// <param name="left">What the last build left there, if that is known.</param>
    public static void RequireReplaceable(string output, LeftFiles? left, int jobs)
    {
        if (File.Exists(output))
        {
            throw new PublishException($"'{output}' is a file. Choose another --output.");
        }
        var folder = new DirectoryInfo(output);
        if (!folder.Exists)
        {
            return;
        }
        if (folder.LinkTarget is not null)
        {
            throw new PublishException($"'{output}' is a link. Choose the folder itself as --output.");
        }
        var isEmpty = !folder.EnumerateFileSystemInfos().Any();
        if (!isEmpty && !Path.Exists(Path.Combine(output, Manifest.FileName)))
        {
            throw new PublishException($"'{output}' is not empty and was not made by iatrox (it has no {Manifest.FileName}). Choose another --output, or empty it yourself.");
        }
        if (!isEmpty && (left is null || !PublishedState.HoldsNothingElse(output, left, jobs)) && ForeignFile(output) is { } foreign)
        {
            throw new PublishException($"'{output}' holds '{foreign}', which no build wrote. Move it elsewhere: a build replaces the whole folder.");
        }
    }

    /// <summary>What programs that show folders leave in them, and nobody misses.</summary>
    private static readonly FrozenSet<string> Droppings = new[] { ".DS_Store", "Thumbs.db", "desktop.ini" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first file at any depth that the folder's own list does not name; a link counts as a file and is not followed, an empty folder is nothing.</summary>
    private static string? ForeignFile(string output)
    {
        var listed = Manifest.Paths(output);
        var found = new FileSystemEnumerable<string>(
            output, (ref FileSystemEntry entry) => entry.ToFullPath()[(output.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !IsFolder(ref entry) && !Droppings.Contains(entry.FileName.ToString()),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => IsFolder(ref entry),
        };
        return found.Where(path => !listed.Contains(path)).Min(StringComparer.Ordinal);

        static bool IsFolder(ref FileSystemEntry entry) => entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }

    /// <summary>Refuses an output folder that holds the site's own sources, or lies inside them, by whatever links the paths lead there.</summary>
    /// <exception cref="PublishException">The folders overlap.</exception>
    public static void RequireApart(string output, IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            if (RealPath.Holds(RealPath.Of(output), RealPath.Of(source)) || RealPath.Holds(RealPath.Of(source), RealPath.Of(output)))
            {
                throw new PublishException($"the output '{output}' and the source '{source}' overlap. Choose another --output.");
            }
        }
    }
}
