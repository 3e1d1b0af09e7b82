using System.CommandLine;

namespace IatroX.Cli.Tests;

/// <summary>Runs <c>iatrox</c> inside the test and keeps what it printed.</summary>
internal static class Cli
{
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandTree.Root().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}

/// <summary>A site in a temporary folder with a page that has six mistakes.</summary>
public sealed class CliSite : IDisposable
{
    public const string Page = "input/questions/testing/wrong.md";

    public const string Wrong = """
        ---
        question: Management of tests
        confidence: hihg
        reviewer: test-oen
        date: 2026-03-07
        nice: [NG1]
        ---

        Give .5mg [@NG2].

        #### Later

        """;

    public CliSite()
    {
        Write("output-config/site.yaml", "name: Test\ntagline: Test\ndescription: Test.\nbase_url: https://test.example/\norganisation: Test\ndisclaimer: Test.\n");
        Write("input/topics.yaml", "- {id: testing, title: Testing}\n- {id: other, title: Other}\n");
        Write("input/guidelines.yaml", "- {id: NG1, title: Test guideline, published: 2015-01-01, updated: 2026-06-01, status: published}\n- {id: NG2, title: Second, published: 2015-01-01, status: published}\n");
        Write("input/reviewers/test-one.yaml", "name: Test Reviewer One\n");
        foreach (var file in Directory.EnumerateFiles(Repository("theme"), "*", SearchOption.AllDirectories))
        {
            var copy = Full(Path.Combine("theme", Path.GetRelativePath(Repository("theme"), file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "iatrox-cli-" + Path.GetRandomFileName());

    public string Full(string path) => Path.Combine(Folder, path);

    public CliSite Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
        return this;
    }

    public (int ExitCode, string Output, string Error) Run(params string[] arguments) => Cli.Run(
        [.. arguments, "--site", Folder, .. arguments[0] == "new" ? (string[])[] : ["--as-of", "2026-11-23"]]);

    public static string Repository(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return Path.Combine(folder, path);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
