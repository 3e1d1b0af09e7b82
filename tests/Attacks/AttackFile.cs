using System.Globalization;
using System.Text;

namespace IatroX.Tests.Attacks;

/// <summary>A content file whose pieces are each a vector, with something harmless to take its place once it was refused.</summary>
internal sealed class AttackFile(string path)
{
    private readonly List<Piece> pieces = [];

    public string Path => path;

    public AttackFile Plain(string text) => Add("", text, text);

    /// <param name="hostile">Ends with a line feed.</param>
    public AttackFile Add(string field, string hostile, string harmless)
    {
        pieces.Add(new Piece(field, hostile.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), harmless));
        return this;
    }

    /// <summary>A line <c>before "vector" after</c> of YAML.</summary>
    public AttackFile Line(string field, string before, string vector, string after = "") => Add(field, $"{before}{Quoted(vector)}{after}\n", $"{before}Harmless{after}\n");

    public string Text => string.Concat(pieces.Select(piece => piece.Text));

    /// <summary>Takes out the vector on the line; gives its field, or null when no vector is there.</summary>
    public string? Refuse(int line)
    {
        var end = 0;
        foreach (var piece in pieces)
        {
            end += piece.Text.Count(c => c == '\n');
            if (line <= end)
            {
                var field = piece.IsRefused || piece.Field.Length == 0 ? null : piece.Field;
                piece.IsRefused = true;
                return field;
            }
        }
        return null;
    }

    /// <summary>With everything but ASCII escaped, so that no check of the file's bytes sees it.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append(rune),
                >= 0x20 and < 0x7f => quoted.Append(rune),
                < 0x10000 => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }
        return quoted.Append('"').ToString();
    }

    private sealed class Piece(string name, string hostile, string harmless)
    {
        public string Field => name;

        public bool IsRefused { get; set; }

        public string Text => IsRefused ? harmless : hostile;
    }
}
