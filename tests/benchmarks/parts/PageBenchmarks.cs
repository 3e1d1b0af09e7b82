using System.Collections.Immutable;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Publish;
using IatroX.Generator.Render;
using IatroX.Generator.Render.Machine;
using IatroX.Search.Analysis;

namespace IatroX.Benchmarks.Parts;

/// <summary>What is done for each page; one operation does it for all pages of the site.</summary>
public class PageBenchmarks
{
    private BenchSite site = null!;
    private ImmutableArray<(SourceText Source, string Body, int Line)> bodies;
    private MarkdownParser markdown = null!;
    private ImmutableArray<string> texts;
    private ImmutableArray<OutputFile> pages;
    private ImmutableArray<ReadOnlyMemory<byte>> rendered;
    private string stage = "";

    [GlobalSetup]
    public void Read()
    {
        site = BenchSite.Shared;
        bodies = [.. site.Sources.Select(source => (source, FrontMatter.Read(source, Schemas.QuestionFrontMatter, Findings.Of(source)))).Select(read => (read.source, read.Item2.Body!, read.Item2.BodyLine))];
        markdown = new MarkdownParser(site.Publication.Site.Config, site.Publication.Site.Abbreviations, site.Publication.Site.Media);
        texts = [.. site.Publication.Answers.Select(answer => answer.Question.Body.Text.ToString())];
        pages = [.. site.Publication.Answers.Select(answer => site.Pages.Find(OutputFile.PathOf(answer.Question.Url))!)];
        rendered = [.. pages.Select(page => page.Render())];
    }

    [Benchmark(Description = "front matter")]
    public int ReadFrontMatter() => site.Sources.Count(source => FrontMatter.Read(source, Schemas.QuestionFrontMatter, Findings.Of(source)).Values is not null);

    [Benchmark(Description = "Markdown to safe HTML")]
    public int ReadMarkdown() => bodies.Sum(body => markdown.Parse(body.Body, body.Line, body.Source.Path, "/", Findings.Of(body.Source)).Html.Bytes.Length);

    [Benchmark(Description = "page from templates")]
    public int RenderPages() => pages.Sum(page => page.Render().Length);

    [Benchmark(Description = "Markdown twin")]
    public int WriteTwins() => site.Publication.Answers.Sum(answer => MarkdownTwin.Of(answer, site.Publication.Site).Render().Length);

    [Benchmark(Description = "API document")]
    public int WriteDocuments()
    {
        var api = new AnswerApi(site.Publication, site.Relations);
        return site.Publication.Answers.Sum(answer => api.Of(answer).Render().Length);
    }

    [Benchmark(Description = "tokenizer")]
    public int ReadTerms()
    {
        var reader = new TermReader();
        return texts.Sum(text => reader.Read(text).Length);
    }

    [Benchmark(Description = "digest of a sign-off")]
    public int Digest() => site.Publication.Answers.Sum(answer => SignOff.DigestOf(answer.Question).Length);

    [Benchmark(Description = "hash of a page")]
    public int Hash() => rendered.Sum(page => SHA256.HashData(page.Span).Length);

    [IterationSetup(Target = nameof(Write))]
    public void NewStage() => stage = Path.Combine(Path.GetTempPath(), $"iatrox-bench-{Guid.NewGuid():N}");

    [IterationCleanup(Target = nameof(Write))]
    public void RemoveStage() => Directory.Delete(stage, recursive: true);

    [Benchmark(Description = "writing pages")]
    public void Write()
    {
        using var folder = new StagedFolder(stage);
        for (var i = 0; i < rendered.Length; i++)
        {
            folder.WriteFile($"{i}.html", rendered[i].Span);
        }
    }
}
