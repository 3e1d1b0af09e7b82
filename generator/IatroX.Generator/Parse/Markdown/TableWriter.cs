using System.Globalization;
using Markdig.Extensions.Tables;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Writes a table so that it scrolls inside itself on a narrow screen and each header names its cells.</summary>
internal static class TableWriter
{
    public static void Write(Table table, BodyOutput output, Action<TableCell> writeCell)
    {
        output.Html.Append(CultureInfo.InvariantCulture, $"<div class=\"table-scroll\" role=\"region\" aria-label=\"Table {output.NextTable()}\" tabindex=\"0\">\n<table>\n");
        var inBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (!row.IsHeader && !inBody)
            {
                output.Html.Append("<tbody>\n");
                inBody = true;
            }
            WriteRow(table, row, output, writeCell);
        }
        output.Html.Append(inBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
        output.EndBlock();
    }

    private static void WriteRow(Table table, TableRow row, BodyOutput output, Action<TableCell> writeCell)
    {
        output.Html.Append(row.IsHeader ? "<thead>\n<tr>" : "<tr>");
        var column = 0;
        foreach (var cell in row.OfType<TableCell>())
        {
            var tag = row.IsHeader && !IsEmpty(cell) ? "th scope=\"col\"" : "td";
            output.Html.Append('<').Append(tag).Append(Alignment(table, column++)).Append('>');
            writeCell(cell);
            output.Html.Append(tag[0] == 't' && tag[1] == 'h' ? "</th>" : "</td>");
            output.Text.Append("; ");
        }
        output.Text.Append('\n');
        output.Html.Append(row.IsHeader ? "</tr>\n</thead>\n" : "</tr>\n");
    }

    private static bool IsEmpty(TableCell cell) => cell is [] or [Markdig.Syntax.ParagraphBlock { Inline.FirstChild: null }];

    private static string Alignment(Table table, int column) =>
        column >= table.ColumnDefinitions.Count ? "" : table.ColumnDefinitions[column].Alignment switch
        {
            TableColumnAlign.Center => " class=\"align-center\"",
            TableColumnAlign.Right => " class=\"align-right\"",
            _ => "",
        };
}
