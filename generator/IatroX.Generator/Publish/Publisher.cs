using System.Collections.Immutable;
using System.Security.Cryptography;
using IatroX.Generator.Model;

namespace IatroX.Generator.Publish;

/// <summary>Writes a whole site beside the old one, verifies it, and swaps the two: a reader finds either the old site or the new, never a mix.</summary>
/// <remarks>
/// The stage and a lock file lie beside the output folder, so that the swap is a rename within one file system. A build that was
/// killed leaves its stage, which the next build removes; the lock is released by the system when its process ends.
/// </remarks>
public static class Publisher
{
    /// <exception cref="PublishException">The output may not be replaced, or another build is publishing to it.</exception>
    /// <exception cref="IOException">The disk failed; the old site is untouched.</exception>
    /// <param name="copies">Makes further files from the staged ones, such as compressed copies; given the stage and what is in it.</param>
    public static ImmutableArray<PublishedFile> Publish(
        ImmutableArray<OutputFile> files, string output, DateOnly asOf, int jobs, Action<int>? progress = null,
        Func<string, ImmutableArray<PublishedFile>, ImmutableArray<PublishedFile>>? copies = null)
    {
        output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        OutputFolder.RequireReplaceable(output);
        using var held = OutputLock.Take(output);
        var stage = Beside(output, "stage");
        RemoveLeftovers(output);
        try
        {
            var written = Stage(files, stage, jobs, progress);
            if (copies is not null)
            {
                written = [.. written.Concat(copies(stage, written)).OrderBy(file => file.Path, StringComparer.Ordinal)];
            }
            File.WriteAllBytes(Path.Combine(stage, Manifest.FileName), Manifest.Write(written, asOf));
            Verify(written, stage);
            FolderSwap.Replace(output, stage, Beside(output, "old"));
            return written;
        }
        finally
        {
            RemoveLeftovers(output);
        }
    }

    /// <summary>A hidden name in the same folder, such as <c>.output.stage</c>.</summary>
    private static string Beside(string output, string role) => Path.Combine(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.{role}");

    private static void RemoveLeftovers(string output)
    {
        foreach (var role in (ReadOnlySpan<string>)["stage", "old"])
        {
            if (Directory.Exists(Beside(output, role)))
            {
                Directory.Delete(Beside(output, role), recursive: true);
            }
        }
    }

    private static ImmutableArray<PublishedFile> Stage(ImmutableArray<OutputFile> files, string stage, int jobs, Action<int>? progress)
    {
        foreach (var folder in files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct().Order(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(stage, folder));
        }
        var done = 0;
        var written = InOrder.Map(files, jobs, file =>
        {
            var bytes = file.Render();
            using (var handle = File.OpenHandle(Path.Combine(stage, file.Path), FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                RandomAccess.Write(handle, bytes.Span, 0);
            }
            progress?.Invoke(Interlocked.Increment(ref done));
            return new PublishedFile(file.Path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
        });
        return [.. written.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Every file is there with the length that was written, and nothing else is.</summary>
    private static void Verify(ImmutableArray<PublishedFile> written, string stage)
    {
        var found = 0;
        foreach (var _ in Directory.EnumerateFiles(stage, "*", SearchOption.AllDirectories))
        {
            found++;
        }
        var wrong = written.FirstOrDefault(file => new FileInfo(Path.Combine(stage, file.Path)) is var info && (!info.Exists || info.Length != file.Bytes));
        if (wrong is not null || found != written.Length + 1)
        {
            throw new IOException(wrong is null ? "the staged site has files that the build did not write" : $"'{wrong.Path}' was not written whole");
        }
    }
}

/// <summary>Publishing was refused before anything was changed; the message says why and what to do.</summary>
public sealed class PublishException(string message) : Exception(message);
