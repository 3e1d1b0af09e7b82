namespace IatroX.Generator.Parse.Yaml;

/// <summary>Says a YAML parser's complaint in the words of somebody who writes front matter.</summary>
public static class YamlMessages
{
    public const string NotValid = "this is not valid YAML";

    private const string ColonInText = "a colon followed by a space starts a new key, so text that contains one must be in double quotes.";
    private const string Backslash = "a backslash in double quotes starts an escape. Write two backslashes, or use single quotes.";

    private static readonly (string Sign, string Words)[] Known =
    [
        ("mapping values are not allowed", ColonInText),
        ("found invalid mapping", ColonInText),
        ("did not find expected key", "a key was expected here. Check the indentation, and put text that contains quotes or colons in double quotes."),
        ("did not find expected '-' indicator", "a list item was expected here. Check that all '-' stand in the same column."),
        ("did not find expected ',' or ']'", "a list in square brackets is not closed, or a comma is missing."),
        ("did not find expected ',' or '}'", "a mapping in braces is not closed, or a comma is missing, or a text with a colon or brackets in it has no double quotes."),
        ("did not find expected comment or line break", "'>' and '|' begin a text on the lines below. Put text that begins with one in double quotes."),
        ("found unexpected end of stream", "a quote or bracket is opened and never closed."),
        ("unexpected end of stream", "a quote or bracket is opened and never closed."),
        ("found character that cannot start any token", "this character cannot start a value. Put the text in double quotes; use spaces, not tabs, to indent."),
        ("tab", "tabs are not allowed here. Use spaces to indent."),
        ("unknown escape character", Backslash),
        ("did not find expected hexadecimal number", Backslash),
        ("Block sequence entries are not allowed", "a list item must begin on a line of its own below its key."),
    ];

    /// <summary>The parser reports a tab where the indented block begins, so its place is looked for.</summary>
    public static bool IsAboutTab(string message) => message.Contains(" tab ", StringComparison.OrdinalIgnoreCase);

    public static string InAuthorsWords(string message)
    {
        foreach (var (sign, words) in Known)
        {
            if (message.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return $"{NotValid}: {words}";
            }
        }
        return $"{NotValid}. Check quotes, colons and indentation near this place.";
    }
}
