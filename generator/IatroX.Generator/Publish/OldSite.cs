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
    private readonly LeftFiles left;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Which files were taken over.</summary>
    private readonly bool[] isTaken;

    private OldSite(SafeFileHandle folder, LeftFiles left, StagedFolder stage)
    {
        (this.folder, this.left, this.stage, isTaken) = (folder, left, stage, new bool[left.Files.Length]);
        places.EnsureCapacity(left.Files.Length);
        for (var i = 0; i < left.Files.Length; i++)
        {
            places[left.Files[i].Path] = i;
        }
    }

    /// <summary>Null when there is nothing to take over.</summary>
    public static OldSite? Open(string output, LeftFiles? files, StagedFolder stage) =>
        files is not null && LinuxFolder.TryOpen(output) is { } folder ? new OldSite(folder, files, stage) : null;

    /// <summary>Links the file and the copies made of it into the stage; false when it has to be made.</summary>
    /// <param name="withCopies">True where the new site has compressed copies, as the old one had.</param>
    public bool TryTake(OutputFile file, bool withCopies)
    {
        if (file.Key is null || !places.TryGetValue(file.Path, out var place) || left.Files[place].Key != file.Key || !TryLink(place))
        {
            return false;
        }
        if (withCopies)
        {
            var copies = CopiesOf(left.Files[place]);
            if (!copies.TrueForAll(TryLink))
            {
                // All are made anew, which never writes into a file that is there.
                copies.ForEach(Unlink);
                Unlink(place);
                return false;
            }
        }
        return true;
    }

    /// <summary>What was taken over, by path.</summary>
    public ImmutableArray<PublishedFile> Taken() => [.. left.Files.Where((_, place) => isTaken[place])];

    public void Dispose() => folder.Dispose();

    private bool TryLink(int place) =>
        isTaken[place] = stage.TryLink(folder, left.Files[place].Path, left.Stamps[place], left.Files[place].Bytes);

    private void Unlink(int place)
    {
        if (isTaken[place])
        {
            stage.Unlink(left.Files[place].Path);
            isTaken[place] = false;
        }
    }

    private List<int> CopiesOf(PublishedFile file)
    {
        var copies = new List<int>();
        foreach (var ending in Precompressor.Endings)
        {
            if (places.TryGetValue(file.Path + ending, out var copy) && left.Files[copy].Key == file.Key)
            {
                copies.Add(copy);
            }
        }
        return copies;
    }
}

/// <summary>What a build left in the output folder.</summary>
/// <param name="Files">By path.</param>
/// <param name="Stamps">As <see cref="PublishedState"/> gives them, taken when nothing touched the files any more and there were no others.</param>
internal sealed record LeftFiles(ImmutableArray<PublishedFile> Files, ImmutableArray<FileStamp> Stamps)
{
    /// <summary>The paths of files with a key, without compressed copies.</summary>
    public ImmutableArray<string> PathsWith(UInt128 key) => [.. Files.Where(file => file.Key == key && !Precompressor.IsCopy(file.Path)).Select(file => file.Path)];
}
