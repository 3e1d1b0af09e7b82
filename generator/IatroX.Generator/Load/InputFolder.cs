using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>The files of a folder of the site, found once, in ordinal order of their paths; nothing is read yet.</summary>
/// <remarks>Symbolic links are findings and never followed, so nothing outside the folder can be read.</remarks>
public sealed record InputFolder(string FullPath, string ShownPath, ImmutableArray<string> Paths, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Bounds what a hostile tree can cost; ten times the largest site that is measured.</summary>
    public const int MaxFiles = 2_000_000;

    public const int MaxDepth = 16;

    /// <summary>Characters of a path below the folder. Windows allows 260 for all of it.</summary>
    public const int MaxPathLength = 200;

    /// <param name="shownPath">How findings name the folder, such as <c>input</c>.</param>
    public static InputFolder Find(string fullPath, string shownPath, int maxFiles = MaxFiles)
    {
        // The folder itself may be reached by a link; from here on none is followed.
        fullPath = RealPath.Of(fullPath);
        var isFull = false;
        var paths = ImmutableArray.CreateBuilder<string>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (Directory.Exists(fullPath))
        {
            Walk("", 0);
        }
        paths.Sort(StringComparer.Ordinal);
        return new InputFolder(fullPath, shownPath, paths.DrainToImmutable(), findings.DrainToImmutable());

        IReadOnlyCollection<FolderEntry> Entries(string prefix)
        {
            try
            {
                DiskStep.Before($"list {prefix}");
                return FolderEntry.In(Path.Combine(fullPath, prefix));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                findings.Add(new Diagnostic(Rules.UnreadableFile, Position.WholeFile($"{shownPath}/{prefix}".TrimEnd('/')), error is UnauthorizedAccessException
                    ? "the folder cannot be read: permission was denied. Make it readable."
                    : "the folder cannot be read: it was removed or replaced while the build ran, or its disk failed."));
                return [];
            }
        }

        void Walk(string prefix, int depth)
        {
            foreach (var entry in Entries(prefix))
            {
                var path = prefix + entry.Name;
                if (IsHidden(entry.Name))
                {
                    continue;
                }
                if (entry.Name.Contains('\ufffd', StringComparison.Ordinal) && IsNotText(Path.Combine(fullPath, path)))
                {
                    findings.Add(new Diagnostic(Rules.BadFileName, Position.WholeFile($"{shownPath}/{path}"), "the name is not UTF-8; \ufffd stands for the bytes that are no character. Rename it with letters, digits and hyphens."));
                }
                else if (Problem(entry, path, depth) is { } problem)
                {
                    findings.Add(new Diagnostic(Rules.UnreadableFile, Position.WholeFile($"{shownPath}/{path}"), problem));
                }
                else if (IsReserved(entry.Name))
                {
                    findings.Add(new Diagnostic(Rules.BadFileName, Position.WholeFile($"{shownPath}/{path}"), "Windows keeps this name for a device, so nobody could copy the site there. Choose another."));
                }
                else if (entry.IsFolder)
                {
                    Walk(path + "/", depth + 1);
                }
                else if (paths.Count < maxFiles)
                {
                    paths.Add(path);
                }
                else if (!isFull)
                {
                    isFull = true;
                    findings.Add(new Diagnostic(Rules.TooLarge, Position.WholeFile(shownPath), $"the folder has more than {maxFiles} files, which is the limit. Split the site."));
                }
            }
        }
    }

    /// <summary>The same folder after these changes, having looked at nothing else; where a folder may have come or gone, all is walked again.</summary>
    public InputFolder After(SourceChanges changes)
    {
        if (changes.IsAll || !Findings.IsEmpty)
        {
            return Find(FullPath, ShownPath);
        }
        var paths = Paths;
        foreach (var path in changes.Within(FullPath).Where(path => !path.Split('/').Any(IsHidden)))
        {
            if (With(paths, path) is not { } next)
            {
                return Find(FullPath, ShownPath);
            }
            paths = next;
        }
        return paths == Paths ? this : this with { Paths = paths };
    }

    /// <summary>The paths with or without one file, as it is there or not; null when the path may be that of a folder or of a link.</summary>
    private ImmutableArray<string>? With(ImmutableArray<string> paths, string path)
    {
        var file = new FileInfo(FullPathOf(path));
        if (path.Length == 0 || file.LinkTarget is not null || Directory.Exists(file.FullName) || HasBelow(paths, path))
        {
            return null;
        }
        var at = paths.BinarySearch(path, StringComparer.Ordinal);
        if (at >= 0)
        {
            return file.Exists ? paths : paths.RemoveAt(at);
        }
        var isInKnownFolder = !path.Contains('/', StringComparison.Ordinal) || HasBelow(paths, path[..path.LastIndexOf('/')]);
        return !file.Exists ? paths : isInKnownFolder ? paths.Insert(~at, path) : null;
    }

    private static bool HasBelow(ImmutableArray<string> paths, string folder)
    {
        var at = paths.BinarySearch(folder + "/", StringComparer.Ordinal);
        return ~at < paths.Length && paths[~at].StartsWith(folder + "/", StringComparison.Ordinal);
    }

    /// <summary>Names on Linux are any bytes. .NET puts U+FFFD for those that are not UTF-8, and by that name there is no file.</summary>
    private static bool IsNotText(string fullPath) =>
        new FileInfo(fullPath).LinkTarget is null && !File.Exists(fullPath) && !Directory.Exists(fullPath);

    private static bool IsHidden(string name) => name.StartsWith('.') || name.EndsWith('~');

    public string FullPathOf(string path) => System.IO.Path.Combine(FullPath, path);

    public string ShownPathOf(string path) => $"{ShownPath}/{path}";

    /// <summary>CON, PRN, AUX, NUL, COM1 to COM9 and LPT1 to LPT9, with any extension and in any case.</summary>
    private static bool IsReserved(string name)
    {
        var stem = name.AsSpan(0, name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : name.Length).TrimEnd();
        var isDevice = stem.Length == 4 && stem[3] is >= '1' and <= '9' && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase));
        return isDevice || (stem.Length == 3 && "con prn aux nul".AsSpan().Contains(stem, StringComparison.OrdinalIgnoreCase) && !stem.Contains(' '));
    }

    private static string? Problem(FolderEntry entry, string path, int depth)
    {
        if (entry.IsLink)
        {
            return "this is a symbolic link. Put the file itself here: links are not followed.";
        }
        if (path.Length > MaxPathLength)
        {
            return $"the path has {path.Length} characters; {MaxPathLength} is the most. Shorten names, or move the file up.";
        }
        return entry.IsFolder && depth + 1 > MaxDepth ? $"folders are nested more than {MaxDepth} deep. Move the files up." : null;
    }
}
