namespace IatroX.Generator.Publish;

/// <summary>Tells whether a folder may be replaced by a new site.</summary>
public static class OutputFolder
{
    /// <exception cref="PublishException">The folder holds something that a build did not make.</exception>
    public static void RequireReplaceable(string output)
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
        var names = folder.EnumerateFileSystemInfos().Select(entry => entry.Name).ToList();
        if (names.Count > 0 && !names.Contains(Manifest.FileName))
        {
            throw new PublishException($"'{output}' is not empty and was not made by iatrox (it has no {Manifest.FileName}). Choose another --output, or empty it yourself.");
        }
        var listed = names.Count > 0 ? Manifest.TopNames(output) : names.ToHashSet(StringComparer.Ordinal);
        if (names.Where(name => !listed.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } foreign)
        {
            throw new PublishException($"'{output}' holds '{foreign}', which no build wrote. Move it elsewhere: a build replaces the whole folder.");
        }
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
