using IatroX.Generator;
using IatroX.Generator.Load;

namespace IatroX.Benchmarks.Preview;

/// <summary>A copy of a site in a temporary folder, whose pages are edited.</summary>
internal sealed class SiteCopy : IDisposable
{
    private readonly Random random = new(1);
    private readonly string[] pages;
    private int count;

    private SiteCopy(string folder)
    {
        Folder = folder;
        pages = [.. Directory.EnumerateFiles(Path.Combine(folder, "input", "questions"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    public string Folder { get; }

    public int Pages => pages.Length;

    public BuildOptions Options => new()
    {
        Site = Folder, Input = Path.Combine(Folder, "input"), Theme = Path.Combine(Folder, "theme"), OutputConfig = Path.Combine(Folder, "output-config"),
        Output = Path.Combine(Folder, "output"), AsOf = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date), Drafts = true,
    };

    /// <param name="site">Its theme and configuration are taken.</param>
    public static SiteCopy Of(string site, string input)
    {
        var folder = Directory.CreateTempSubdirectory("iatrox-preview-").FullName;
        Copy(Path.Combine(site, "theme"), Path.Combine(folder, "theme"));
        Copy(Path.Combine(site, "output-config"), Path.Combine(folder, "output-config"));
        Copy(input, Path.Combine(folder, "input"));
        return new SiteCopy(folder);
    }

    public string NextPage() => pages[random.Next(pages.Length)];

    /// <summary>The path of a page on the site.</summary>
    public static string AddressOf(string page) => $"questions/{Path.GetFileNameWithoutExtension(page)}/";

    /// <summary>Saves the page with another sentence at its end, or with another question, and says what it now holds.</summary>
    public string Edit(string page, bool title)
    {
        var mark = $"Edit number {++count}";
        var text = File.ReadAllText(page);
        if (title)
        {
            var line = text.Split('\n').First(line => line.StartsWith("question:", StringComparison.Ordinal));
            text = text.Replace(line, $"question: \"What is meant by {mark}?\"", StringComparison.Ordinal);
        }
        else
        {
            text = text.TrimEnd() + $"\n\n{mark}.\n";
        }
        var beside = Path.Combine(Path.GetDirectoryName(page)!, $".{Path.GetFileName(page)}.tmp");
        File.WriteAllText(beside, text);
        File.Move(beside, page, overwrite: true);
        return mark;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
