using System.Collections.Immutable;

namespace IatroX.Cli.Tests;

/// <summary>Changes of every kind to the sources of the site of <see cref="PreviewEqualityTests.Site"/>, some of them wrong.</summary>
internal static class RandomEdits
{
    /// <summary>Each with what it does to the site's folder; any order must do.</summary>
    private static readonly ImmutableArray<Action<CliSite, Random>> Edits =
    [
        (site, random) => site.Write($"input/questions/testing/page-{random.Next(4)}.md", AnyPage(random)),
        (site, random) => site.Write($"input/questions/other/other-{random.Next(3)}.md", AnyPage(random)),
        (site, random) => site.Write("input/pages/about.md", $"---\ntitle: About {random.Next(9)}\n---\n\nText {random.Next(9)} MRI.\n"),
        (site, random) => site.Write("input/abbreviations.yaml", $"MRI: magnetic resonance imaging {random.Next(3)}\n"),
        (site, random) => site.Write("input/guidelines.yaml", $"- {{id: NG1, title: Test {random.Next(3)}, published: 2015-01-01, updated: 2026-06-0{1 + random.Next(3)}, status: published}}\n- {{id: NG2, title: Second, published: 2015-01-01, status: published}}\n"),
        (site, random) => site.Write("theme/styles/zz.css", $"p {{ order: {random.Next(9)}; }}\n"),
        (site, random) => Replace(site.Full("output-config/site.yaml"), "disclaimer: ", $"disclaimer: Test {random.Next(9)}."),
        (site, random) => Replace(site.Full("theme/templates/home.html"), "<p>Edited", $"<p>Edited {random.Next(9)}</p>"),
        (site, random) => site.Write("input/topics.yaml", $"- {{id: testing, title: Testing {random.Next(3)}}}\n- {{id: other, title: Other{(random.Next(2) == 0 ? ", parent: testing" : "")}}}\n"),
        (site, random) => site.Write($"input/media/{random.Next(2)}.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{1 + random.Next(9)}\"/>"),
        (site, random) => site.Write($"input/unexpected-{random.Next(2)}.txt", "This is not part of a site."),
        (site, random) => Delete(site.Full($"input/unexpected-{random.Next(2)}.txt")),
        (site, random) => Delete(site.Full($"input/questions/other/other-{random.Next(3)}.md")),
        (site, random) => Rename(site.Full($"input/questions/testing/page-{random.Next(4)}.md"), site.Full("input/questions/testing/renamed.md")),
        (site, random) => Swap(site.Full("input/questions/testing/page-0.md"), site.Full("input/questions/testing/page-1.md")),
        (site, random) => Rename(site.Full($"input/questions/testing/page-{random.Next(4)}.md"), site.Full($"input/questions/other/page-{random.Next(4)}.md")),
        (site, random) => DeleteFolder(site.Full("input/questions/other")),
    ];

    public static void Next(CliSite site, Random random) => Edits[random.Next(Edits.Length)](site, random);

    /// <summary>Of few lengths, so that a change often keeps the length of the file.</summary>
    public static string Page(Random random) =>
        $"---\nquestion: What is test {random.Next(1_000_000_000, 2_000_000_000)}?\nconfidence: moderate\nreviewer: test-one\ndate: 2026-03-07\nnice: [NG{1 + random.Next(2)}]\n{(random.Next(3) == 0 ? "draft: true\n" : "")}---\n\nAnswer {random.Next(10)} after MRI.\n";

    /// <summary>The same, at times with what concerns other pages, and at times wrong.</summary>
    private static string AnyPage(Random random) => random.Next(12) switch
    {
        0 => "---\nquestion: What is wrong?\n---\n",
        1 => Page(random).Replace("confidence:", $"aliases: [/old-{random.Next(3)}/]\nconfidence:", StringComparison.Ordinal),
        2 => Page(random).Replace("confidence:", $"related: [page-{random.Next(4)}]\nconfidence:", StringComparison.Ordinal),
        3 => Page(random).Replace("confidence:", "withdrawn: {date: 2026-04-01, reason: Tested.}\nconfidence:", StringComparison.Ordinal),
        4 or 5 => Page(random) + $"See [that](page-{random.Next(4)}.md).\n",
        _ => Page(random),
    };


    public static void Replace(string file, string start, string with) =>
        File.WriteAllLines(file, File.ReadAllLines(file).Select(line => line.StartsWith(start, StringComparison.Ordinal) ? with : line));

    private static void Delete(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Rename(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
    }

    private static void Swap(string left, string right)
    {
        if (File.Exists(left) && File.Exists(right))
        {
            File.Move(left, left + ".tmp");
            File.Move(right, left);
            File.Move(left + ".tmp", right);
        }
    }
}
