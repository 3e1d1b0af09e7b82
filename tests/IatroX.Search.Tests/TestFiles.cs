using System.Text.Json;

namespace IatroX.Search.Tests;

/// <summary>Where the files of the repository are, seen from a test.</summary>
internal static class TestFiles
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static JsonElement Vectors(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path("tests", "vectors", "search", name))).RootElement;

    /// <summary>Compares a file of the shared vectors with what it should be, or writes it anew where UPDATE_VECTORS is 1: read the diff like code.</summary>
    public static void AssertVectors(string name, string expected)
    {
        var path = Path("tests", "vectors", "search", name);
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "global.json")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("global.json is in no folder above the tests.");
        return folder;
    }
}
