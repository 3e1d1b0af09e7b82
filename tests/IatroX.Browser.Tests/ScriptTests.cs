using IatroX.Browser.Tests.Infrastructure;

namespace IatroX.Browser.Tests;

/// <summary>The theme's scripts, outside a browser: their types and the parts that are plain functions.</summary>
public class ScriptTests
{
    [Fact]
    public async Task The_scripts_pass_the_strict_type_check()
    {
        var tools = await NpmTools.FolderAsync();
        var (exitCode, output) = await Command.RunAsync(
            "node", [Path.Combine(tools, "node_modules", "typescript", "bin", "tsc"), "-p", Repository.At("theme", "jsconfig.json")],
            Repository.Root, "Install Node.js 20 or later and put it on the path.");
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_scripts_pass_their_own_tests_in_Node()
    {
        var files = Directory.GetFiles(Repository.At("tests", "IatroX.Browser.Tests", "node"), "*.test.mjs").Order(StringComparer.Ordinal);
        var (exitCode, output) = await Command.RunAsync(
            "node", ["--test", .. files], Repository.Root, "Install Node.js 20 or later and put it on the path.");
        Assert.True(exitCode == 0, output);
    }
}
