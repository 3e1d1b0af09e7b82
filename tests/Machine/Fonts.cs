namespace IatroX.Tests.Machine;

/// <summary>A font for tests that draw: one of the machine's, else DejaVu from Debian where the user may install.</summary>
internal static class Fonts
{
    private const string Package = "fonts-dejavu-core";

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];

    /// <summary>The path of a TrueType file.</summary>
    /// <exception cref="InvalidOperationException">Says what to install.</exception>
    public static string Require() =>
        OnThisMachine() ?? (Programs.TryInstall(Package) ? OnThisMachine() : null)
        ?? throw new InvalidOperationException($"The tests need a TrueType font. Install one (Debian and Ubuntu: apt-get install {Package}).");

    /// <summary>DejaVu Sans where it is, because it has the Greek letters that clinical text needs.</summary>
    private static string? OnThisMachine() => Folders.Where(path => path.Length > 0 && Directory.Exists(path))
        .SelectMany(path => Directory.EnumerateFiles(path, "*.ttf", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .OrderBy(file => Path.GetFileName(file) == "DejaVuSans.ttf" ? 0 : 1, Comparer<int>.Default).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault();
}
