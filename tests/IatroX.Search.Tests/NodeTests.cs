using System.ComponentModel;
using System.Diagnostics;

namespace IatroX.Search.Tests;

/// <summary>Runs the unit tests of the browser code, so that <c>dotnet test</c> covers both halves of the engine.</summary>
public class NodeTests
{
    [Fact]
    public async Task The_browser_modules_pass_their_own_tests_in_Node()
    {
        var files = Directory.GetFiles(TestFiles.Path("tests", "IatroX.Search.Tests", "node"), "*.test.mjs");
        Array.Sort(files, StringComparer.Ordinal);
        var start = new ProcessStartInfo("node", ["--test", .. files])
        {
            WorkingDirectory = TestFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Fail("The program 'node' was not found: install Node.js 20 or later and put it on the path.");
            return;
        }
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
    }
}
