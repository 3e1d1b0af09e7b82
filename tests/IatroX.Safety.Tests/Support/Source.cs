using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Safety.Tests.Support;

/// <summary>Parses texts as a build does, without a site around them.</summary>
internal static class Source
{
    public static SiteConfig Config { get; } = ConfigParser.Parse(
        new SourceText("site.yaml", "site.yaml", "name: T\ntagline: T\ndescription: T.\nbase_url: https://clinic.test/\norganisation: T\ndisclaimer: T.\n"), null).Value!;

    public static MarkdownParser Markdown { get; } = new(Config, [new Abbreviation("AF", "atrial fibrillation", default)], [new MediaFile("a.png", "a.png", 1, 1, 1)]);

    public static (MarkdownBody Body, IReadOnlyList<Diagnostic> Findings) Body(string markdown)
    {
        var findings = new Findings("input/questions/t/q.md");
        return (Markdown.Parse(markdown, 1, "questions/t/q.md", "/questions/q/", findings), findings.All);
    }

    public static Parsed<Question?> Question(string text) => QuestionParser.Parse(new SourceText("input/questions/t/q.md", "questions/t/q.md", text), Markdown);

    /// <summary>Every YAML file that an author can write, read from the same text.</summary>
    public static ImmutableArray<Diagnostic> DataFiles(string text)
    {
        SourceText Named(string name) => new("input/" + name, name, text);
        return
        [
            .. Generator.Parse.DataFiles.Topics(Named("topics.yaml")).Findings, .. Generator.Parse.DataFiles.Guidelines(Named("guidelines.yaml")).Findings,
            .. Generator.Parse.DataFiles.Synonyms(Named("synonyms.yaml")).Findings, .. Generator.Parse.DataFiles.Abbreviations(Named("abbreviations.yaml")).Findings,
            .. Generator.Parse.DataFiles.Reviewer(Named("reviewers/x.yaml")).Findings, .. ConfigParser.Parse(Named("site.yaml"), null).Findings,
        ];
    }
}
