using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Finds marks of Markdown and HTML in a page's running text that did nothing, so that a reader would see them as they are written.</summary>
internal sealed class LeftoverMarks
{
    /// <summary>Elements that people write into Markdown, with what to write in their place.</summary>
    private static readonly FrozenDictionary<string, string> Elements = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Write **words** for bold."] = ["b", "strong"],
        ["Write *words* for italics."] = ["i", "em", "cite", "dfn", "var"],
        ["Begin a new paragraph, or end the line above with a backslash."] = ["br"],
        ["Write the character itself, such as ² or ₂."] = ["sub", "sup"],
        ["Write [words](address) for a link."] = ["a"],
        ["Write ![what it shows](../../media/name.png) for a picture."] = ["img", "figure", "figcaption", "picture"],
        ["Write '-' or '1.' before each line for a list."] = ["ul", "ol", "li"],
        ["Write '##' before a heading."] = ["h1", "h2", "h3", "h4", "h5", "h6"],
        ["Write '|' between the cells of a table."] = ["table", "thead", "tbody", "tr", "td", "th"],
        ["Write '> ' before each line of a quotation."] = ["blockquote", "q"],
        ["Leave a blank line between paragraphs, and remove the tag."] = ["p", "div", "span", "section", "center", "font", "u", "s", "del", "ins", "mark", "small", "big"],
        ["Write '---' on a line of its own for a rule."] = ["hr"],
        ["Remove the tag."] = ["script", "style", "iframe", "object", "embed", "form", "input", "button", "video", "audio", "svg", "math", "details", "summary", "abbr", "code", "pre", "kbd", "html", "body", "head", "link", "meta"],
    }.SelectMany(group => group.Value.Select(name => KeyValuePair.Create(name, group.Key))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByName = Elements.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a tag or a bracket may have between its ends.</summary>
    private const int Longest = 300;

    /// <summary>Elements whose opening tag was told: their closing ones go with it.</summary>
    private readonly HashSet<string> opened = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="meant">Places where the author put a backslash before the mark, or wrote it as an entity.</param>
    /// <param name="isCell">True in tables, where no heading, table or box can begin.</param>
    public ImmutableArray<TextFinding> Of(ReadOnlySpan<char> text, HashSet<int> meant, bool isCell)
    {
        ImmutableArray<TextFinding>.Builder? found = null;
        Add(isCell || meant.Contains(0) ? null : AtStart(text));
        Add(FailedBold(text, meant));
        for (var i = 0; i + 1 < text.Length && text[i..^1].IndexOfAny(Marks) is var next and >= 0; i++)
        {
            i += next;
            Add(meant.Contains(i) ? null : At(text, i));
        }
        return found?.DrainToImmutable() ?? [];

        void Add(TextFinding? finding)
        {
            if (finding is { } one)
            {
                (found ??= ImmutableArray.CreateBuilder<TextFinding>()).Add(one);
            }
        }
    }

    private static readonly SearchValues<char> Marks = SearchValues.Create("<[]@");

    /// <summary>Finds marks in a text that is read as plain words, such as a question or a summary.</summary>
    public static ImmutableArray<TextFinding> OfPlain(ReadOnlySpan<char> text)
    {
        LeftoverMarks? marks = null;
        ImmutableArray<TextFinding>.Builder? found = null;
        for (var i = 0; i + 1 < text.Length && text[i..^1].IndexOfAny(PlainMarks) is var next and >= 0; i++)
        {
            i += next;
            var length = (marks ??= new LeftoverMarks()).PlainMark(text.Slice(i, Math.Min(Longest, text.Length - i)), isInWord: i > 0 && char.IsLetterOrDigit(text[i - 1]));
            if (length > 0)
            {
                (found ??= ImmutableArray.CreateBuilder<TextFinding>()).Add(Shown(i, $"marks are shown as they are written: readers would see '{text.Slice(i, length)}'. Write plain words."));
                i += length - 1;
            }
        }
        return found?.DrainToImmutable() ?? [];
    }

    private static readonly SearchValues<char> PlainMarks = SearchValues.Create("*_~`[<&");

    /// <summary>How long a mark with its words is; 0 when there is none.</summary>
    private int PlainMark(ReadOnlySpan<char> rest, bool isInWord)
    {
        foreach (var pair in (ReadOnlySpan<string>)["**", "__", "~~", "`"])
        {
            if (rest.StartsWith(pair) && rest.Length > pair.Length && !char.IsWhiteSpace(rest[pair.Length]) && rest[pair.Length..].IndexOf(pair) is var end and > 0)
            {
                return end + 2 * pair.Length;
            }
        }
        if (rest[0] is '*' or '_')
        {
            return isInWord ? 0 : Italics(rest);
        }
        if (rest[0] == '&')
        {
            // Only what is the name or number of a character: not U&Es;.
            return rest.IndexOf(';') is var entity and > 1 && WebUtility.HtmlDecode(rest[..(entity + 1)].ToString()).Length <= 2 ? entity + 1 : 0;
        }
        if (rest.StartsWith("<!--"))
        {
            return rest.IndexOf("-->") is var last and > 0 ? last + "-->".Length : "<!--".Length;
        }
        var bracket = rest.IndexOf(']');
        if (rest[0] == '[' && bracket > 1 && (rest[1] == '@' || (bracket + 1 < rest.Length && rest[bracket + 1] == '(')))
        {
            return rest[1] == '@' ? bracket + 1 : rest[bracket..].IndexOf(')') is var close and > 0 ? bracket + close + 1 : 0;
        }
        return rest[0] == '<' && Tag(rest, 0) is not null ? rest.IndexOf('>') + 1 : 0;
    }

    /// <summary>Words between two marks that stand close to them and apart from others; not the star of HLA-B*57:01, nor two that refer to notes.</summary>
    private static int Italics(ReadOnlySpan<char> rest)
    {
        for (var i = 2; i < rest.Length && char.IsLetterOrDigit(rest[1]); i++)
        {
            if (rest[i] == rest[0] && !char.IsWhiteSpace(rest[i - 1]) && (i + 1 == rest.Length || !char.IsLetterOrDigit(rest[i + 1])))
            {
                return i + 1;
            }
        }
        return 0;
    }

    /// <summary>Two stars, and two more, of which one pair stands where bold begins or ends: "**Dose: **5mg". Not those of notes below a table: "5mg** or 10mg**".</summary>
    private static TextFinding? FailedBold(ReadOnlySpan<char> text, HashSet<int> meant)
    {
        const string stars = "**";
        var first = text.IndexOf(stars);
        if (first >= 0 && text.LastIndexOf(stars) == first && BeginsBold(text, first) && !meant.Contains(first))
        {
            return Shown(first, "these stars make nothing bold, because no two stars follow that end it, and readers would see them. Write ** behind the last bold word too, or put a backslash before each star where they are meant to be seen.");
        }
        var between = first < 0 ? -1 : text[(first + stars.Length)..].IndexOf(stars);
        var second = first + stars.Length + between;
        if (between < 0 || meant.Contains(first) || meant.Contains(second) || (first > 0 && char.IsLetterOrDigit(text[first - 1])))
        {
            return null;
        }
        var after = text[first + stars.Length];
        return !char.IsLetterOrDigit(after) && (!char.IsWhiteSpace(after) || char.IsWhiteSpace(text[second - 1]))
            ? null
            : Shown(first, "these stars make nothing bold, and readers would see them. Leave no space between them and the words that they stand around, and one outside, such as **Dose:** 5mg.");
    }

    /// <summary>Stars apart from the word before them and close to the one behind.</summary>
    private static bool BeginsBold(ReadOnlySpan<char> text, int stars) =>
        (stars == 0 || char.IsWhiteSpace(text[stars - 1]) || text[stars - 1] == '(') && stars + 2 < text.Length && char.IsLetterOrDigit(text[stars + 2]);

    /// <summary>What begins like a heading, an item of a list, a table or a box and is none.</summary>
    private static TextFinding? AtStart(ReadOnlySpan<char> text)
    {
        var depth = text.IndexOfAnyExcept('#');
        if (depth is >= 1 and <= 6 && (depth == 1 ? BeginsTitle(text[1..]) : char.IsLetter(text[depth])))
        {
            return Shown(0, $"this is no heading without a space: readers would see '{text[..depth]}'. Write '{new string('#', Math.Max(2, depth))} ' before its words, or put a backslash before it where it is meant to be seen.");
        }
        if (text is [var bullet, _, ..] && (Bullets.Contains(bullet) || (bullet == '-' && char.IsLetter(text[1]) && !IsNegative(text))))
        {
            return Shown(0, $"this is no item of a list: readers would see '{bullet}'. Begin each item on a line of its own with '- ', a hyphen and a space.");
        }
        if (text.StartsWith("[!") && text.IndexOf(']') is var close and > 2 && Callout.Of(text[2..close].ToString()) is { } box)
        {
            return new TextFinding(Rules.UnknownCallout, 0, $"'{text[..(close + 1)]}' makes no {(box.IsCareCard ? "care card" : "alert")} here: it comes first after '> ', without stars or other marks. Write '> [!{text[2..close].ToString().ToUpperInvariant()}]', and '> ' before each further line.");
        }
        return text.StartsWith('|') && text[1..].Contains('|') && text.TrimEnd().EndsWith('|')
            ? Shown(0, "this is no table: readers would see its bars. Write a line such as |---|---| below its first line, with as many cells, and a blank line above it.")
            : null;
    }

    /// <summary>How clinicians write "negative", as in "-ve culture".</summary>
    private static bool IsNegative(ReadOnlySpan<char> text) => text.StartsWith("-ve") && (text.Length == 3 || !char.IsLetterOrDigit(text[3]));

    /// <summary>As word processors and PDFs have them.</summary>
    private const string Bullets = "•◦▪‣●○■";

    /// <summary>A capital and a small letter; after a single # anything else may be the sign for a fracture, as in #NOF.</summary>
    private static bool BeginsTitle(ReadOnlySpan<char> text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]);

    /// <summary>True when nothing is left of the text without comments but marks and spaces.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        while (text.IndexOf("<!--") is var start and >= 0)
        {
            if (HasWords(text[..start]))
            {
                return false;
            }
            var end = text[start..].IndexOf("-->");
            text = end < 0 ? [] : text[(start + end)..];
        }
        return !HasWords(text);
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                return true;
            }
        }
        return false;
    }

    private TextFinding? At(ReadOnlySpan<char> text, int at)
    {
        var rest = text.Slice(at, Math.Min(Longest, text.Length - at));
        return text[at] switch
        {
            '<' => rest.StartsWith("<!--") ? Shown(at, "comments are shown to readers. Delete this one.") : Tag(rest, at),
            '[' when rest[1] == '^' => Note(rest, at),
            '[' when at > 0 && text[at - 1] == ')' && IsAddress(rest[1..], ']') => Shown(at, "this is no link: its brackets are the wrong way round, and readers would see them. Write [words](address)."),
            '[' => Citation(rest, at),
            '@' => at > 0 && char.IsLetterOrDigit(text[at - 1]) ? null : Unbracketed(rest, at),
            _ when rest.StartsWith("] (") && IsAddress(rest[3..], ')') => Shown(at + 2, "this is no link: a space stands between its words and its address, and readers would see its marks. Write [words](address) without it."),
            _ when rest[1] is '(' => Shown(at + 1, "this is no link: its address holds a space or has no end, and readers would see its marks. Write the address without spaces, such as [words](acute-gout.md)."),
            _ when rest[1] is '[' && rest[2..].IndexOf(']') is var end and > 0 => Shown(at + 1, $"this is no link: the address of '[{rest.Slice(2, end)}]' is written nowhere on this page, and readers would see the brackets. Write [words](address)."),
            _ => null,
        };
    }

    /// <summary>Characters; a page's path has fewer, and a text of brackets alone is not read to its end for each.</summary>
    private const int LongestAddress = 300;

    /// <summary>A page's path before the bracket.</summary>
    private static bool IsAddress(ReadOnlySpan<char> rest, char end) =>
        rest[..Math.Min(rest.Length, LongestAddress)].IndexOf(end) is var length and > 0 && !rest[..length].Contains(' ') && (rest[..length].EndsWith(".md") || rest[..length].Contains(".md#", StringComparison.Ordinal));

    private static TextFinding Shown(int at, string message) => new(Rules.ShownMark, at, message);

    /// <summary>A name that HTML knows, at its end a slash or '>', or attributes with an equals sign before it: not "5 &lt;a and b> c".</summary>
    private TextFinding? Tag(ReadOnlySpan<char> rest, int at)
    {
        var isClosing = rest[1] == '/';
        var start = isClosing ? 2 : 1;
        var length = rest[start..].IndexOfAnyExcept(Letters);
        var end = rest.IndexOf('>');
        if (length <= 0 || end < 0 || !ByName.TryGetValue(rest.Slice(start, length), out var instead))
        {
            return null;
        }
        var within = rest[(start + length)..end].Trim();
        if (within is not ("" or "/") && !within.Contains('='))
        {
            return null;
        }
        var name = rest.Slice(start, length).ToString();
        var shown = within.Contains('=') ? $"<{name} …>" : rest[..(end + 1)].ToString();
        return (isClosing ? opened.Contains(name) : !opened.Add(name) && !IsEmptyElement(name))
            ? null
            : Shown(at, $"HTML does nothing here: readers would see '{shown}'. {instead}");
    }

    /// <summary>One with no closing tag stands for itself at every place.</summary>
    private static bool IsEmptyElement(string name) => name.ToLowerInvariant() is "br" or "img" or "hr";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456");

    private static TextFinding? Note(ReadOnlySpan<char> rest, int at) =>
        rest.IndexOf(']') is var end and > 2 && !rest[2..end].ContainsAny(' ', '[') ? Shown(at, $"there is no note '{rest[..(end + 1)]}' on this page, and readers would see the brackets. Write the note on a line of its own, '{rest[..(end + 1)]}: …', or delete the mark.") : null;

    private static TextFinding? Unbracketed(ReadOnlySpan<char> rest, int at)
    {
        var end = 1;
        while (end < rest.Length && char.IsAsciiLetterOrDigit(rest[end]))
        {
            end++;
        }
        return GuidelineId.TryParse(rest[1..end].ToString().ToUpperInvariant(), out var source)
            ? new TextFinding(Rules.BadCitation, at, $"{rest[..end]} is no citation without brackets close to it. Write [@{source}].")
            : null;
    }

    /// <summary>A reference of NICE in brackets whose at sign was forgotten.</summary>
    private static TextFinding? Citation(ReadOnlySpan<char> rest, int at) =>
        rest.IndexOf(']') is var end and > 3 && CitationInline.IsCitation(rest[1..end].ToString())
            ? new TextFinding(Rules.BadCitation, at, $"{rest[..(end + 1)]} is no citation without '@'. Write [@{rest[1..end]}].")
            : null;
}
