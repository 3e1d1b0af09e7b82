using IatroX.Generator.Model;

namespace IatroX.Generator.Parse;

/// <summary>Collects the findings about one file while it is parsed.</summary>
public sealed class Findings(string file)
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<Diagnostic> known = [];

    /// <summary>Those about a text, which begin with what git left in it and the characters that no reader sees or that pass for others.</summary>
    public static Findings Of(SourceText source)
    {
        var findings = new Findings(source.File);
        MergeConflicts.Find(source.Text, findings);
        OddCharacters.Find(source.Text, findings);
        return findings;
    }

    public string File => file;

    public bool Any => found.Count > 0;

    public IReadOnlyList<Diagnostic> All => found;

    /// <summary>Once, though several links may use the one wrong address.</summary>
    public void Add(DiagnosticRule rule, Position at, string message)
    {
        var finding = new Diagnostic(rule, at, message);
        if (known.Add(finding))
        {
            found.Add(finding);
        }
    }

    public void Add(DiagnosticRule rule, int line, int column, string message) => Add(rule, new Position(file, line, column), message);
}

/// <summary>What parsing one file gave: the value, and what was wrong on the way.</summary>
public sealed record Parsed<T>(T Value, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>False when nothing of the file could be read.</summary>
    public bool IsRead { get; init; } = true;
}
