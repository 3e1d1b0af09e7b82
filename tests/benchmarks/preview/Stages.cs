using System.Diagnostics;
using IatroX.Generator;
using IatroX.Generator.Load;

namespace IatroX.Benchmarks.Preview;

/// <summary>Where the time of one edit goes, without server and browser.</summary>
internal static class Stages
{
    private const int WarmUps = 20;

    public static void Print(SiteCopy site, int edits, bool titles)
    {
        var preview = new SitePreview(site.Options);
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var first = Stopwatch.GetTimestamp();
        var build = preview.Build(SourceChanges.All, new BuildWatch());
        Console.WriteLine($"{site.Pages} pages; first build {Stopwatch.GetElapsedTime(first).TotalMilliseconds:N0} ms");
        if (build.Site is null)
        {
            throw new InvalidDataException(string.Join('\n', build.Findings.Where(finding => finding.Severity == IatroX.Generator.Model.Severity.Error).Take(5)));
        }
        for (var i = -WarmUps; i < edits; i++)
        {
            var page = site.NextPage();
            var mark = site.Edit(page, titles && i % 2 == 0);
            var cpu = new List<(string Name, TimeSpan At)>();
            var watch = new BuildWatch(name => cpu.Add((name, Environment.CpuUsage.TotalTime)));
            var started = Stopwatch.GetTimestamp();
            build = preview.Build(SourceChanges.Of([page]), watch);
            var built = Stopwatch.GetElapsedTime(started);
            cpu.Add(("page", Environment.CpuUsage.TotalTime));
            var bytes = build.Site!.Bytes(SiteCopy.AddressOf(page) + "index.html")!.Value;
            var shown = Stopwatch.GetElapsedTime(started);
            cpu.Add(("end", Environment.CpuUsage.TotalTime));
            if (!System.Text.Encoding.UTF8.GetString(bytes.Span).Contains(mark, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"{page} is shown without {mark}.");
            }
            foreach (var (name, elapsed) in watch.Stages.Select(stage => (stage.Name, stage.Elapsed)).Append(("page", shown - built)).Append(("all", shown))
                .Concat(cpu.Zip(cpu.Skip(1)).Select(pair => ($"CPU from {pair.First.Name}", pair.Second.At - pair.First.At))).Append(("CPU", cpu[^1].At - cpu[0].At)).Where(_ => i >= 0))
            {
                (times.TryGetValue(name, out var known) ? known : times[name] = []).Add(elapsed.TotalMilliseconds);
            }
        }
        Console.WriteLine(Distribution.Head);
        foreach (var (name, elapsed) in times)
        {
            Distribution.Print(name, elapsed);
        }
    }
}
