using System.Diagnostics;
using System.Text.RegularExpressions;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>A small site of its own in a temporary folder, shown by the real <c>iatrox preview</c>.</summary>
internal sealed partial class PreviewedSite : IDisposable
{
    /// <summary>Of the page that is edited, below the site.</summary>
    public const string Page = "input/questions/testing/long-answer.md";

    private readonly string folder;
    private readonly Process process;

    private PreviewedSite(string folder, Process process, Uri address) => (this.folder, this.process, Address) = (folder, process, address);

    public Uri Address { get; }

    /// <param name="changed">Another text for a file of the theme.</param>
    public static async Task<PreviewedSite> StartAsync((string Path, string Text)? changed = null)
    {
        var folder = Directory.CreateTempSubdirectory("iatrox-previewed-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.At("theme"), "*", SearchOption.AllDirectories))
        {
            Write(folder, Path.Combine("theme", Path.GetRelativePath(Repository.At("theme"), file)), await File.ReadAllTextAsync(file));
        }
        if (changed is var (path, text))
        {
            Write(folder, path, text);
        }
        Write(folder, "output-config/site.yaml", "name: Test\ntagline: Test\ndescription: Test.\nbase_url: https://test.example/\norganisation: Test\ndisclaimer: Test.\nreview: {sign_off: warn}\n");
        Write(folder, "input/topics.yaml", "- {id: testing, title: Testing}\n");
        Write(folder, "input/reviewers/test-one.yaml", "name: Test Reviewer One\n");
        Write(folder, Page, PageWith("moderate", "First"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), "preview", "--site", folder, "--as-of", "2026-11-23", "--port", "4700"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (Serving().Match(line) is { Success: true } serving)
            {
                // What is not read would keep the command from saying more.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new PreviewedSite(folder, process, new Uri(serving.Groups[1].Value));
            }
        }
        throw new InvalidOperationException($"the preview ended before it served anything:\n{said}");
    }

    /// <summary>Longer than a window, so that there is a place to keep.</summary>
    public static string PageWith(string confidence, string mark) =>
        $"---\nquestion: What is a long answer?\nconfidence: {confidence}\nreviewer: test-one\ndate: 2026-03-07\n---\n\n"
        + string.Concat(Enumerable.Range(1, 60).Select(i => $"Paragraph {i}.\n\n")) + $"{mark} edition.\n";

    public void Save(string path, string text) => Write(folder, path, text);

    public string Read(string path) => File.ReadAllText(Path.Combine(folder, path));

    public void Rename(string from, string to) => File.Move(Path.Combine(folder, from), Path.Combine(folder, to));

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    [GeneratedRegex(@"at (http://127\.0\.0\.1:\d+/)\.")]
    private static partial Regex Serving();
}
