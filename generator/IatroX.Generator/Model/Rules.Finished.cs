using static IatroX.Generator.Model.Severity;

namespace IatroX.Generator.Model;

/// <content>Rules of the check that reads a finished site.</content>
public static partial class Rules
{
    public static DiagnosticRule NotAsPublished { get; } = new("IX701", Error, "Site is not as its manifest says",
        "A file was changed, added or lost after the site was published, or the site was never whole.",
        "A page edited in the output folder.", "Build the site again, and copy the whole folder to its host.");

    public static DiagnosticRule ActivePage { get; } = new("IX702", Error, "Published file holds what it may not",
        "Something in a finished file could run, fetch from another site, lead a reader away, or pass for the site's own marks.",
        "<p onclick=\"…\">", "Look at the file's source in the content and the theme; if the content caused it, report it as generator/SECURITY.md says.");
}
