using System.Globalization;
using IatroX.Benchmarks.Related;
using IatroX.Generator.Check;
using IatroX.Generator.Model;
using IatroX.Generator.Relate;

// Measures related questions and the near-duplicate check on any content folder:
//   dotnet run -c Release --project tests/benchmarks/related -- INPUT [MANIFEST RUN] [--jobs N]
// MANIFEST has a line {"id", "path"} a page; RUN is written with a line {"id", "ranked"} a page, for an evaluation program to score.
var jobs = Environment.ProcessorCount;
var names = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--jobs")
    {
        jobs = int.Parse(args[++i], CultureInfo.InvariantCulture);
    }
    else
    {
        names.Add(args[i]);
    }
}
if (names.Count is not (1 or 3))
{
    Console.Error.WriteLine("usage: INPUT [MANIFEST RUN] [--jobs N]");
    return 2;
}

var site = ContentFolder.Read(names[0]);
var publication = Publication.Of(site, jobs);
Console.WriteLine(Text($"{publication.Answers.Length:N0} answers, {jobs} jobs"));

var relations = Stopwatches.Best("related questions", publication.Answers.Length, () => RelatedQuestions.Of(publication, jobs));
var findings = Stopwatches.Best("duplicates", site.Questions.Length, () => DuplicateChecks.QuestionsAreDistinct(site, new()).ToArray());
foreach (var rule in findings.GroupBy(finding => finding.Rule.Code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
{
    Console.WriteLine(Text($"  {rule.Key} {rule.First().Rule.Title}: {rule.Count():N0}"));
}
LinkFigures.Print(publication, relations);
if (names.Count == 3)
{
    RunFile.Write(names[1], names[2], relations);
}
return 0;

static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
