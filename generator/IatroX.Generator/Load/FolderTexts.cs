using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>A folder with those of its files that are read whole.</summary>
/// <param name="Texts">By path.</param>
/// <param name="Findings">About files that could not be read.</param>
internal sealed record FolderTexts(InputFolder Folder, ImmutableArray<SourceText> Texts, ImmutableArray<Diagnostic> Findings)
{
    public static FolderTexts None { get; } = new(new InputFolder("", "", [], []), [], []);

    /// <param name="isText">Which paths are read.</param>
    public static FolderTexts Read(InputFolder folder, Func<string, bool> isText)
    {
        var texts = ImmutableArray.CreateBuilder<SourceText>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in folder.Paths.Where(isText))
        {
            var (text, finding) = TextFile.Read(folder, path);
            if (text is not null)
            {
                texts.Add(text);
            }
            else
            {
                findings.Add(finding!);
            }
        }
        return new FolderTexts(folder, texts.DrainToImmutable(), findings.DrainToImmutable());
    }

    /// <summary>The same value when nothing within the folder changed.</summary>
    public FolderTexts After(SourceChanges changes, Func<string, bool> isText) =>
        changes.IsAll || changes.Within(Folder.FullPath).Any() ? Read(Folder.After(changes), isText) : this;
}
