using System.Net;
using System.Text.RegularExpressions;

namespace IatroX.Generator;

/// <summary>What a published page tells its reader, a line for each line of its HTML: words, what abbreviations stand for, what pictures are said to show.</summary>
/// <remarks>Made from the HTML, so that it shows whatever reached the page. What stands around the main part, and related questions, are left out.</remarks>
internal static partial class PageWords
{
    public static string Of(string html)
    {
        var main = Related().Replace(Main().Match(html).Value, "");
        var lines = main.Split('\n').Select(line => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(line, Told)), " ").Trim());
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Told(Match tag) => ToldAttribute().Match(tag.Value) is { Success: true } told ? $" ({told.Groups[1].Value}) " : "";

    [GeneratedRegex("<main[ >].*</main>", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Main();

    [GeneratedRegex("<section[^>]* id=\"related\".*?</section>", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Related();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(" (?:title|alt)=\"([^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ToldAttribute();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
