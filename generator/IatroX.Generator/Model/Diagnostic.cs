namespace IatroX.Generator.Model;

/// <summary>A place in a file of the site. Lines and columns count from 1; 0 means the whole file.</summary>
public readonly record struct Position(string File, int Line, int Column)
{
    public static Position WholeFile(string file) => new(file, 0, 0);
}

/// <summary>How much a finding weighs: an error stops publishing, a warning or note does not.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>A value together with the place where an author wrote it.</summary>
public readonly record struct Located<T>(T Value, Position At);

/// <summary>One finding about the site: which rule, where, and what to do, in the author's words.</summary>
public sealed record Diagnostic(DiagnosticRule Rule, Position At, string Message)
{
    /// <summary>The rule's own severity, unless the review policy says otherwise.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>True for an error, and for what is one as soon as drafts are not shown.</summary>
    public bool StopsPublishing { get => field || Severity == Severity.Error; init; }

    /// <summary>Why the page's editor accepted the finding; null when nobody did.</summary>
    public string? AcceptedBecause { get; init; }

    /// <summary>By file, line, column, code, then message.</summary>
    public static int Compare(Diagnostic left, Diagnostic right)
    {
        var order = string.CompareOrdinal(left.At.File, right.At.File);
        order = order != 0 ? order : left.At.Line.CompareTo(right.At.Line);
        order = order != 0 ? order : left.At.Column.CompareTo(right.At.Column);
        order = order != 0 ? order : string.CompareOrdinal(left.Rule.Code, right.Rule.Code);
        return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
    }
}

/// <summary>A rule that findings belong to, with the text that <c>iatrox explain</c> and DIAGNOSTICS.md print.</summary>
/// <param name="Code">Stable, such as IX203.</param>
/// <param name="Title">A few words.</param>
/// <param name="Meaning">Why it matters.</param>
/// <param name="Example">What an author wrote that breaks it.</param>
/// <param name="Fix">What to do.</param>
public sealed record DiagnosticRule(string Code, Severity Severity, string Title, string Meaning, string Example, string Fix);
