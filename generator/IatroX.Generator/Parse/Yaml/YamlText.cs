using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Yaml;

/// <summary>Finds where a character of a value stands in the file: between them are quotes, escapes and folded lines.</summary>
internal static class YamlText
{
    /// <summary>Walks the value and the file together; what only the file has (a quote, a backslash, indentation, the sign of a block) is passed over.</summary>
    /// <param name="offset">In the value's text.</param>
    public static Position PlaceOf(YamlNode value, int offset, SourceText source)
    {
        var (at, line, column) = (StartOf(source.Text, value.At.Line) + value.At.Column - 1, value.At.Line, value.At.Column);
        for (var i = 0; at < source.Text.Length; at++)
        {
            var (written, meant) = (source.Text[at], value.Text[i]);
            var isSame = written == meant || (char.IsWhiteSpace(written) && char.IsWhiteSpace(meant));
            if (isSame && i == offset)
            {
                return value.At with { Line = line, Column = column };
            }
            i += isSame ? 1 : 0;
            (line, column) = written == '\n' ? (line + 1, 1) : (line, column + 1);
        }
        return value.At;
    }

    private static int StartOf(string text, int line)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
        {
            start = text.IndexOf('\n', start) + 1;
        }
        return start;
    }
}
