namespace IatroX.Audit;

/// <summary>Something in a finished site that must not be there.</summary>
/// <param name="Path">The file, relative to the site, with forward slashes.</param>
/// <param name="Line">From 1; 0 means the whole file.</param>
/// <param name="IsManifest">True when the file is not the one that the manifest lists; false when what is in it is not allowed.</param>
public sealed record AuditFinding(string Path, int Line, int Column, string Message, bool IsManifest = false)
{
    /// <summary>By path, line, column, then message.</summary>
    public static int Compare(AuditFinding left, AuditFinding right)
    {
        var order = string.CompareOrdinal(left.Path, right.Path);
        order = order != 0 ? order : (left.Line, left.Column).CompareTo((right.Line, right.Column));
        return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
    }
}
