using System.Buffers;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>HTML that is safe to put into a page as it is: made by our own code, or escaped.</summary>
public readonly record struct SafeHtml(string Value)
{
    /// <summary>The characters that mean something in HTML.</summary>
    public static SearchValues<char> Special { get; } = SearchValues.Create("&<>\"'");

    public static SafeHtml Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return new SafeHtml(text);
        }
        var output = new StringBuilder(text.Length + 16);
        AppendEscaped(output, text);
        return new SafeHtml(output.ToString());
    }

    /// <summary>Appends text so that it stays text in element content and in a quoted attribute.</summary>
    public static void AppendEscaped(StringBuilder output, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var special and >= 0)
        {
            output.Append(text[..special]).Append(EntityOf(text[special]));
            text = text[(special + 1)..];
        }
        output.Append(text);
    }

    /// <summary>How one of <see cref="Special"/> is written as text.</summary>
    public static string EntityOf(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };

    public override string ToString() => Value ?? "";
}
