using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Cli.Reports;

/// <summary>Answers to look at again: as a table to read, as the body of an issue, as JSON.</summary>
internal static class ReviewReport
{
    public static string Of(ImmutableArray<ReviewTask> tasks, string format) => format switch
    {
        "markdown" => Markdown(tasks),
        "json" => Json(tasks),
        _ => Table(tasks),
    };

    private static string Table(ImmutableArray<ReviewTask> tasks)
    {
        if (tasks.IsEmpty)
        {
            return "No answer is due.";
        }
        string[][] rows = [["reviewer", "topic", "due", "file", "why"], .. tasks.Select(task => (string[])
            [task.Reviewer.Id.Value, task.Question.Topics[0].Value.Value, Dates.Iso(task.Due), task.Question.File, task.Why])];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Join('\n', rows.Select(row => FindingPrinter.Printable(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())));
    }

    private static string Markdown(ImmutableArray<ReviewTask> tasks)
    {
        if (tasks.IsEmpty)
        {
            return "No answer is due.";
        }
        var text = new StringBuilder();
        foreach (var byReviewer in tasks.GroupBy(task => task.Reviewer.Id))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {SafeMarkdown.Text(byReviewer.First().Reviewer.Name.Value)}\n\n");
            foreach (var byTopic in byReviewer.GroupBy(task => task.Question.Topics[0].Value))
            {
                text.Append(CultureInfo.InvariantCulture, $"### {byTopic.Key}\n\n");
                foreach (var task in byTopic)
                {
                    text.Append(CultureInfo.InvariantCulture, $"- [ ] {SafeMarkdown.Text(task.Question.Title.Value)} (`{task.Question.File}`): {SafeMarkdown.Text(task.Why)}\n");
                }
                text.Append('\n');
            }
        }
        return text.ToString().TrimEnd();
    }

    private static string Json(ImmutableArray<ReviewTask> tasks) => JsonReport.Document(json =>
    {
        json.WriteStartArray("due");
        foreach (var task in tasks)
        {
            json.WriteStartObject();
            json.WriteString("question", task.Question.Title.Value);
            json.WriteString("file", task.Question.File);
            json.WriteString("url", task.Question.Url);
            json.WriteString("topic", task.Question.Topics[0].Value.Value);
            json.WriteString("reviewer", task.Reviewer.Id.Value);
            json.WriteString("reviewed", Dates.Iso(task.Question.ReviewDate!.Value.Value));
            json.WriteString("due", Dates.Iso(task.Due));
            json.WriteString("why", task.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
