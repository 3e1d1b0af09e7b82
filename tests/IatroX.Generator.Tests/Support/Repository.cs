namespace IatroX.Generator.Tests.Support;

/// <summary>Where the files of the repository are, seen from a test.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("global.json is in no folder above the tests.");
        }
        return folder;
    }
}
