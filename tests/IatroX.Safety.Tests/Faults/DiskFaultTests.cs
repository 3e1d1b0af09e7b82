using System.Collections.Immutable;
using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using IatroX.Safety.Tests.Support;

namespace IatroX.Safety.Tests.Faults;

/// <summary>Makes the disk fail at every single step of a build in turn.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly SmallSite site = new();

    public void Dispose()
    {
        DiskStep.Watch(null);
        site.Dispose();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_failure_at_any_step_of_publishing_leaves_one_whole_site_and_the_next_build_cleans_up(bool isDenied, bool isLinking)
    {
        Publish(0);
        var linked = 0;
        for (var (failing, steps) = (1, int.MaxValue); failing <= steps; failing++)
        {
            var step = 0;
            var left = isLinking ? Left() : null;
            DiskStep.Watch(what =>
            {
                linked += what.StartsWith("link ", StringComparison.Ordinal) ? 1 : 0;
                _ = ++step != failing ? 0 : throw (isDenied ? new UnauthorizedAccessException(what) : new IOException(what));
            });
            var failure = Record.Exception(() => Publish(failing, left));
            DiskStep.Watch(null);
            var stands = SmallSite.EditionOf(Plain, "f0/p0.html");
            Assert.Equal(failure is null ? failing : 0, stands);
            Publish(0);
            Assert.Equal(0, SmallSite.EditionOf(Plain, "f0/p0.html"));
            Assert.Equal([".plain.lock", "plain"], Directory.GetFileSystemEntries(site.Parent).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            steps = failure is null && step < failing ? step : int.MaxValue;
            Assert.True(steps > Files, "fewer steps were tried than there are files");
        }
        Assert.Equal(isLinking && FileStamp.IsKnown, linked > Files);
    }

    [Fact]
    public void A_file_that_cannot_be_read_at_any_step_is_a_finding_or_a_failure_and_the_old_site_stands()
    {
        Assert.True(SiteBuild.Run(site.Options, new BuildWatch()).IsPublished);
        site.WriteEdition(1);
        var steps = 0;
        for (var failing = 1; ; failing++)
        {
            var told = "";
            steps = 0;
            DiskStep.Watch(step => _ = step[0] is not ('r' or 'l') || step is "lock" || step.StartsWith("remove", StringComparison.Ordinal) || ++steps != failing ? 0 : throw new IOException(told = step));
            BuildResult? result = null;
            var failure = Record.Exception(() => result = SiteBuild.Run(site.Options, new BuildWatch()));
            DiskStep.Watch(null);
            if (failing > steps)
            {
                Assert.Equal(1, site.PublishedEdition());
                break;
            }
            Assert.True(
                failure is PublishException refusal ? refusal.Message.Contains("cannot be read", StringComparison.Ordinal)
                    : result is { IsPublished: false } && result.Findings.Any(finding => finding.Rule == Rules.UnreadableFile),
                $"{failure?.ToString() ?? "nothing was said"} after this failed: {told}");
            Assert.Equal(0, site.PublishedEdition());
        }
        Assert.True(steps > 30, $"only {steps} steps were tried");
    }

    private const int Files = 12;

    private string Plain => site.PathOf("site/plain");

    /// <summary>Publishes small files with compressed copies; a third of them change with the edition.</summary>
    private ImmutableArray<PublishedFile> Publish(int edition, LeftFiles? left = null) => published = Publisher.Publish(
        [.. Enumerable.Range(0, Files).Select(i => (Path: $"f{i % 4}/p{i}.html", Edition: i % 3 == 0 ? edition : 0)).Select(file =>
            OutputFile.Text(file.Path, () => $"This is edition {file.Edition}. " + new string('x', 2000)) with { Key = (UInt128)file.Edition })],
        Plain, new DateOnly(2026, 3, 1), jobs: 1, copies: (stage, files) => Precompressor.Compress(files, stage, withBrotli: true, jobs: 1), left: left).Files;

    private ImmutableArray<PublishedFile> published = [];

    private LeftFiles Left() => new(published, PublishedState.Of(Plain, published, 1)!.Value);
}
