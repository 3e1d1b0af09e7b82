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
    public static ImmutableArray<Diagnostic> Run(BuildOptions options)
    {
        var watch = new BuildWatch();
        var reading = SiteBuild.Read(options, watch, withHistory: true);
        if (reading is not { Site: { } site, Theme: { } theme } || reading.HasErrors)
        {
            return reading.Findings;
        }
        var publication = Publication.Of(site, reading.Judged);
        try
        {
            // Templates are judged by rendering with them.
            var pages = new SitePages(publication, RelatedQuestions.Of(publication, options.Jobs), theme, () => SearchFiles.Of(publication, options.Jobs), MediaFolder.Bytes).All();
            foreach (var page in pages.Where(page => page.Path.EndsWith(".html", StringComparison.Ordinal)))
            {
                _ = page.Render();
            }
            return reading.Findings;
        }
        catch (ThemeException error)
        {
            return [.. reading.Findings, error.Finding];
        }
    }
}
