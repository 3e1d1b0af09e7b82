using System.Collections.Immutable;
using IatroX.Generator.Model;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator.Publish;

/// <summary>The files of the site that lies in the output folder, as the record of its build left them, open for a new site to take over those that need not be made again.</summary>
/// <remarks>
/// A file has one set of bytes and may have several names: while the new site is staged, an unchanged file lies in both, and when the old one is
/// removed, the name there goes. Nothing ever writes into a published file, so neither site can change the other.
/// </remarks>
internal sealed class OldSite : IDisposable
{
    private readonly SafeFileHandle folder;
    private readonly StagedFolder stage;
    private readonly Dictionary<string, (PublishedFile File, FileStamp Stamp)> left = new(StringComparer.Ordinal);

    private OldSite(SafeFileHandle folder, LeftFiles files, StagedFolder stage)
    {
        (this.folder, this.stage) = (folder, stage);
        left.EnsureCapacity(files.Files.Length);
        for (var i = 0; i < files.Files.Length; i++)
        {
            left[files.Files[i].Path] = (files.Files[i], files.Stamps[i]);
        }
    }

    /// <summary>Null when there is nothing to take over.</summary>
    public static OldSite? Open(string output, LeftFiles? files, StagedFolder stage) =>
        files is not null && LinuxFolder.TryOpen(output) is { } folder ? new OldSite(folder, files, stage) : null;

    /// <summary>The file and the copies made of it, linked into the stage; none when it has to be made.</summary>
    /// <param name="withCopies">True where the new site has compressed copies, as the old one had.</param>
    public ImmutableArray<PublishedFile> TryTake(OutputFile file, bool withCopies)
    {
        if (file.Key is null || !left.TryGetValue(file.Path, out var old) || old.File.Key != file.Key)
        {
            return [];
        }
        ImmutableArray<(PublishedFile File, FileStamp Stamp)> parts = withCopies ? [old, .. CopiesOf(old.File)] : [old];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!stage.TryLink(folder, parts[i].File.Path, parts[i].Stamp, parts[i].File.Bytes))
            {
                // All are made anew, which never writes into a file that is there.
                parts[..i].ToList().ForEach(linked => stage.Unlink(linked.File.Path));
                return [];
            }
        }
        return [.. parts.Select(part => part.File)];
    }

    public void Dispose() => folder.Dispose();

    private IEnumerable<(PublishedFile File, FileStamp Stamp)> CopiesOf(PublishedFile file)
    {
        foreach (var ending in Precompressor.Endings)
        {
            if (left.TryGetValue(file.Path + ending, out var copy) && copy.File.Key == file.Key)
            {
                yield return copy;
            }
        }
    }
}

/// <summary>What a build left in the output folder.</summary>
/// <param name="Stamps">As <see cref="PublishedState"/> gives them, taken when nothing touched the files any more and there were no others.</param>
internal sealed record LeftFiles(ImmutableArray<PublishedFile> Files, ImmutableArray<FileStamp> Stamps)
{
    /// <summary>The paths of files with a key, without compressed copies.</summary>
    public ImmutableArray<string> PathsWith(UInt128 key) => [.. Files.Where(file => file.Key == key && !Precompressor.IsCopy(file.Path)).Select(file => file.Path)];
}
