using System.Security.Cryptography;
using System.Text.Json;
using IatroX.Generator;
using IatroX.Tests.Attacks;

namespace IatroX.Safety.Tests.Support;

/// <summary>A site of one question, in a temporary folder that everybody may read, with a theme of its own.</summary>
internal sealed class SmallSite : IDisposable
{
    public const string Page = "input/questions/testing/first.md";

    public SmallSite()
    {
        Folder = Directory.CreateTempSubdirectory("iatrox-safety-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        }
        Write("output-config/site.yaml", "name: Test\ntagline: Test\ndescription: Test.\nbase_url: https://test.example/\norganisation: Test\ndisclaimer: Test.\nreview: {sign_off: warn}\nfeatures: {api: false}\n");
        Write("input/topics.yaml", "- {id: testing, title: Testing}\n");
        Write("input/reviewers/test-one.yaml", "name: Test Reviewer One\n");
        WriteEdition(0);
        var theme = Path.Combine(AttackVectors.RepositoryRoot(), "theme");
        foreach (var file in Directory.EnumerateFiles(theme, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.Combine("theme", Path.GetRelativePath(theme, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; }

    public string Output => PathOf("site/output");

    /// <summary>Where the output and what a build puts beside it lie.</summary>
    public string Parent => PathOf("site");

    public BuildOptions Options => new()
    {
        Site = Folder, Input = PathOf("input"), Theme = PathOf("theme"), OutputConfig = PathOf("output-config"), Output = Output, AsOf = new DateOnly(2026, 3, 1), Jobs = 1,
    };

    public string PathOf(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void WriteEdition(int number) =>
        Write(Page, $"---\nquestion: What is a test?\nconfidence: low\nreviewer: test-one\ndate: 2026-01-01\nnice: []\n---\n\nThis is edition {number}.\n");

    /// <summary>The edition that is published; fails when the site is not whole.</summary>
    public int PublishedEdition() => EditionOf(Output, "questions/first/index.html");

    /// <summary>The number after "This is edition " in a file of a site that is exactly what its manifest says.</summary>
    public static int EditionOf(string site, string page)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site, "iatrox-manifest.json")));
        var listed = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("sha256").GetString()!);
        var present = Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(site, file)).Where(path => path != "iatrox-manifest.json").ToHashSet();
        Assert.True(present.SetEquals(listed.Keys), "the folder holds other files than its manifest lists");
        foreach (var (path, sha256) in listed)
        {
            Assert.True(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(site, path)))) == sha256, $"{path} is not whole");
        }
        const string mark = "This is edition ";
        var text = File.ReadAllText(Path.Combine(site, page));
        var at = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return int.Parse(text[at..text.IndexOf('.', at)], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What lies beside the output that no reader should find there.</summary>
    public IEnumerable<string> Leftovers() => Directory.GetFileSystemEntries(Parent).Select(Path.GetFileName).Where(name => name is not ("output" or ".output.lock"))!;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
