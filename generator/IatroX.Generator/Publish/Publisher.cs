using System.Buffers;
using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Publish;

/// <summary>Writes a whole site beside the old one, verifies it, and swaps the two: a reader finds either the old site or the new, never a mix.</summary>
/// <remarks>
/// The stage and a lock file lie beside the output folder, so that the swap is a rename within one file system. A build that was
/// killed leaves its stage, which the next build removes; the lock is released by the system when its process ends.
/// A file that the old site has already, by its key and the stamp that its build left it with, is not made again: the new site has it under a second name.
/// </remarks>
internal static class Publisher
{
    /// <summary>EBUSY, which renaming gives for a folder that something is mounted on.</summary>
    private const int BusyOnUnix = 16;

    /// <exception cref="PublishException">The output may not be replaced, or another build is publishing to it.</exception>
    /// <exception cref="IOException">The disk failed; the old site is untouched.</exception>
    /// <param name="copies">Makes compressed copies of staged files, named as <see cref="Precompressor"/> names them; given the stage and the files that have none yet.</param>
    /// <param name="left">What lies in the output folder, made by the same program with the same copies; null when that is not known.</param>
    public static Published Publish(
        ImmutableArray<OutputFile> files, string output, DateOnly asOf, int jobs, Action<int>? progress = null,
        Func<string, ImmutableArray<PublishedFile>, ImmutableArray<PublishedFile>>? copies = null, LeftFiles? left = null)
    {
        output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        OutputFolder.RequireReplaceable(output, left, jobs);
        using var held = OutputLock.Take(output);
        RestoreHalfSwapped(output);
        var stage = Beside(output, "stage");
        RemoveLeftovers(output, jobs);
        try
        {
            var (made, linked) = Stage(files, stage, jobs, progress, withCopies: copies is not null, output, left);
            var compressed = copies is null ? [] : copies(stage, made);
            var written = ByPath([.. made, .. compressed], linked);
            DiskStep.Before("write", Manifest.FileName);
            var list = Manifest.Write(written, asOf);
            File.WriteAllBytes(Path.Combine(stage, Manifest.FileName), list.Span);
            var manifest = FileStamp.OfFile(Path.Combine(stage, Manifest.FileName), follow: false)?.Stamp;
            DiskStep.Before("verify");
            Verify(written, stage, jobs);
            DiskStep.Before("swap");
            FolderSwap.Replace(output, stage, Beside(output, "old"));
            return new Published(written, manifest, list.Length);
        }
        catch (IOException error) when (error.HResult == BusyOnUnix && !OperatingSystem.IsWindows())
        {
            throw new PublishException($"'{output}' is a disk or volume of its own, which cannot be exchanged for a new site whole. Choose a folder in it as --output.");
        }
        finally
        {
            TryRemoveLeftovers(output, jobs);
        }
    }

    /// <summary>Where the system cannot exchange two names, a build that was killed between its renames leaves the old site aside and nothing in its place.</summary>
    private static void RestoreHalfSwapped(string output)
    {
        var aside = Beside(output, "old");
        if (!Directory.Exists(output) && new DirectoryInfo(aside) is { Exists: true, LinkTarget: null } && File.Exists(Path.Combine(aside, Manifest.FileName)))
        {
            DiskStep.Before("restore");
            Directory.Move(aside, output);
        }
    }

    /// <summary>By now it is decided which site stands. What cannot be removed is left to the next build, and must not hide why this one failed, or that it did not.</summary>
    private static void TryRemoveLeftovers(string output, int jobs)
    {
        try
        {
            RemoveLeftovers(output, jobs);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PublishException)
        {
            // The next build removes it or says why it cannot.
        }
    }

    /// <summary>A hidden name in the same folder, such as <c>.output.stage</c>.</summary>
    private static string Beside(string output, string role) => Path.Combine(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.{role}");

    private static void RemoveLeftovers(string output, int jobs)
    {
        foreach (var role in (ReadOnlySpan<string>)["stage", "old"])
        {
            var path = Beside(output, role);
            if (Directory.Exists(path))
            {
                DiskStep.Before($"remove {role}");
                FolderTree.Remove(path, jobs);
            }
            else if (new FileInfo(path) is { Exists: true } or { LinkTarget: not null })
            {
                throw new PublishException($"'{path}' is a file or link, where builds keep a folder while they publish. Move it elsewhere.");
            }
        }
    }

    /// <param name="made">In no order.</param>
    /// <param name="linked">By path: after an edit nearly all of a site, which is not sorted again.</param>
    private static ImmutableArray<PublishedFile> ByPath(PublishedFile[] made, ImmutableArray<PublishedFile> linked)
    {
        Array.Sort(made, static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        var all = ImmutableArray.CreateBuilder<PublishedFile>(made.Length + linked.Length);
        var next = 0;
        foreach (var file in linked)
        {
            while (next < made.Length && string.CompareOrdinal(made[next].Path, file.Path) < 0)
            {
                all.Add(made[next++]);
            }
            all.Add(file);
        }
        all.AddRange(made.AsSpan(next));
        return all.MoveToImmutable();
    }

    /// <returns>The files that were made, and those that the old site had, with their copies and by path.</returns>
    private static (ImmutableArray<PublishedFile> Made, ImmutableArray<PublishedFile> Linked) Stage(
        ImmutableArray<OutputFile> files, string stage, int jobs, Action<int>? progress, bool withCopies, string output, LeftFiles? left)
    {
        using var folder = new StagedFolder(stage);
        using var old = OldSite.Open(output, left, folder);
        MakeFolders(files, folder);
        var done = 0;
        var made = InOrder.Map(files.Length, jobs, () => new FileBuffer(), (buffer, i) =>
        {
            var written = old is not null && old.TryTake(files[i], withCopies) ? null : Write(files[i], buffer.Render(files[i]), folder);
            progress?.Invoke(Interlocked.Increment(ref done));
            return written;
        });
        return ([.. made.OfType<PublishedFile>()], old?.Taken() ?? []);
    }

    private static PublishedFile Write(OutputFile file, ReadOnlySpan<byte> bytes, StagedFolder folder)
    {
        DiskStep.Before("write", file.Path);
        folder.WriteFile(file.Path, bytes);
        return new PublishedFile(file.Path, bytes.Length, Sha256.Of(bytes)) { Key = file.Key };
    }

    /// <summary>Room for one file after another; one a thread.</summary>
    private sealed class FileBuffer
    {
        /// <summary>Bytes; a page has fewer, and what a search index or a video took is not kept.</summary>
        private const int MostKept = 1024 * 1024;

        private ArrayBufferWriter<byte> bytes = new(64 * 1024);

        /// <summary>Valid until the next file is rendered.</summary>
        public ReadOnlySpan<byte> Render(OutputFile file)
        {
            bytes.ResetWrittenCount();
            bytes = bytes.Capacity <= MostKept ? bytes : new(64 * 1024);
            file.Write(bytes);
            return bytes.WrittenSpan;
        }
    }

    /// <summary>By one thread: most folders lie in the same one, which the system lets one thread at a time change. Made by the threads that link and write, all took as long.</summary>
    private static void MakeFolders(ImmutableArray<OutputFile> files, StagedFolder stage)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        var known = made.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var file in files)
        {
            Make(file.Path);
        }

        void Make(ReadOnlySpan<char> path)
        {
            if (path.LastIndexOf('/') is var end and > 0 && !known.Contains(path[..end]))
            {
                var folder = path[..end].ToString();
                Make(folder);
                made.Add(folder);
                DiskStep.Before("make", folder);
                stage.MakeFolder(folder);
            }
        }
    }

    /// <summary>Nothing is there but what was written, each file of which was whole when it was closed.</summary>
    private static void Verify(ImmutableArray<PublishedFile> written, string stage, int jobs)
    {
        if (FolderTree.CountFiles(stage, jobs) != written.Length + 1)
        {
            throw new IOException("the staged site has other files than the build wrote");
        }
    }
}

/// <summary>A site that was published.</summary>
/// <param name="Files">By path.</param>
/// <param name="Manifest">By which this site is told from another that was put in its place since; null where files have no stamps.</param>
/// <param name="ManifestBytes">Its length: a host counts it, too.</param>
internal sealed record Published(ImmutableArray<PublishedFile> Files, FileStamp? Manifest, long ManifestBytes);

/// <summary>Publishing was refused before anything was changed; the message says why and what to do.</summary>
public sealed class PublishException(string message) : Exception(message);
