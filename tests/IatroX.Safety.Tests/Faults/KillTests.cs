using System.Diagnostics;
using System.Globalization;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Faults;

/// <summary>Kills real builds, hundreds of times, at random points: the old site is whole or the new one is, and the next build cleans up.</summary>
public sealed class KillTests
{
    private const int Lanes = 2;

    /// <summary>IATROX_KILLS asks for more than the 200 of every run.</summary>
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("IATROX_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 200;

    [Fact]
    public async Task A_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole()
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(seed => Task.Run(() => Lane(seed, Kills / Lanes))));
        var killed = lanes.Sum(lane => lane.Killed);
        TestContext.Current.SendDiagnosticMessage($"{killed} builds killed, {lanes.Sum(lane => lane.New)} of them after the new site stood");
        Assert.Equal(Kills / Lanes * Lanes, killed);
    }

    private static async Task<(int Killed, int New)> Lane(int seed, int kills)
    {
        using var site = new SmallSite();
        var random = new Random(seed);
        var (exitCode, _, error) = await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site));
        Assert.True(exitCode == 0, error);
        var files = Directory.EnumerateFiles(site.Output, "*", SearchOption.AllDirectories).Count();
        var (killed, stoodNew) = (0, 0);
        for (var edition = 1; killed < kills; edition++)
        {
            var before = site.PublishedEdition();
            site.WriteEdition(edition);
            var wasKilled = await KillOnce(site, random, files);
            var now = site.PublishedEdition();
            Assert.True(now == before || now == edition, $"edition {now} stands after edition {before} was to be replaced by {edition}");
            killed += wasKilled ? 1 : 0;
            stoodNew += wasKilled && now == edition ? 1 : 0;
        }
        Assert.Equal(0, (await BuiltCommand.Run("dotnet", BuiltCommand.BuildArguments(site))).ExitCode);
        Assert.Empty(site.Leftovers());
        return (killed, stoodNew);
    }

    /// <summary>False when the build ended before it could be killed.</summary>
    private static async Task<bool> KillOnce(SmallSite site, Random random, int files)
    {
        using var build = BuiltCommand.Start("dotnet", BuiltCommand.BuildArguments(site));
        // Nearly all of a small build is its start: most kills wait until it writes, a few until it has swapped, and some hit anywhere.
        var moment = random.Next(10) switch
        {
            < 6 => Until(build, random.Next(files), count => count >= 0),
            < 8 => Until(build, files, count => count < 0),
            _ => Task.Delay(random.Next(400)),
        };
        await moment;
        var spin = random.Next(2000);
        Thread.SpinWait(spin);
        build.Kill();
        await build.WaitForExitAsync();
        return build.ExitCode != 0;

        async Task Until(Process process, int least, Func<int, bool> also)
        {
            var seen = false;
            while (!process.HasExited)
            {
                var count = Staged();
                seen |= count >= 0;
                if ((count >= least && also(count)) || (seen && count < 0))
                {
                    return;
                }
                // Starting takes most of a build's time, which need not be watched closely; writing takes little.
                await (seen ? Task.CompletedTask : Task.Delay(1));
            }
        }

        int Staged()
        {
            try
            {
                return Directory.EnumerateFiles(Path.Combine(site.Parent, ".output.stage"), "*", SearchOption.AllDirectories).Count();
            }
            catch (IOException)
            {
                return -1;
            }
        }
    }
}
