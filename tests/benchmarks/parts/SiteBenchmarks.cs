using BenchmarkDotNet.Attributes;
using IatroX.Generator.Check;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;

namespace IatroX.Benchmarks.Parts;

/// <summary>What is done once for a site, by one thread.</summary>
public class SiteBenchmarks
{
    private BenchSite site = null!;

    [GlobalSetup]
    public void Read() => site = BenchSite.Shared;

    [Benchmark(Description = "judging answers")]
    public int Judge() => Answer.OfAll(site.Publication.Site, 1).Length;

    [Benchmark(Description = "checks")]
    public int Check() => SiteChecks.Run(site.Publication.Site, site.Publication.Answers, 1).Length;

    [Benchmark(Description = "near-duplicate questions")]
    public int Duplicates() => DuplicateChecks.QuestionsAreDistinct(site.Publication.Site).Count;

    [Benchmark(Description = "related questions")]
    public Relations Relate() => RelatedQuestions.Of(site.Publication, 1);

    [Benchmark(Description = "search index")]
    public int Index() => SearchFiles.Of(site.Publication, 1).Count();
}
