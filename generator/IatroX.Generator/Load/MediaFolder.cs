using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Finds the pictures and documents below <c>media/</c> and reads the size of each picture.</summary>
public static class MediaFolder
{
    public const long MaxBytes = 50 * 1024 * 1024;

    /// <summary>A few hundred kilobytes can be a picture that fills a reader's memory: a browser keeps four bytes for each of its pixels. A good camera takes 50 million.</summary>
    public const long MaxPixels = 50_000_000;

    public static (ImmutableArray<MediaFile> Files, ImmutableArray<Diagnostic> Findings) Read(InputFolder input)
    {
        var files = ImmutableArray.CreateBuilder<MediaFile>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in input.Paths.Where(path => path.StartsWith("media/", StringComparison.Ordinal)))
        {
            if (!names.TryAdd(path, path))
            {
                findings.Add(new Diagnostic(Rules.BadFileName, Position.WholeFile(input.ShownPathOf(path)), $"'{names[path]}' differs only in capitals, and on Windows and macOS is the same file. Rename one of them."));
                continue;
            }
            if (Problem(input, path) is { } problem)
            {
                findings.Add(new Diagnostic(problem.Rule, Position.WholeFile(input.ShownPathOf(path)), problem.Message));
                continue;
            }
            var (bytes, unreadable) = PlainFile.Read(input.FullPathOf(path), MaxBytes, isContent: true);
            if (bytes is null)
            {
                findings.Add(new Diagnostic(Rules.UnreadableFile, Position.WholeFile(input.ShownPathOf(path)), unreadable!));
                continue;
            }
            if (Problem(System.IO.Path.GetExtension(path), bytes) is { } inside)
            {
                findings.Add(new Diagnostic(inside.Rule, Position.WholeFile(input.ShownPathOf(path)), inside.Message));
                continue;
            }
            var size = path.EndsWith(".svg", StringComparison.Ordinal) ? SvgPicture.Size(bytes) : PictureSize.Of(bytes);
            if (!path.EndsWith(".svg", StringComparison.Ordinal) && size is var (width, height) && (long)width * height > MaxPixels)
            {
                findings.Add(new Diagnostic(Rules.TooLarge, Position.WholeFile(input.ShownPathOf(path)),
                    string.Create(CultureInfo.InvariantCulture, $"the picture is {width} by {height} pixels; {MaxPixels / 1_000_000} million in all is the most. Shrink it.")));
                continue;
            }
            files.Add(new MediaFile(path["media/".Length..], input.FullPathOf(path), bytes.Length, size?.Width, size?.Height));
        }
        return (files.DrainToImmutable(), findings.DrainToImmutable());
    }

    /// <summary>The bytes of a media file, read when it is published.</summary>
    public static ReadOnlyMemory<byte> Bytes(MediaFile file) =>
        PlainFile.Read(file.FullPath, MaxBytes, isContent: true).Bytes ?? throw new IOException($"{file.Path} was there when the build began and cannot be read now.");

    private static (DiagnosticRule Rule, string Message)? Problem(InputFolder input, string path)
    {
        var ending = System.IO.Path.GetExtension(path);
        if (!MediaKind.Endings.Contains(ending))
        {
            var small = ending.ToLowerInvariant();
            return (Rules.UnexpectedFile, MediaKind.Endings.Contains(small)
                ? $"'{ending}' is written in capitals, and addresses tell them from small letters. Rename the file, so that it ends in '{small}'."
                : $"'{ending}' is not a kind of file that the site serves. Known: {string.Join(" ", MediaKind.Endings)}.");
        }
        // Apache takes every part between dots for an ending: chart.br.png would be sent as compressed, and chart.php.png run where PHP is.
        return path.AsSpan(0, path.Length - ending.Length).IndexOfAnyExcept(Allowed) >= 0
            ? (Rules.BadFileName, $"the name cannot be an address. Use letters, digits, hyphens and underscores, and one dot before '{ending[1..]}'.")
            : null;
    }

    private static (DiagnosticRule Rule, string Message)? Problem(string ending, byte[] bytes) =>
        ending == ".svg" ? SvgPicture.Problem(bytes)
            : MediaKind.Is(ending, bytes) ? null
            : (Rules.NotItsKind, $"the file does not begin as a {ending} file does. Save it anew as what its name says, or give it the ending of what it is.");

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/");
}
