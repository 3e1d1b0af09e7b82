using System.Collections.Immutable;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;

namespace IatroX.Generator;

/// <summary>The corridor of <c>iatrox check</c>: everything that a build judges, compared with the whole history, and nothing written.</summary>
public static class SiteCheck
{
    /// <summary>By file, line and column.</summary>
    public static ImmutableArray<Diagnostic> Run(BuildOptions options, BuildWatch watch)
    {
        var reading = SiteBuild.Read(options, watch, withHistory: true);
        if (reading is not { Site: { } site, Theme: { } theme } || reading.HasErrors)
        {
            return reading.Findings;
        }
        var publication = Publication.Of(site, reading.Judged);
        var relations = watch.Stage("relate", () => RelatedQuestions.Of(publication, options.Jobs));
        var pages = new SitePages(publication, relations, theme, () => [], MediaFolder.Bytes).Pages().ToImmutableArray();
        var faults = watch.Stage("render", () => InOrder.Map(pages, options.Jobs, FaultOf));
        return faults.FirstOrDefault(fault => fault is not null) is { } first ? [.. reading.Findings, first] : reading.Findings;
    }

    /// <summary>Templates are judged by rendering with them.</summary>
    internal static Diagnostic? FaultOf(OutputFile page)
    {
        try
        {
            _ = page.Render();
            return null;
        }
        catch (ThemeException error)
        {
            return error.Finding;
        }
    }
}
