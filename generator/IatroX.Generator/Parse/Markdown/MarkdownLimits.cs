using System.Buffers;
using IatroX.Generator.Model;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Refuses texts on which the Markdown library's time would grow faster than their length.</summary>
/// <remarks>
/// Unclosed link openers cost Markdig about n² (12,000 take 4 to 10 s), and so do addresses without brackets, each of which looks
/// for an open link all the way back; so their number is bounded where they cost 0.1 s; a long answer has under a hundred. So do headings
/// underlined with = or -, each of which is looked for among all blocks before it (250,000 take 25 s). Every row of a table is filled up to its widest row, so 36 KB of text could ask
/// for ten million cells; the widest row and the number of lines bound how many there can be.
/// </remarks>
internal static class MarkdownLimits
{
    public const int MaxCharacters = 1024 * 1024;
    public const int MaxOpeners = 2_000;
    public const int MaxLineCharacters = 64 * 1024;

    /// <summary>Lines of = or - alone, which may underline a heading or part the text.</summary>
    public const int MaxUnderlines = 2_000;

    public const int MaxTableCells = 50_000;

    /// <summary>Each is an entry of the page's contents and of the search; a long answer has under fifty.</summary>
    public const int MaxHeadings = 500;

    /// <summary>Paragraphs, items, quotes and all else that stands in lines of its own, outside tables; a long answer has some hundreds, and a phone shows these in a second.</summary>
    public const int MaxBlocks = 10_000;

    /// <summary>Characters of the HTML of a page: what is written once may be published at each of its uses. A long answer has a hundredth.</summary>
    public const int MaxHtmlCharacters = 4 * 1024 * 1024;

    /// <summary>What can be counted only when the text has been read.</summary>
    public static bool AllowRead(MarkdownDocument document, int firstLine, Findings findings)
    {
        var (blocks, headings) = (0, 0);
        foreach (var block in document.Descendants<Block>())
        {
            headings += block is HeadingBlock ? 1 : 0;
            blocks += block is TableRow or TableCell || block.Parent is TableCell ? 0 : 1;
            if (headings > MaxHeadings)
            {
                return Refuse(findings, block.Line + firstLine, $"the page has more than {MaxHeadings} headings, which is the limit. Split it.");
            }
            if (blocks > MaxBlocks)
            {
                return Refuse(findings, block.Line + firstLine, $"the page has more than {MaxBlocks} paragraphs, items of lists and the like, which is the limit. Split it.");
            }
        }
        return true;
    }

    /// <summary>What can be counted only when the page is written.</summary>
    public static bool AllowWritten(int htmlCharacters, int firstLine, Findings findings) => htmlCharacters <= MaxHtmlCharacters
        || Refuse(findings, firstLine, $"the page becomes more than {MaxHtmlCharacters / 1024 / 1024} MiB of HTML, which is the limit. Split it.");

    public static bool Allow(string markdown, int firstLine, Findings findings)
    {
        if (markdown.Length > MaxCharacters)
        {
            return Refuse(findings, firstLine, $"the page has more than {MaxCharacters / 1024} KiB of text, which is the limit. Split it.");
        }
        var line = firstLine;
        var (openers, addresses, underlines) = (0, 0, 0);
        var (lines, rows, widest, widestAt) = (0, 0, 0, firstLine);
        foreach (var range in markdown.AsSpan().Split('\n'))
        {
            var text = markdown.AsSpan(range);
            if (text.Length > MaxLineCharacters)
            {
                return Refuse(findings, line, $"this line has more than {MaxLineCharacters / 1024} KiB, which is the limit. Break it into paragraphs.");
            }
            openers += text.Count('[') + text.Count('<');
            if (openers > MaxOpeners)
            {
                return Refuse(findings, line, $"the page has more than {MaxOpeners} opening brackets ([ and <), which is the limit. Split it.");
            }
            addresses += Addresses(text);
            if (addresses > MaxOpeners)
            {
                return Refuse(findings, line, $"the page has more than {MaxOpeners} addresses (www., https:// and the like), which is the limit. Split it.");
            }
            underlines += IsUnderline(text) ? 1 : 0;
            if (underlines > MaxUnderlines)
            {
                return Refuse(findings, line, $"the page has more than {MaxUnderlines} lines of = or - alone, which is the limit. Split it.");
            }
            lines++;
            var bars = text.Count('|');
            rows += IsDelimiterRow(text, bars) ? 1 : 0;
            (widest, widestAt) = bars > widest ? (bars, line) : (widest, widestAt);
            line++;
        }
        return rows == 0 || (widest + 1L) * lines <= MaxTableCells
            || Refuse(findings, widestAt, $"with a row of {widest + 1} cells, the tables of this page could have more than {MaxTableCells} cells, which is the limit. Split the table or the page.");
    }

    /// <summary>How often a line begins what may be an address that becomes a link by itself.</summary>
    private static int Addresses(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var rest = line; rest.IndexOfAny(AddressStarts) is var at and >= 0; rest = rest[(at + 1)..])
        {
            count++;
        }
        return count;
    }

    private static readonly SearchValues<string> AddressStarts = SearchValues.Create(["www.", "://", "mailto:", "tel:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What may underline a heading, in a quotation or an item too.</summary>
    private static bool IsUnderline(ReadOnlySpan<char> line) => line.IndexOfAny('=', '-') >= 0 && line.IndexOfAnyExcept(Underline) < 0;

    private static readonly SearchValues<char> Underline = SearchValues.Create("=- \t>");

    /// <summary>The line below a table's heading: nothing but dashes, colons and bars, in a quotation too.</summary>
    private static bool IsDelimiterRow(ReadOnlySpan<char> line, int bars) => bars > 0 && line.Contains('-') && line.IndexOfAnyExcept(DelimiterRow) < 0;

    private static readonly SearchValues<char> DelimiterRow = SearchValues.Create("|-: \t>");

    private static bool Refuse(Findings findings, int line, string message)
    {
        findings.Add(Rules.TooLarge, line, 1, message);
        return false;
    }
}
