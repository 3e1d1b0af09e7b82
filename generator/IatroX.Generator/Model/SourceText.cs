namespace IatroX.Generator.Model;

/// <summary>One text file as read, decoded from UTF-8, with LF line ends.</summary>
/// <param name="File">How findings name it: relative to the site.</param>
/// <param name="Path">Relative to <c>input/</c>, <c>theme/</c> or <c>output-config/</c>, with forward slashes.</param>
public sealed record SourceText(string File, string Path, string Text);
