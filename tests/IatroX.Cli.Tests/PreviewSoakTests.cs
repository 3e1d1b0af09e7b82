using System.Globalization;
using System.Net;
using IatroX.Cli.Preview;
using IatroX.Generator;

namespace IatroX.Cli.Tests;

/// <summary>A day at the preview: many edits of every kind, some of them wrong, through the real watcher and server.</summary>
/// <remarks>
/// The day is short here. A long one:
/// <c>IATROX_SOAK_EDITS=1000 dotnet run --project tests/IatroX.Cli.Tests -- -class '*PreviewSoakTests'</c>.
/// </remarks>
[Collection(nameof(Alone))]
public sealed class PreviewSoakTests
{
    private static readonly int Edits = int.TryParse(Environment.GetEnvironmentVariable("IATROX_SOAK_EDITS"), NumberStyles.None, CultureInfo.InvariantCulture, out var edits) ? edits : 80;

    /// <summary>What a small site needs twice over: a site that were kept at each edit would take as much ten times.</summary>
    private const long MostGrowth = 12L << 20;

    /// <summary>The pool of threads, the browser's connections and what other tests left open come and go by some ten; one that were kept at each second edit would be more.</summary>
    private static readonly int MostHandles = Math.Min(Edits / 4, 40);

    /// <summary>Else the site would be wrong most of the time, and nothing new shown.</summary>
    private const int EditsBetweenMendings = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_many_edits_memory_and_handles_are_as_after_a_few_and_every_file_is_that_of_a_clean_build()
    {
        using var site = PreviewEqualityTests.Site();
        using var output = new StringWriter();
        using var loop = PreviewLoop.Start(PreviewEqualityTests.Options(site), TextWriter.Synchronized(output));
        await using var server = await PreviewServer.StartAsync(loop, 4800, output);
        using var browser = new HttpClient { BaseAddress = server.Address };
        var random = new Random(1);

        await EditAsync(site, loop, browser, random, Edits / 4);
        output.GetStringBuilder().Clear();
        GC.WaitForPendingFinalizers();
        var (bytes, handles) = (GC.GetTotalMemory(forceFullCollection: true), Handles());
        await EditAsync(site, loop, browser, random, Edits - (Edits / 4));
        output.GetStringBuilder().Clear();
        GC.WaitForPendingFinalizers();
        var (bytesNow, handlesNow) = (GC.GetTotalMemory(forceFullCollection: true), Handles());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Edits} edits: {bytes / 1024:N0} kB and {handles} handles after a quarter, {bytesNow / 1024:N0} kB and {handlesNow} at the end; {loop.State.Number} sites shown"));

        Assert.InRange(bytesNow - bytes, long.MinValue, MostGrowth);
        Assert.InRange(handlesNow - handles, int.MinValue, MostHandles);

        PreviewEqualityTests.Mend(site);
        site.Write("input/pages/about.md", "---\ntitle: The last edit\n---\n\nText.\n");
        for (var tries = 0; !(await TextAsync(browser, "about/")).Contains("The last edit", StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 1200, "the last edit is not shown: " + string.Join('\n', loop.State.Errors));
            await Task.Delay(50, Stop);
        }
        var built = SiteBuild.Run(PreviewEqualityTests.Options(site), new BuildWatch());
        Assert.True(built.IsPublished);
        Assert.All(built.Files, file => Assert.True(loop.State.Site!.Bytes(file.Path)!.Value.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(site.Full("output"), file.Path))), file.Path));
    }

    /// <summary>Each edit is given time to be heard, and a page is looked at after it.</summary>
    private static async Task EditAsync(CliSite site, PreviewLoop loop, HttpClient browser, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var before = loop.State;
            if (i % EditsBetweenMendings == 0)
            {
                PreviewEqualityTests.Mend(site);
            }
            RandomEdits.Next(site, random);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(TimeSpan.FromMilliseconds(150));
            try
            {
                await loop.ChangeAsync(before, patience.Token);
            }
            catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
            {
                // An edit that changes nothing, such as deleting what is not there.
            }
            using var answer = await browser.GetAsync(new Uri($"questions/page-{random.Next(4)}/", UriKind.Relative), Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{answer.StatusCode}");
        }
    }

    private static Task<string> TextAsync(HttpClient browser, string path) => browser.GetStringAsync(new Uri(path, UriKind.Relative), Stop);

    /// <summary>Open files and sockets of this process, where the system tells.</summary>
    private static int Handles() => Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : System.Diagnostics.Process.GetCurrentProcess().HandleCount;
}

/// <summary>For tests that measure their own process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
#pragma warning disable CA1515, CA1711 // xunit finds it by its public type
public sealed class Alone;
