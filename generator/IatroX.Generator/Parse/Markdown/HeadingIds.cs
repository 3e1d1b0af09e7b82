using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Makes the ids of one page's headings: readable, unique, and never one that the theme uses.</summary>
public sealed class HeadingIds
{
    /// <summary>Ids of the theme's own elements; a test compares them with the templates.</summary>
    public static FrozenSet<string> Reserved { get; } = new[]
    {
        "answer", "review", "references", "related", "cite", "changes", "contents", "main", "top", "search", "summary", "footnotes", "disclaimer",
        "notices", "abbreviations", "navigation", "header", "footer", "breadcrumb", "pager", "topics", "copy", "share",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] ReservedPrefixes = ["ref-", "cite-", "fn-", "fnref-", "site-", "search-", "abbr-"];

    /// <summary>An entity can stand for it, which has its own finding; .NET does not normalize it.</summary>
    private const char NoCharacter = '\ufffe';

    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The number to try next for an id that is taken, so that a thousand headings of one name cost a thousand steps.</summary>
    private readonly Dictionary<string, int> next = new(StringComparer.Ordinal);

    public string Next(string heading)
    {
        var id = Slugified(heading);
        if (id.Length == 0 || Array.Exists(ReservedPrefixes, prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
        {
            id = ("section-" + id).TrimEnd('-');
        }
        var unique = Reserved.Contains(id) ? id + "-section" : id;
        while (!used.Add(unique))
        {
            var number = next.GetValueOrDefault(id, 2);
            next[id] = number + 1;
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        }
        return unique;
    }

    private static string Slugified(string heading)
    {
        var id = new StringBuilder(heading.Length);
        foreach (var c in heading.Replace(NoCharacter, ' ').Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(char.ToLowerInvariant(c));
            }
            else if (id.Length > 0 && id[^1] != '-' && c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                id.Append('-');
            }
            if (id.Length == 60)
            {
                break;
            }
        }
        return id.ToString().TrimEnd('-');
    }
}
