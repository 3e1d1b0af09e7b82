using System.Diagnostics;
using CsCheck;
using IatroX.Search.Lunr;
using IatroX.Tests.Machine;

namespace IatroX.Search.Tests;

/// <summary>Runs the unit tests of the browser code, so that <c>dotnet test</c> covers both halves of the engine.</summary>
public class NodeTests
{
    private const int RandomSites = 12;

    /// <summary>On other random sites each time; a failure names the seed that makes the same ones again (CsCheck_Seed).</summary>
    [Fact]
    public async Task The_browser_modules_pass_their_own_tests_in_Node()
    {
        await NodeTools.Install();
        await RandomSite.Any.Array[RandomSites].SampleAsync(RunNodeTests, iter: 1, threads: 1);
    }

    private static async Task RunNodeTests(RandomSite[] random)
    {
        using var sites = new TemporaryFolder();
        for (var i = 0; i < random.Length; i++)
            WriteSite(Path.Combine(sites.Path, $"random-{i}"), random[i].Documents, i % 2 == 0 ? 0 : 1 << 20, random[i].Queries);
        WriteSite(Path.Combine(sites.Path, "clinic"), ClinicSite.Documents, 0);
        WriteSite(Path.Combine(sites.Path, "small"), ClinicSite.Documents, 1 << 20);
        WriteSite(Path.Combine(sites.Path, "ward"), WardSite.Documents, 0, synonyms: WardSite.Synonyms);
        WriteSite(Path.Combine(sites.Path, "ward-whole"), WardSite.Documents, 1 << 20, synonyms: WardSite.Synonyms);
        WriteSite(Path.Combine(sites.Path, "vectors"), VectorSite.Documents, 0);
        WriteSite(Path.Combine(sites.Path, "empty"), [], 0);
        var files = Directory.GetFiles(TestFiles.Path("tests", "IatroX.Search.Tests", "node"), "*.test.mjs");
        Array.Sort(files, StringComparer.Ordinal);
        var (exitCode, output) = await Run(Programs.Require("node"), ["--test", .. files], sites.Path);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_browser_modules_hold_to_their_types()
    {
        await NodeTools.Install();
        await HoldToTheirTypes(Directory.GetFiles(TestFiles.Path("theme", "scripts", "search"), "*.js"));
    }

    /// <summary>As another front end uses it, with nothing beside it.</summary>
    [Fact]
    public async Task The_published_engine_tells_its_types()
    {
        await NodeTools.Install();
        using var folder = new TemporaryFolder();
        foreach (var file in SearchClient.Join(name => File.ReadAllText(TestFiles.Path("theme", "scripts", "search", name))))
            File.WriteAllBytes(Path.Combine(folder.Path, file.Path), file.Bytes.ToArray());
        var user = Path.Combine(folder.Path, "user.js");
        File.Copy(TestFiles.Path("tests", "IatroX.Search.Tests", "node", "engine-user.js"), user);
        await HoldToTheirTypes([user]);
    }

    private static async Task HoldToTheirTypes(string[] modules)
    {
        string[] options =
        [
            "--allowJs", "--checkJs", "--strict", "--noEmit", "--target", "ES2022", "--module", "ES2022", "--moduleResolution", "bundler",
            "--lib", "ES2022,DOM,DOM.Iterable", "--ignoreConfig",
        ];
        var (exitCode, output) = await Run(Path.Combine(NodeTools.Folder, "node_modules", ".bin", "tsc"), [.. options, .. modules], "");
        Assert.True(exitCode == 0, output);
    }

    private static async Task<(int ExitCode, string Output)> Run(string program, string[] arguments, string sites)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = TestFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SEARCH_TEST_SITES"] = sites;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    private static void WriteSite(string folder, SearchDocument[] documents, int inlineBytes, string[]? queries = null, Synonym[]? synonyms = null)
    {
        var index = Path.Combine(folder, "search", "index");
        Directory.CreateDirectory(Path.Combine(index, SearchIndex.PartsFolder));
        foreach (var file in SearchIndexWriter.Write(documents.Length, i => documents[i], synonyms ?? ClinicSite.Synonyms, RandomSite.Options(inlineBytes), jobs: 2))
            File.WriteAllBytes(Path.Combine(index, file.Path), file.Bytes.ToArray());
        foreach (var file in SearchClient.Join(name => File.ReadAllText(TestFiles.Path("theme", "scripts", "search", name))))
            File.WriteAllBytes(Path.Combine(folder, "search", Path.ChangeExtension(file.Path, ".mjs")), file.Bytes.ToArray());
        File.WriteAllText(Path.Combine(folder, "oracle.json"), RandomSite.Oracle(documents, queries ?? []));
        foreach (var file in LunrIndex.Write(documents.Length, i => documents[i]))
            File.WriteAllBytes(Path.Combine(folder, "search", file.Path), file.Bytes.ToArray());
        File.WriteAllText(Path.Combine(folder, "search", "lunr-pages.json"), RandomSite.LunrPages(documents));
    }
}
